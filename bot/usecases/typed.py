"""Answers in words.

1. The words of a button of the newest message with buttons are a tap on it, in every language.
2. A question may take a form as well, a time or a number: nothing else stands in the message (`FORMS`).
3. A question may take words of their own, a name or a wish: only such as are harmless (care rules §6, `OWN_WORDS`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from bot.content.alike import alike
from bot.content.load import Content
from bot.core.dialogue import answers_in
from bot.storage import offers
from bot.usecases import (
    answer_later,
    appointment,
    ask_later,
    helped,
    measure,
    privacy,
    reason,
    report_symptom,
    resume,
    settings,
    time_zone,
)
from bot.usecases.clinic import answering, to_clinic
from bot.usecases.family import cheer_draft
from bot.usecases.visit import Visit
from bot.views.message import Message, Rows

# By question: whether the words are such an answer; if so it has been taken.
FORMS: Mapping[str, Callable[[Visit, str], bool]] = {
    time_zone.CLOCK: time_zone.in_words,
    privacy.DELETE: privacy.confirm,
    settings.HOUR: settings.hour_in_words,
    appointment.APPOINTMENT: appointment.in_words,
    resume.NAME: helped.kin,
    ask_later.AGE: answer_later.age_in_words,
    ask_later.HEIGHT: measure.in_words,
}
# How the buttons begin that end a hold, take back what was told, begin or end to share, say what became of somebody,
# remove one of the staff, or decide for them about patients: said only where nothing stands below the question.
GRAVE = (
    "hold:sure:",
    "sym:mistake:",
    "later:high_impact_ok:sure",
    "stop:yes",
    "fam:is:",
    "fam:end:",
    "kin:left:",
    "kin:stop",
    "kin:hospital:",
    "kin:died:",
    "staff:out:",
    "staff:stop",
    "bc:sure:",
    "bc:approve:",
    "bc:dropped:",
    "bc:cancelled:",
    "bc:withdrawn:",
    "case:close:yes:",
    "case:send:",
    "inv:is:",
    "out:clear:",
    "out:decide:",
    "out:wait:",
)
OF_SYMPTOM = "sym:a:"  # how the buttons of a question about a symptom begin
UNASKED = ("fam:is:", "inv:is:")  # of one that came between: a mere yes answers what was open before
# By question: takes the words as they are; whether they were an answer.
OWN_WORDS: Mapping[str, Callable[[Visit, str], bool]] = {
    resume.NAME: helped.name,
    reason.QUESTION: reason.in_words,
    cheer_draft.DRAFT: cheer_draft.in_words,
    answering.ANSWER: to_clinic.take,
    answering.ASK: to_clinic.take,
}


@dataclass(frozen=True, slots=True)
class Meant:
    """The data of the button that the words stand for; None with `unclear`: the message that is to be asked again."""

    data: str | None
    unclear: Message | None = None


def meant(visit: Visit, text: str) -> Meant | None:
    """Which button of the newest message with buttons these words are; None where they are none, or a mere "no" to the
    question about a symptom."""
    offer = offers.newest(visit.tx, visit.actor, visit.person)
    if offer is None:
        return None
    answers = ([each for each in row if "callback_data" in each] for row in offer.rows)
    rows: Rows = tuple(tuple((each["text"], each["callback_data"]) for each in row) for row in answers if row)
    buttons = list(chain.from_iterable(rows))
    if plain_answer(visit, text) and any(data.startswith(OF_SYMPTOM) for _, data in buttons):
        return None
    if visit.state().question and is_mere_word(visit, text) and any(data.startswith(UNASKED) for _, data in buttons):
        return None
    wordings = {data: list(_wordings(visit.content, label, data)) for label, data in buttons}
    found = answers_in(text, wordings, visit.content.answer_words.around())
    unsure = len(found) > 1  # "yes" where there are two ways of yes
    if unsure or (found and found[0].startswith(GRAVE) and not offer.is_last):
        return Meant(None, Message(offer.text, rows, protected=offer.protected and visit.staff is not None))
    return Meant(found[0]) if found else None


def _wordings(content: Content, label: str, data: str) -> Iterable[str]:
    """What stands for a button: its words in every language, and others that mean the same."""
    yield from alike(label)
    also = content.answer_words.for_data(data)
    yield from also
    plain: dict[str, Mapping[str, tuple[str, ...]]] = dict(content.symptoms.typed.items())
    if data.startswith(OF_SYMPTOM) and data.endswith(":no"):
        yield from (f"{no} {denial}" for no in chain.from_iterable(plain["no"].values()) for denial in also)
    question, _, value = data.rpartition(":")
    if question.startswith("q:"):
        options = content.questionnaire.question(question.removeprefix("q:")).options
        yield from chain.from_iterable(words for o in options if o.value == value for words in o.typed.values())
        plain.pop("yes")  # two of the answers may be ways of yes, and only one of them is the cautious one
    if value in plain:
        yield from chain.from_iterable(plain[value].values())


def is_mere_word(visit: Visit, text: str) -> bool:
    """ "Yes", "no" or "I don't know", and nothing else."""
    typed = visit.content.symptoms.typed
    wordings: dict[str, list[str]] = {word: list(chain.from_iterable(said.values())) for word, said in typed.items()}
    return bool(answers_in(text, wordings))


def plain_answer(visit: Visit, text: str) -> str | None:
    """What a mere "yes", "no" or "not sure" means to an open question about a symptom."""
    return report_symptom.plain_answer(visit, text) if visit.state().question == report_symptom.SYMPTOM else None


def in_form(visit: Visit, text: str) -> bool:
    """Take a time or a number that the open question asks for."""
    take = FORMS.get(visit.state().question)
    return take is not None and take(visit, text)
