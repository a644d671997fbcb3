"""A symptom that was told in words: acted upon like one that was told by taps (care rules §6).

1. What is sure is acted upon at once: report, hold, advice, then the questions that the words leave open.
2. In the middle of the questions only a new sign counts; anything else is asked to be an answer.
3. What holds already is not reported twice: it is kept, and the advice is said again.
4. Of an edited message only what it did not say before counts.
"""

from dataclasses import replace

from bot.core.findings import CAUTION, EMERGENCY, graver
from bot.core.schedule import local_date
from bot.core.symptom_table import START
from bot.core.symptoms import Taps
from bot.core.triage.entry import Entry, enter, guess, sure, without
from bot.core.triage.signs import rules_of
from bot.core.triage.verdict import UNSURE, Verdict
from bot.storage import reports
from bot.storage.reports import Report
from bot.usecases import report_symptom
from bot.usecases.act_on_finding import MOST_WORDS, WORDS, act_on, finding_of, hold_for_each, say_advice
from bot.usecases.follow_report import conclude, emergency, told_again
from bot.usecases.keep_holds import causes
from bot.usecases.open_symptom import asked_deeper, open_question
from bot.usecases.report_symptom import A_DAY, not_understood, reported_today, tapped_before
from bot.usecases.visit import Visit
from bot.usecases.walk_symptom import close, go_on, interrupting, report_of
from bot.views import symptoms as views

EDITABLE = 3 * A_DAY  # longer than Telegram lets anybody change a message
MESSAGE = "message."  # details: what the message with this id told


def report(visit: Visit, verdict: Verdict, text: str) -> None:
    """Act on what the words say; what is not sure is asked (care rule T9)."""
    _act(visit, verdict, " ".join(text.split())[:MOST_WORDS])


def report_edited(visit: Visit, verdict: Verdict, text: str) -> None:
    """The same for a message that was changed: silent where nothing new is said."""
    new = without(verdict, _told_by(visit, visit.occasion.message_id))
    if new is None:
        return
    if new.level == UNSURE:
        said = visit.state().heard == visit.occasion.message_id
    else:
        said = new.level != EMERGENCY and without(new, _known(visit, new)) is None
    if not said:
        report(visit, new, text)


def _act(visit: Visit, verdict: Verdict, words: str) -> None:
    entry = enter(verdict)
    if entry is None:
        not_understood(visit, words, guess(verdict) or "")
    elif entry.finding.level == EMERGENCY:
        _emergency(visit, entry, words)
    elif asked_deeper(visit.state()):
        _amid_questions(visit, verdict, words)
    elif (new := without(verdict, _known(visit, verdict))) is not None:
        _begin(visit, new, entry.finding.signs, words)
    elif any(finding_of(each).severity >= entry.finding.severity for each in _holding(visit, verdict)):
        _again(visit, verdict, entry, words)
    else:
        _begin(visit, verdict, entry.finding.signs, words)


def confirm(visit: Visit, sign: str) -> str | None:
    """A tap on what the words may have meant: now they are sure."""
    state = visit.state()
    if sign not in visit.content.symptoms.guesses:
        return views.answered_already(visit.words)
    waits = open_question(state) == START and state.guess == sign
    told_today = any(sign in each.signs for each in reported_today(visit))
    if not waits and (tapped_before(visit, state) or told_today):
        return views.answered_already(visit.words)
    visit.edit(views.guessed(visit.words, visit.content, sign))
    _act(visit, sure(sign), state.words if waits else "")
    return None


def give(visit: Visit, option: str) -> None:
    """The open question was answered in words; on the first screen that can be what was guessed."""
    if open_question(visit.state()) == START and option == visit.state().guess:
        confirm(visit, option)
    else:
        report_symptom.give(visit, option)


# -- acting on it ------------------------------------------------------------------------------------------------------


