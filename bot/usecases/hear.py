"""A message in words: a button's words, an answer to the open question, or something to be understood.

1. The very words of a button are a tap on it; everything else is read for a symptom first, whatever is asked.
2. What was done is written down, and a symptom in the same message is answered first.
3. Whatever is not certain is asked about with the screen of care rule T9, never passed over in silence.
4. What a patient says of somebody whom they follow is not their own: it leads to the emergency line for that person.
"""

from collections.abc import Callable, Sequence

from bot.core.activities.activity import Activity
from bot.core.activities.correcting import corrects
from bot.core.activities.grammar import activities_in
from bot.core.family import is_code
from bot.core.findings import EMERGENCY
from bot.core.triage.judging import judge
from bot.core.triage.verdict import NONE, UNSURE, Verdict
from bot.storage import people
from bot.storage.database import Tx
from bot.usecases import (
    card,
    change_log,
    come_back,
    hear_relative,
    library,
    links,
    log_words,
    menu,
    mere_name,
    pause,
    progress,
    report_symptom,
    report_words,
    resume,
    settings,
    short,
    small_talk,
    together,
    week,
)
from bot.usecases.ask_again import ask_again
from bot.usecases.clinic import answering, keyboard, to_clinic
from bot.usecases.clinic.broadcasting import readings
from bot.usecases.family import arrive, concern, control
from bot.usecases.meeting import leave, meet
from bot.usecases.occasion import Occasion
from bot.usecases.typed import OWN_WORDS, in_form, is_mere_word, meant, plain_answer
from bot.usecases.visit import Visit
from bot.views import menu as menu_views
from bot.views.clinic import menu as clinic_menu
from bot.views.pause import FASTING

Routed = Callable[[Tx, Occasion], str | None]
Route = Callable[[str], Routed | None]
"""From a button's data to what a tap on it would do."""


def read(tx: Tx, occasion: Occasion, text: str, route: Route) -> str | None:
    """A message in words: perhaps those of a button."""
    visit = meet(tx, occasion)
    if not _on_keyboard(visit, text) and (found := meant(visit, text)):
        if found.unclear:
            visit.say(found.unclear)
            return leave(visit, None)
        if routed := route(found.data or ""):
            return routed(tx, occasion)
    if not readings.read_in_words(visit, text):
        hear(visit, text)
    return leave(visit, None)


def _on_keyboard(visit: Visit, text: str) -> bool:
    if visit.staff and clinic_menu.is_button(text):
        return True
    entry = menu_views.chosen_by_relative(text) if visit.is_relative_only else menu_views.chosen(text)
    return entry is not None


def hear(visit: Visit, text: str) -> None:
    """Words that are no button of the newest message; before consent only the way in can be answered."""
    if keyboard.press(visit, text):
        return
    if not people.has_consented(visit.tx, visit.person.id):
        _before_consent(visit, text)
    elif entry := menu_views.chosen(text):
        KEYBOARD[entry](visit)
    elif (entry := menu_views.chosen_by_relative(text)) and visit.follows():
        hear_relative.KEYBOARD[entry](visit)
    elif answering.is_open(visit):
        _understand(visit, text)
    elif plain := plain_answer(visit, text):
        report_words.give(visit, plain)
    elif is_mere_word(visit, text):
        _ask_or_reply(visit, text)
    elif not (in_form(visit, text) or change_log.typed(visit, text) or settings.hour_wished(visit, text)):
        _understand(visit, text)


def _before_consent(visit: Visit, text: str) -> None:
    """The question that is open is not left for the welcome."""
    if visit.follows():
        hear_relative.hear(visit, text)
        return
    if visit.staff and in_form(visit, text):
        return
    concern.answer_stranger(visit, text)
    if visit.state().question == arrive.INVITED:
        links.ask_once_more(visit)
    elif visit.state().question == resume.CONSENT:
        resume.ask(visit, resume.CONSENT)
    else:
        resume.resume(visit)


def _ask_or_reply(visit: Visit, text: str) -> None:
    """A mere "I don't know" is no symptom and nobody's name: what is open is asked again."""
    if to_clinic.take_unasked(visit, text):
        return
    ask_again(visit)
    if not visit.has_spoken:
        small_talk.reply(visit, text)


def hear_edited(visit: Visit, text: str) -> None:
    """A message that was changed later: it is read anew, but answers no question that was asked since."""
    if not people.has_consented(visit.tx, visit.person.id):
        _before_consent(visit, text)
    elif entry := menu_views.chosen(text):
        log_words.take_back(visit)
        KEYBOARD[entry](visit)
    elif not _understand_edited(visit, text):
        log_words.take_back(visit)


def hear_caption(visit: Visit, text: str) -> None:
    """Words below a picture, which may itself show what is wrong (care rule T9)."""
    if visit.has_own_side:
        _before_consent(visit, text)
        return
    verdict, done = _read(visit, text)
    _write_down(visit, verdict.level, done, beside_symptom=True)
    if others := concern.of_another(visit, text, verdict):
        concern.show(visit, others, text)
    elif verdict.level == NONE:
        report_symptom.unreadable(visit)
    else:
        report_words.report(visit, verdict, text)


