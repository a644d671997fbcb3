"""Questions and their answers: the chapters, one answer, where it is from, and what only a person can answer."""

from collections.abc import Iterable, Sequence
from datetime import time

from bot.content.faq import AVOID, Faq
from bot.content.load import Content
from bot.content.words import Words
from bot.core.stored_plan import StoredPlan
from bot.views.hold import Around, clinic
from bot.views.message import Button, Message, column
from bot.views.why import citation

OPEN = "faq:open"


def chapters(_: Words, faq: Faq) -> Message:
    """The way in."""
    buttons = [(_(chapter.title), f"faq:in:{name}") for name, chapter in faq.chapters.items()]
    buttons.append((_("Where all of this is from"), "faq:sources"))
    return Message(_("What would you like to know? You can also write your question to me."), column(buttons))


def chapter(_: Words, faq: Faq, name: str) -> Message:
    """The answers of one chapter to choose from."""
    asked = faq.chapters[name]
    buttons = [(_(answer.title), f"faq:a:{id}") for id, answer in asked.answers.items()]
    return Message(_(asked.intro), column([*buttons, other_questions(_)]))


def answer(
    _: Words,
    faq: Faq,
    id: str,
    emergency: str,
    *,
    paused: bool,
    amid_questions: bool = False,
    hour: time | None = None,
) -> Message:
    """`paused`: their exercises are; `amid_questions`: another question is open, so that this leads nowhere else;
    `hour`: at which they are written to."""
    asked = faq.answer(id)
    parts = [_(asked.text, emergency=emergency)]
    if asked.leads_to == "hour" and hour is not None:
        parts.append(_("Now I write to you at {hour}.", hour=_.time(hour)))
    if paused and faq.chapter_of(id) != AVOID:
        parts.append(_stay_paused(_))
    buttons = [(_("Where is this from?"), f"faq:from:{id}")] if asked.sources else []
    if not amid_questions:
        buttons += [leads(_)[asked.leads_to]] if asked.leads_to else []
        buttons.append((_("Back to the list"), f"faq:in:{faq.chapter_of(id)}"))
    return Message("\n\n".join(parts), column(buttons))


def origin(_: Words, content: Content, id: str) -> Message:
    """Where an answer is from."""
    cited = "\n".join(citation(_, content, source) for source in content.faq.answer(id).sources)
    text = _("Where this comes from:\n{sources}", sources=cited)
    return Message(text, column([(_("Back to the answer"), f"faq:a:{id}")]))


def which(_: Words, faq: Faq, ids: Iterable[str]) -> Message:
    """Two or three answers that fit equally well."""
    buttons = [(_(faq.answer(id).title), f"faq:a:{id}") for id in ids]
    return Message(_("Which of these do you mean?"), column([*buttons, other_questions(_)]))


def sources(_: Words, content: Content) -> Message:
    """The six sources of the guide that all of this rests on; other ones stand with each answer."""
    found = {id: source for id, source in content.sources.sources.items() if id.isdigit()}
    notes = {id: source.note for id, source in found.items() if source.note}
    lines = [
        "\n".join([_("{number}. {exercise}", number=id, exercise=f"{source.by}: {_(source.title)}"), source.url or ""])
        for id, source in found.items()
    ]
    told = "\n\n".join([*lines, *(_(note) for note in notes.values())])
    return Message(_("What I say rests on these sources:\n\n{sources}", sources=told), column([other_questions(_)]))


def in_todays_plan(_: Words, stored: StoredPlan, place: int, said: str) -> Message:
    """An exercise that stands in the day's plan; `said` is its line there."""
    text = _("It is in your plan for today, in the form that suits you:\n{exercise}", exercise=said)
    buttons = [(_("Show me how"), f"how:{stored.id}:{place}"), (_("Today's exercises"), "menu:today")]
    return Message(text, column(buttons))


def not_in_todays_plan(_: Words, content: Content, exercise: str) -> Message:
    """Allowed as far as the answers tell, and not for today."""
    text = _(
        "{exercise}: it is not in your plan for today. If it suits you, I will put it in your plan on another day and"
        " tell you how much. To do it sooner, ask a doctor or physiotherapist first.",
        exercise=_(content.catalogue.exercises[exercise].name),
    )
    return Message(text, column([other_questions(_)]))


def only_a_person(_: Words, around: Around, emergency: str, *, paused: bool, ask: int | None = None) -> Message:
    """No answer of ours fits, and nothing is made up. `ask`: the message whose words the clinic can be asked, where
    anybody there reads it."""
    sentences = [
        _("I am a program and have no good answer to that. If it is about your health, only a person can tell you."),
        *(clinic(_, around) or [_("Please ask your doctor or physiotherapist.")]),
        _("In an emergency, call {emergency}.", emergency=emergency),
    ]
    if paused:
        sentences.append(_stay_paused(_))
    to_clinic = [] if ask is None else [(_("Ask the clinic"), f"ask:clinic:{ask}")]
    return Message(" ".join(sentences), column([*to_clinic, (_("What I can answer"), OPEN)]))


def _stay_paused(_: Words) -> str:
    return _("Your own exercises stay paused until a doctor or physiotherapist says yes.")


def other_questions(_: Words) -> Button:
    return _("Other questions"), OPEN


def kind_words(_: Words, parts: Sequence[str], leads_to: str | None) -> Message:
    """A line in reply, and where it leads."""
    return Message(" ".join(parts), column([leads(_)[leads_to]] if leads_to else []))


def leads(_: Words) -> dict[str, Button]:
    """Where an answer or a reply may lead."""
    return {
        "today": (_("Today's exercises"), "menu:today"),
        "hour": (_("Choose the hour"), "set:hour"),
        "pause": (_("Pause for a while"), "menu:pause"),
        "stop": (_("No more messages"), "menu:stop"),
        "settings": (_("Settings"), "menu:settings"),
        "help": (_("How this works"), "menu:help"),
        "privacy": (_("My privacy"), "menu:privacy"),
        "progress": (_("My twelve weeks"), "menu:progress"),
        "symptom": (_("Pain or dizzy"), "sym:open"),
    }
