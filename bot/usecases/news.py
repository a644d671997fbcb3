"""News: told to one person when its hour has come, in words that are found at that moment.

1. A relative is told what the patient agrees to share now, whatever it was when it happened.
2. Nothing but an emergency is told at night, or to somebody who has muted it.
3. What cannot be told is dropped, and its row says why.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.content.words import Words, words_for
from bot.core.access import SYSTEM
from bot.core.family import told_at
from bot.storage import bonds, news, people
from bot.storage.bonds import Bond
from bot.storage.database import is_outage
from bot.storage.news import News
from bot.storage.outbox import Lane
from bot.storage.people import Person
from bot.usecases.family.names import told_apart
from bot.usecases.occasion import Occasion
from bot.usecases.open_symptom import open_question
from bot.usecases.visit import Visit
from bot.views.message import Message

log = structlog.get_logger()

TROUBLE = timedelta(minutes=10)
AMID_SYMPTOM = timedelta(minutes=5)  # until it is looked whether the question is still open
WORDS = "words"  # the kind whose words were found when it happened: the end of a bond


@dataclass(frozen=True, slots=True)
class Untold:
    """Why there is nothing to tell."""

    reason: str


@dataclass(frozen=True, slots=True)
class Telling:
    """How one kind of news is told. `tell` gets the visit of the person who is told, and the bond, locked.

    `at_night`: at once, also while they sleep or have muted it. `unconfirmed`: also before the patient has confirmed.
    `unsaid`: nothing is said, it only takes effect in a visit of their own: at once, also where nothing reaches them.
    `asks`: it is a question, whose "no" would answer what is asked about a symptom (care rules §6): it waits for that.
    """

    tell: Callable[[Visit, News, Bond], Message | Untold]
    at_night: bool = False
    unconfirmed: bool = False
    unsaid: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Own:
    """How something is told that is about the person themself."""

    tell: Callable[[Visit, News], Message | Untold]


def tell_due(visit: Visit, tellings: Mapping[str, Telling | Own]) -> None:
    """What is due for this person; what cannot be told waits, and holds back nothing else."""
    for each in news.waiting(visit.tx, visit.person.id, until=visit.now):
        try:
            with visit.tx.connection.begin_nested():
                _tell_one(visit, each, tellings)
        except Exception as error:
            if is_outage(error):
                raise
            log.error("news.failed", news=each.id, error=type(error).__name__)
            news.put_off(visit.tx, each, visit.now + TROUBLE)
            visit.forget()


def _tell_one(visit: Visit, each: News, tellings: Mapping[str, Telling | Own]) -> None:
    if each.kind == WORDS:
        _tell_words(visit, each)
    elif isinstance(telling := tellings[each.kind], Own):
        _tell_own(visit, each, telling)
    else:
        tell(visit, each, telling)


def _tell_own(visit: Visit, each: News, own: Own) -> None:
    if not visit.person.reachable:
        news.drop(visit.tx, each, "blocked")
    elif sleeps(visit):
        news.put_off(visit.tx, each, told_at(visit.now, visit.person.zone))
    elif open_question(visit.state()) is not None:
        news.put_off(visit.tx, each, visit.now + AMID_SYMPTOM)
    elif isinstance(found := own.tell(visit, each), Untold):
        news.drop(visit.tx, each, found.reason)
    else:
        news.told(visit.tx, each, None)
        _say(visit, each, found, Lane.SUMMARY)


def tell(visit: Visit, each: News, telling: Telling) -> None:
    """Put one into words, or off until the morning, or drop it."""
    bond = still_open(visit, each, at_night=telling.at_night, unconfirmed=telling.unconfirmed, unsaid=telling.unsaid)
    if bond is None:
        return
    if visit.person.id == bond.relative_id:
        bond = told_apart(visit, bond)
    if not (telling.at_night or telling.unsaid) and sleeps(visit):
        news.put_off(visit.tx, each, told_at(visit.now, visit.person.zone))
    elif telling.asks and open_question(visit.state()) is not None:
        news.put_off(visit.tx, each, visit.now + AMID_SYMPTOM)
    elif isinstance(found := telling.tell(visit, each, bond), Untold):
        news.drop(visit.tx, each, found.reason)
    elif news.told(visit.tx, each, bond.scope):
        _say(visit, each, found, Lane.URGENT if telling.at_night else Lane.SUMMARY)


def still_open(
    visit: Visit, each: News, *, at_night: bool = False, unconfirmed: bool = False, unsaid: bool = False
) -> Bond | None:
    """The bond, locked, where this may be told; else it is dropped."""
    bond = bonds.of_news(visit.tx, each.bond_id, lock=True) if each.bond_id else None
    reason = "revoked"
    if bond:
        reason = _why_not(visit, each, bond, at_night=at_night, unconfirmed=unconfirmed, unsaid=unsaid)
    if reason:
        news.drop(visit.tx, each, reason)
        return None
    return bond


def tell_together(visit: Visit, found: Sequence[News], message: Message) -> None:
    """Several of one bond in one message, whatever its scope is."""
    for each in found:
        news.told(visit.tx, each, None)
    _say(visit, found[0], message, Lane.SUMMARY)


def _tell_words(visit: Visit, each: News) -> None:
    if not visit.person.reachable:
        news.drop(visit.tx, each, "blocked")
    elif sleeps(visit):
        news.put_off(visit.tx, each, told_at(visit.now, visit.person.zone))
    else:
        news.told(visit.tx, each, None)
        _say(visit, each, Message(each.detail["text"]), Lane.SUMMARY)


def sleeps(visit: Visit) -> bool:
    """Whether it is night for them."""
    return told_at(visit.now, visit.person.zone) > visit.now


def _why_not(visit: Visit, each: News, bond: Bond, *, at_night: bool, unconfirmed: bool, unsaid: bool) -> str:
    """The reason why nobody may be told; "" where they may."""
    to_relative = visit.person.id == bond.relative_id
    reasons = {
        "revoked": bond.ended_at or not (bond.is_active or unconfirmed),
        "stale": each.expires_at and visit.now >= each.expires_at,
        "blocked": visit.person.blocked_at and not unsaid,
        "stopped": visit.person.stopped_at and not unsaid,
        "died": visit.person.died_at and not unsaid,
        "paused": to_relative and bond.paused_at,
        "muted": to_relative and bond.muted_at and not at_night,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _say(visit: Visit, each: News, message: Message, lane: Lane) -> None:
    """Under a key of its own: however often it is tried, it is said once in these words."""
    occasion = Occasion(
        setup=visit.setup,
        bot_id=visit.person.bot_id,
        key=f"news:{each.id}:{each.times}",
        now=visit.now,
        chat_id=visit.person.chat_id,
    )
    told = Visit(visit.tx, occasion, visit.person, SYSTEM)
    told.say(message, lane, expires_at=each.expires_at, news_id=each.id)


def share(
    visit: Visit,
    bond: Bond,
    kind: str,
    key: str,
    *,
    to_patient: bool = False,
    at_night: bool = False,
    due_at: datetime | None = None,
    lasts_until: datetime | None = None,
    detail: Mapping[str, object] | None = None,
) -> bool:
    """Something that the other of the two is to be told: at `due_at`, in their day, or at once. `key`: it is told once.

    Whether it is new.
    """
    person = other(visit, bond, to_patient=to_patient)
    due_at = due_at or (visit.now if at_night else told_at(visit.now, person.zone))
    return _wait(visit, person, bond.id, kind, key_of(bond, kind, key), due_at, lasts_until, detail)


def key_of(bond: Bond, kind: str, key: str) -> str:
    return f"{kind}:{bond.id}:{key}"


def say_parting(visit: Visit, bond: Bond, find_words: Callable[[Words], str], *, to_patient: bool = False) -> None:
    """The last that the other of the two hears of this bond: `find_words(_)` in their language, in their day."""
    person = other(visit, bond, to_patient=to_patient)
    detail = {"text": find_words(words_for(person.language))}
    _wait(visit, person, None, WORDS, f"parting:{bond.id}", told_at(visit.now, person.zone), None, detail)


def say_soon(visit: Visit, key: str, text: str) -> None:
    """To the one who is met, in their day: a message of its own after the answer."""
    _wait(visit, visit.person, None, WORDS, key, told_at(visit.now, visit.person.zone), None, {"text": text})


def other(visit: Visit, bond: Bond, *, to_patient: bool = False) -> Person:
    return people.by_id(visit.tx, bond.patient_id if to_patient else bond.relative_id)


def _wait(
    visit: Visit,
    person: Person,
    bond_id: int | None,
    kind: str,
    key: str,
    due_at: datetime,
    expires_at: datetime | None,
    detail: Mapping[str, object] | None,
) -> bool:
    return news.add(
        visit.tx,
        bot_id=person.bot_id,
        person_id=person.id,
        bond_id=bond_id,
        kind=kind,
        key=key,
        now=visit.now,
        due_at=due_at,
        expires_at=expires_at,
        detail=detail,
    )
