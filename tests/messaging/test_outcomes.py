"""What becomes of a message after an attempt: the whole table."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.messaging.outcomes import LONGEST_DELAY, RESENDS, backoff, judge, lapsed
from bot.messaging.transport import NotSent, Outcome, Refused, Sent, Unknown
from bot.storage.outbox import Lane
from bot.storage.outgoing import Row, Verdict

ROW = Row(
    id=1,
    bot_id=4242,
    key="k",
    chat_id=7,
    person_id=1,
    news_id=None,
    broadcast_id=None,
    lane=Lane.REPLY,
    method="sendMessage",
    params=b"",
    expires_at=None,
    content_version=None,
    created_at=datetime(2026, 11, 23, tzinfo=UTC),
    attempts=1,
    unknowns=0,
    plain=False,
    called=False,
    follows=None,
)
TABLE: list[tuple[Outcome, Verdict]] = [
    (Sent({"message_id": 9}), Verdict("sent", message_id=9)),
    (Sent(True), Verdict("sent")),
    (Sent({"message_id": "9"}), Verdict("sent")),
    (NotSent("ClientConnectorError"), Verdict("waiting", "ClientConnectorError", delay=0.5)),
    (Unknown("http 502"), Verdict("waiting", "http 502", delay=0.5, unknown=True)),
    (Refused(429, retry_after=35), Verdict("waiting", "429", delay=35)),
    (Refused(429), Verdict("waiting", "429", delay=1.0)),
    (Refused(401, "Unauthorized"), Verdict("waiting", "401", delay=60.0)),
    (Refused(403, "Forbidden: bot was blocked by the user"), Verdict("blocked", "403")),
    (Refused(400, "Bad Request: message is not modified: …"), Verdict("sent")),
    (
        Refused(400, "Bad Request: can't parse entities: <b"),
        Verdict("waiting", "can't parse entities", plain=True),
    ),
    (Refused(400, "group chat was upgraded", migrate_to=-1007), Verdict("waiting", "chat moved", moved_to=-1007)),
    (
        Refused(400, "Bad Request: message to edit not found"),
        Verdict("failed", "400 message to edit not found"),
    ),
    (
        Refused(400, "Bad Request: message to delete not found"),
        Verdict("failed", "400 message to delete not found"),
    ),
    (Refused(400, "Bad Request: something about Ayşe"), Verdict("failed", "400")),
    (Refused(404, "Not Found"), Verdict("failed", "404")),
    (Refused(413), Verdict("failed", "413")),
]


@pytest.mark.parametrize(("outcome", "verdict"), TABLE)
def test_every_outcome_has_its_verdict(outcome: Outcome, verdict: Verdict) -> None:
    assert judge(ROW, outcome) == verdict


def test_plain_text_is_tried_once() -> None:
    refused = Refused(400, "Bad Request: can't parse entities")
    assert judge(replace(ROW, plain=True), refused) == Verdict("failed", "400 can't parse entities")


def test_after_a_picture_that_was_refused_or_is_in_doubt_its_words_are_tried() -> None:
    picture, refused = replace(ROW, method="sendPhoto"), Refused(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    assert judge(picture, refused) == Verdict("waiting", "400", plain=True)
    assert judge(replace(picture, plain=True), refused) == Verdict("failed", "400")
    assert judge(picture, Unknown("http 502")) == Verdict("waiting", "http 502", delay=0.5, unknown=True, plain=True)
    assert not judge(picture, NotSent("x")).plain
    assert not judge(picture, Refused(429)).plain


def test_the_id_of_an_edit_is_that_of_the_edited_message() -> None:
    edit = replace(ROW, follows=3, follows_message=55)
    assert judge(edit, Sent(True)).message_id == 55
    assert judge(edit, Refused(400, "message is not modified")).message_id == 55


@pytest.mark.parametrize("lane", list(Lane))
def test_how_often_a_doubtful_message_is_sent_again_depends_on_its_lane(lane: Lane) -> None:
    tries = [judge(replace(ROW, lane=lane, unknowns=n), Unknown("http 502", answered=True)).state for n in range(5)]
    assert tries == ["waiting"] * RESENDS[lane] + ["unknown"] * (5 - RESENDS[lane])


def test_a_week_is_not_told_again_after_an_answer_that_was_lost() -> None:
    week = replace(ROW, lane=Lane.SUMMARY)
    assert judge(week, Unknown("TimeoutError")) == Verdict("unknown", "TimeoutError", unknown=True)
    assert judge(week, Unknown("http 502", answered=True)).state == "waiting"


@pytest.mark.parametrize(
    ("lane", "called", "state"),
    [
        (Lane.SUMMARY, False, "waiting"),
        (Lane.SUMMARY, True, "unknown"),
        (Lane.BROADCAST, False, "waiting"),
        (Lane.BROADCAST, True, "unknown"),
        (Lane.URGENT, False, "waiting"),
    ],
)
def test_a_week_or_a_broadcast_whose_sender_was_lost_is_told_again_only_before_its_call(
    lane: Lane, called: bool, state: str
) -> None:
    row = replace(ROW, lane=lane, called=called)
    assert judge(row, lapsed(row)).state == state


@pytest.mark.parametrize("method", ["editMessageText", "editMessageCaption", "deleteMessage"])
def test_a_change_in_doubt_is_made_again_even_of_a_broadcast(method: str) -> None:
    row = replace(ROW, lane=Lane.BROADCAST, method=method, called=True)
    assert [judge(replace(row, unknowns=n), lapsed(row)).state for n in range(4)] == [*["waiting"] * 3, "unknown"]


def test_what_is_not_there_any_more_is_deleted() -> None:
    gone = Refused(400, "Bad Request: message to delete not found")
    row = replace(ROW, method="deleteMessage", follows=3, follows_message=33)
    assert judge(row, gone) == Verdict("sent", message_id=33)


def test_a_message_that_was_sent_often_enough_stays_in_doubt() -> None:
    doubtful = replace(ROW, lane=Lane.REMINDER, unknowns=1)
    assert judge(doubtful, Unknown("http 502")) == Verdict("unknown", "http 502", unknown=True)


def test_urgent_messages_and_replies_are_resent_three_times_and_reminders_once() -> None:
    assert [RESENDS[lane] for lane in Lane] == [3, 3, 1, 1, 0]


def test_a_message_that_never_left_is_tried_for_ever_and_less_and_less_often() -> None:
    assert judge(replace(ROW, attempts=10_000), NotSent("x")).state == "waiting"
    delays = [backoff(n) for n in range(1, 12)]
    assert delays == sorted(delays)
    assert delays[0] == 0.5
    assert delays[-1] == backoff(10_000) == LONGEST_DELAY


def test_the_wait_doubles_from_half_a_second_to_a_minute() -> None:
    assert [backoff(n) for n in range(1, 10)] == [0.5, 1, 2, 4, 8, 16, 32, 60, 60]


def test_the_wait_grows_with_the_attempts_and_with_the_doubts() -> None:
    assert judge(replace(ROW, attempts=3), NotSent("x")).delay == 2
    doubtful = [judge(replace(ROW, attempts=9, unknowns=n), Unknown("x")).delay for n in range(4)]
    assert doubtful == [0.5, 1, 2, 0]


@pytest.mark.parametrize(
    "phrase",
    [
        "message to edit not found",
        "message to delete not found",
        "message can't be edited",
        "message can't be deleted",
        "chat not found",
        "message is too long",
        "message text is empty",
    ],
)
def test_what_telegram_is_known_to_say_is_written_down_and_nothing_else(phrase: str) -> None:
    said = f"Bad Request: {phrase.capitalize()}, said Ayşe"
    assert judge(ROW, Refused(400, said)) == Verdict("failed", f"400 {phrase}")


def test_a_reaction_that_a_chat_does_not_allow_is_let_go() -> None:
    verdict = judge(replace(ROW, method="setMessageReaction"), Refused(400, "Bad Request: REACTION_INVALID"))
    assert verdict.state == "skipped"