def hear_forwarded(visit: Visit, text: str) -> None:
    """Somebody else's words: nothing is written down, and a symptom in them is asked about (care rule T9)."""
    if visit.has_own_side:  # perhaps the patient's own
        _before_consent(visit, text)
        return
    verdict, _ = _read(visit, text)
    if verdict.level == NONE:
        small_talk.shared(visit)
    else:
        report_symptom.not_understood(visit)


def hear_behind_command(visit: Visit, text: str) -> bool:
    """Words behind a command, "/help I fell": whether they name a symptom, which then goes before the command."""
    if visit.is_relative_only and len(text.split()) > 1:
        hear_relative.hear(visit, text)
        return True
    if is_code(text) or not people.has_consented(visit.tx, visit.person.id):
        return False
    verdict, _ = _read(visit, text)
    if concern.of_another(visit, text, verdict):
        _understand(visit, text)
        return True
    if verdict.level == NONE or (verdict.level == UNSURE and len(text.split()) == 1):  # one word: a link's payload
        return False
    _understand(visit, text)
    return True


def _understand(visit: Visit, text: str) -> None:
    """Care rules §6: a symptom goes before everything else."""
    verdict, done = _read(visit, text)
    if others := concern.of_another(visit, text, verdict):
        _write_down(visit, UNSURE, done, beside_symptom=True)
        concern.show(visit, others, text)
        return
    question = visit.state().question
    take, one_name = OWN_WORDS.get(question), question == resume.NAME and len(text.split()) == 1
    if take and _is_harmless(verdict, one_name) and take(visit, text):
        return
    if answering.is_open(visit):
        answering.beside_symptom(visit, text, emergency=verdict.level == EMERGENCY)
    if verdict.level == NONE and mere_name.ask(visit, done):
        return
    put_right = corrects(text, visit.content.answer_words.put_right())
    _write_down(visit, verdict.level, done, beside_symptom=verdict.level != NONE, put_right=put_right)
    if verdict.level != NONE:
        report_words.report(visit, verdict, text)
        concern.beside(visit, text, verdict)
    elif not done and not to_clinic.take_unasked(visit, text):
        resume.greet(visit)
        small_talk.reply(visit, text)


def _is_harmless(verdict: Verdict, one_name: bool) -> bool:
    """Nothing is heard and nothing guessed: a wish in words that nobody knows. A single name may sound like much."""
    if verdict.level == UNSURE and not verdict.words:
        return verdict.rules == ("T9",) or (one_name and "T1" not in verdict.rules)
    return verdict.level == NONE


def _understand_edited(visit: Visit, text: str) -> bool:
    """Only what is new is answered. Whether the words tell of anything done."""
    verdict, done = _read(visit, text)
    _write_down(visit, verdict.level, done, beside_symptom=verdict.level != NONE)
    if others := concern.of_another(visit, text, verdict):
        concern.show(visit, others, text)
    elif verdict.level != NONE:
        report_words.report_edited(visit, verdict, text)
    return bool(done)


def _write_down(
    visit: Visit, level: str, done: Sequence[Activity], *, beside_symptom: bool, put_right: bool = False
) -> None:
    """Before the symptom: its advice overtakes what is said here, so that its question comes last."""
    if done and level == EMERGENCY:
        log_words.keep(visit, done)
    elif done:
        log_words.log(visit, done, beside_symptom=beside_symptom, put_right=put_right)


def _read(visit: Visit, text: str) -> tuple[Verdict, Sequence[Activity]]:
    """What the words say about the patient's health, and what was done."""
    patient = visit.patient
    helper = patient.exerciser == "helper"
    said = visit.content.helper.understandable(text, patient.helped_name, visit.person.language) if helper else text
    verdict = judge(concern.read_as(visit, said), visit.content.understanding, helper=helper)
    return verdict, activities_in(said, visit.content.activity_words, helper=helper)


def _today(visit: Visit) -> None:
    if not report_symptom.show_again(visit):
        resume.today(visit)


def _short(visit: Visit) -> None:
    if not report_symptom.show_again(visit):
        short.shorten(visit)


def _pause(visit: Visit) -> None:
    if not report_symptom.show_again(visit):
        pause.ask(visit)


def _fasting(visit: Visit) -> None:
    if not report_symptom.show_again(visit):
        pause.choose(visit, FASTING)


def _back(visit: Visit) -> None:
    if not report_symptom.show_again(visit):
        come_back.back(visit)


def _together(visit: Visit) -> None:
    if not report_symptom.show_again(visit):
        together.begin(visit)


def _library(visit: Visit) -> None:
    if not report_symptom.show_again(visit):
        library.show_kinds(visit)


def _family(visit: Visit) -> None:
    if not report_symptom.show_again(visit):
        control.show(visit)


KEYBOARD: dict[str, Callable[[Visit], object]] = {
    "symptom": report_symptom.open_screen,
    "today": _today,
    "short": _short,
    "week": week.show_week,
    "menu": menu.show_menu,
    "progress": progress.show_progress,
    "pause": _pause,
    "fasting": _fasting,
    "back": _back,
    "together": _together,
    "library": _library,
    "card": card.show,
    "family": _family,
}
