"""Kind words of a relative's own: written, shown as a draft, and passed on after a tap; ten minutes at most.

Nobody is led elsewhere by them: no links, no names that begin with @, no telephone numbers.
"""

import re
from dataclasses import replace
from datetime import datetime

from bot.core.dialogue import State
from bot.core.family import DRAFT_LASTS, LONGEST_CHEER
from bot.usecases.family import cheer
from bot.usecases.open_symptom import show_again
from bot.usecases.visit import Visit
from bot.views.family import cheer as views
from bot.views.message import Message

DRAFT = "cheer"  # the question whose answer is their own words
ENDINGS = "com|net|org|info|biz|io|me|co|app|xyz|link|site|online|shop|top|gov|edu|ly|ru|uk|tr"
LEADS_ELSEWHERE = re.compile(
    rf"://|www\.|@\w|(?:^|\s)/[a-z]|\w\.(?:{ENDINGS})(?![a-z])|\d(?:[\s().+/-]*\d){{5}}", re.IGNORECASE
)
MARKS = '"“”„«»'
GLUED = re.compile(r"(?<=[^\W\d])\.(?=[^\W\d])")  # "love you.come soon": Telegram would take it for an address


def write(visit: Visit, bond_id: int) -> None:
    """*In my own words*."""
    if show_again(visit) or (bond := cheer.may_cheer(visit, bond_id)) is None:
        return
    if cheer.is_paused(visit, bond):
        cheer.choose(visit, bond_id)
        return
    visit.remember(State(question=DRAFT, about=bond.id, since=visit.now.isoformat()))
    visit.show(views.write_it(cheer.words(visit), bond.patient_name, LONGEST_CHEER))


def question(visit: Visit) -> Message | None:
    """What is asked for, once more; None where it was too long ago."""
    state = visit.state()
    bond = cheer.may_cheer(visit, state.about) if state.about is not None and is_fresh(visit, state) else None
    return views.write_it(cheer.words(visit), bond.patient_name, LONGEST_CHEER) if bond else None


def in_words(visit: Visit, text: str) -> bool:
    """Their own words, in which nobody hears a symptom; whether they were asked for."""
    state = visit.state()
    if state.question != DRAFT or state.about is None:
        return False
    if not is_fresh(visit, state):
        visit.remember(State())
        return False
    bond = cheer.may_cheer(visit, state.about)
    if bond is None:
        visit.remember(State())
    elif LEADS_ELSEWHERE.search(text):
        visit.say(views.no_links(cheer.words(visit)))
    elif not 0 < len(said := _plain(text)) <= LONGEST_CHEER:
        visit.say(views.too_long(cheer.words(visit), LONGEST_CHEER))
    else:
        message_id = visit.occasion.message_id or 0
        visit.remember(replace(state, words=said, heard=message_id, since=visit.now.isoformat()))
        visit.say(views.draft(cheer.words(visit), bond.id, bond.patient_name, said, message_id))
    return True


def is_fresh(visit: Visit, state: State) -> bool:
    return bool(state.since) and visit.now - datetime.fromisoformat(state.since) <= DRAFT_LASTS


def _plain(text: str) -> str:
    """One line, without what is not seen, and without marks that would end the quotation."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return GLUED.sub(". ", line.strip(f"{MARKS} ")).translate(dict.fromkeys(map(ord, MARKS), "’"))


def send(visit: Visit, bond_id: int, message_id: int) -> str | None:
    """*Send* below the draft."""
    state = visit.state()
    if cheer.was_sent(visit, bond_id, message_id):
        return views.sent_already(cheer.words(visit))
    if (state.question, state.about, state.heard) != (DRAFT, bond_id, message_id) or not is_fresh(visit, state):
        visit.show(views.too_late(cheer.words(visit), bond_id))
        return None
    visit.remember(State())
    if (bond := cheer.may_cheer(visit, bond_id)) is None:
        return None
    if cheer.is_paused(visit, bond):
        cheer.choose(visit, bond_id)
        return None
    cheer.pass_on(visit, bond, message_id, {"own": state.words})
    visit.show(views.on_its_way(cheer.words(visit), bond.patient_name, state.words))
    return None


def cancel(visit: Visit) -> None:
    forget_draft(visit)
    visit.show(views.cancelled(cheer.words(visit)))


def forget_draft(visit: Visit) -> None:
    if visit.state().question == DRAFT:
        visit.remember(State())