def _begin(visit: Visit, verdict: Verdict, signs: tuple[str, ...], words: str) -> None:
    """A report of its own; `signs`: all that were told, those that hold already too."""
    entry = enter(verdict)
    assert entry is not None
    found = replace(entry.finding, signs=tuple(sorted({*entry.finding.signs, *signs})))
    first, *others = entry.paths
    about = act_on(visit, found, (*first, *_details(visit, entry, words)))
    hold_for_each(visit, about, rules_of(found.signs))
    state = replace(interrupting(visit), about=about, known=entry.known, waiting=tuple(others), told=len(first))
    go_on(visit, state, first)


def _emergency(visit: Visit, entry: Entry, words: str) -> None:
    """Said again whatever holds; it ends the questions."""
    state, details = visit.state(), _details(visit, entry, words)
    known = report_of(visit, state) if asked_deeper(state) else None
    close(visit, interrupting(visit))
    if known is None and any(each.level == EMERGENCY for each in reported_today(visit)):
        emergency(visit, entry.finding.signs, details)
        return
    about = act_on(visit, entry.finding, details, report_id=known.id if known else None)
    hold_for_each(visit, about, rules_of(entry.finding.signs))
    conclude(visit, about)


def _amid_questions(visit: Visit, verdict: Verdict, words: str) -> None:
    """A new sign is asked about first; what was open comes afterwards, unless the words were its answer."""
    state = visit.state()
    known = report_of(visit, state)
    new = without(verdict, known.signs if known else ())
    entry = enter(new) if new else None
    if entry is None or (known is not None and entry.finding.level == CAUTION):
        not_understood(visit, words)
        return
    about = act_on(visit, entry.finding, (*entry.paths[0], *_details(visit, entry, words)), report_id=state.about)
    hold_for_each(visit, about, rules_of(entry.finding.signs))
    if known is not None and graver(finding_of(known), entry.finding).severity == finding_of(known).severity:
        say_advice(visit, entry.finding, about)  # not raised by it, and so not told about
    first, *others = entry.paths
    left = () if first[: len(state.taps)] == state.taps else (state.taps,)
    waiting, answered = (*others, *left, *state.waiting), (*entry.known, *state.known, *state.taps)
    go_on(visit, replace(state, about=about, known=answered, waiting=waiting, told=len(first)), first)


def _again(visit: Visit, verdict: Verdict, entry: Entry, words: str) -> None:
    """It holds already: the advice once more. How strong an ache has become is asked again."""
    told = [each for each in _holding(visit, verdict) if without(verdict, each.signs) != verdict]
    known = max(told, key=lambda each: (finding_of(each).severity, each.id))
    told_again(visit, known.id, dict(_details(visit, entry, words)))
    if known.level == CAUTION:
        state = replace(interrupting(visit), about=known.id, known=entry.known, told=len(entry.paths[0]))
        go_on(visit, state, entry.paths[0])
    elif open_question(visit.state()) is not None:
        close(visit, interrupting(visit))


# -- what is known already ---------------------------------------------------------------------------------------------


def _holding(visit: Visit, verdict: Verdict) -> list[Report]:
    """The reports that still stand: those behind the holds, and of cautions today's."""
    return [*causes(visit), *(reported_today(visit) if verdict.level == CAUTION else ())]


def _known(visit: Visit, verdict: Verdict) -> set[str]:
    """A fall that is told on another day is another fall: it has questions of its own (care rule T4)."""
    told = [(each, sign) for each in _holding(visit, verdict) for sign in each.signs]
    return {sign for each, sign in told if sign != "fall" or local_date(each.at, visit.person.zone) == visit.today}


def _told_by(visit: Visit, message_id: int | None) -> set[str]:
    """The signs that this message has reported, in whatever form it had."""
    recent = reports.since(visit.tx, visit.actor, visit.person.id, visit.now - EDITABLE)
    return {sign for each in recent for sign in each.details.get(f"{MESSAGE}{message_id}", "").split()}


def _details(visit: Visit, entry: Entry, words: str) -> Taps:
    """The words, and what their message has told so far."""
    message_id = visit.state().heard if visit.occasion.callback_id else visit.occasion.message_id
    signs = sorted({*entry.finding.signs, *_told_by(visit, message_id)})
    return (*([(WORDS, words)] if words else ()), (f"{MESSAGE}{message_id}", " ".join(signs)))
