"""What becomes of a message after an attempt: a pure table from (row, outcome) to a verdict.

* Sent → `sent`; so is a refused edit that would change nothing, and the deletion of what is not there.
* Never reached Telegram → tried again, later and later, until it expires.
* Nobody knows → tried again as often as its lane allows, then `unknown`. A week is told once: after an answer that was
  lost it is not told again, only after one in which Telegram said that it had trouble. A broadcast is told once too;
  of both, what a lost sender had not called yet is simply sent.
* 403 → `blocked`. 429, 401 → later. 400 on the formatting → once without. A moved group → its new chat. Else `failed`.
* A picture that was refused, or whose fate nobody knows: its words alone are next. One that went by Telegram's own
  name for it is first uploaded again.
"""

from bot.messaging.transport import NotSent, Outcome, Refused, Sent, Unknown
from bot.storage.outbox import Lane
from bot.storage.outgoing import Row, Verdict

# How often a message whose outcome is unknown is sent again. An urgent message twice is better than none; a reminder
# twice is a nuisance, none is a missed day; a broadcast is not worth a duplicate.
RESENDS = {Lane.URGENT: 3, Lane.REPLY: 3, Lane.REMINDER: 1, Lane.SUMMARY: 1, Lane.BROADCAST: 0}
CHANGES_RESENT = 3
PICTURED = ("sendPhoto", "sendAnimation")
FIRST_DELAY, LONGEST_DELAY = 0.5, 60.0  # seconds
# The call is noted before it begins, so that a lost sender is no lost answer.
ONCE = frozenset({Lane.SUMMARY, Lane.BROADCAST})
REACTION = "setMessageReaction"
DEFAULT_RETRY_AFTER = 1.0  # seconds, for a 429 that does not say


def judge(row: Row, outcome: Outcome, *, by_name: bool = False) -> Verdict:
    """The verdict on the attempt that `row` (as claimed) stands for; `by_name`: its picture was not uploaded."""
    if isinstance(outcome, Sent):
        return Verdict("sent", message_id=_message_id(outcome, row))
    if row.method == REACTION and not isinstance(outcome, Refused):
        return Verdict("skipped", error=outcome.reason)  # a nicety that no reply waits for
    if isinstance(outcome, NotSent):
        return Verdict("waiting", error=outcome.reason, delay=backoff(row.attempts))
    if isinstance(outcome, Refused):
        return _judge_refusal(row, outcome, by_name)
    if row.unknowns < _resends(row) and (outcome.answered or row.lane not in ONCE or _is_change(row)):
        delay = backoff(row.unknowns + 1)
        return Verdict("waiting", error=outcome.reason, delay=delay, unknown=True, plain=row.method in PICTURED)
    return Verdict("unknown", error=outcome.reason, unknown=True)


def _resends(row: Row) -> int:
    return max(RESENDS[row.lane], CHANGES_RESENT) if _is_change(row) else RESENDS[row.lane]


def _is_change(row: Row) -> bool:
    """Of a message that is there: done twice, it is the same."""
    return row.method.startswith(("edit", "delete"))


def lapsed(row: Row) -> Outcome:
    """Of a row whose sender was not heard of in time."""
    never_called = row.lane in ONCE and not row.called
    return NotSent("lease lapsed") if never_called else Unknown("lease lapsed")


def backoff(tries: int) -> float:
    """Seconds to wait after so many tries: 0.5, 1, 2, … 60."""
    return min(LONGEST_DELAY, FIRST_DELAY * 2.0 ** min(tries - 1, 10))


def _judge_refusal(row: Row, refused: Refused, by_name: bool) -> Verdict:
    words = refused.description.lower()
    if refused.status == 429:
        return Verdict("waiting", error="429", delay=retry_after(refused))
    if refused.status == 401:  # a revoked token is the operator's to mend; what waits must not be lost over it
        return Verdict("waiting", error="401", delay=LONGEST_DELAY)
    if refused.status == 403:
        return Verdict("blocked", error="403")
    if refused.migrate_to is not None:
        return Verdict("waiting", error="chat moved", moved_to=refused.migrate_to)
    done = "message is not modified" in words
    if done or (row.method.startswith("delete") and "message to delete not found" in words):
        return Verdict("sent", message_id=row.follows_message)
    if "can't parse" in words and not row.plain:
        return Verdict("waiting", error="can't parse entities", plain=True)
    if row.method in PICTURED and not row.plain:
        return Verdict("waiting", error=_kind(refused.status, words), plain=not by_name)
    kind = _kind(refused.status, words)
    # A chat may allow no reactions; it is a nicety that nobody waits for.
    return Verdict("skipped" if row.method == REACTION else "failed", error=kind)


def retry_after(refused: Refused) -> float:
    return DEFAULT_RETRY_AFTER if refused.retry_after is None else refused.retry_after


# Telegram's description may quote the message, so only known phrases are written down.
KNOWN = (
    "message to edit not found",
    "message to delete not found",
    "message can't be edited",
    "message can't be deleted",
    "can't parse entities",
    "chat not found",
    "message is too long",
    "message text is empty",
)


def _kind(status: int, words: str) -> str:
    known = next((phrase for phrase in KNOWN if phrase in words), None)
    return f"{status} {known}" if known else str(status)


def _message_id(sent: Sent, row: Row) -> int | None:
    """The id of the message that exists now; an edit's is the edited one's."""
    found = sent.result.get("message_id") if isinstance(sent.result, dict) else None
    return found if isinstance(found, int) else row.follows_message
