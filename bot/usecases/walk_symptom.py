"""The questions about a symptom, one after another: each answer is acted upon before the next is asked.

1. A path is walked to its end; what was heard besides, or was open before, comes after it.
2. An emergency ends the questions.
"""

from dataclasses import replace

from bot.core.dialogue import State
from bot.core.findings import EMERGENCY
from bot.core.symptom_table import QUESTIONS
from bot.core.symptoms import RECORD, Taps, advance, progress
from bot.storage import reports
from bot.storage.reports import Report
from bot.usecases.act_on_finding import WORDS, act_on, finding_of, seen_again
from bot.usecases.clinic import opening
from bot.usecases.follow_report import conclude, say_thanks
from bot.usecases.open_symptom import SYMPTOM, may_go_back
from bot.usecases.resume import resume
from bot.usecases.visit import Visit
from bot.views import symptoms as views


def interrupting(visit: Visit) -> State:
    """A new report; what was open before it is asked again afterwards."""
    state = visit.state()
    interrupted = state.interrupted if state.question in (SYMPTOM, "") else state.question
    return State(question=SYMPTOM, ticks=state.ticks, interrupted=interrupted)


def go_on(visit: Visit, state: State, taps: Taps) -> None:
    """Act on what these taps have found, and ask what comes next."""
    taps = advance(taps, state.known)
    step, before = progress(taps), report_of(visit, state)
    if step.finding is not None:
        found = seen_again(visit, step.finding, taps, besides=state.about or 0)
        details = (*taps, (WORDS, state.words)) if state.words else taps
        state = replace(state, about=act_on(visit, found, details, report_id=state.about), words="")
    if step.question is not None and step.question != RECORD:
        _ask_next(visit, state, taps, step.question)
        return
    now = report_of(visit, state)
    if state.waiting and (now is None or now.level != EMERGENCY):
        _next_path(visit, state, taps)
    else:
        advised = now is not None and (before is None or finding_of(before).severity < finding_of(now).severity)
        finish(visit, state, advised=advised)


def report_of(visit: Visit, state: State) -> Report | None:
    """What the open questions have found so far."""
    return reports.find(visit.tx, visit.actor, visit.person.id, state.about) if state.about else None


def _ask_next(visit: Visit, state: State, taps: Taps, question: str) -> None:
    if state.about is not None and QUESTIONS[question].below_advice and not state.thanked:
        say_thanks(visit, state.about)
        state = replace(state, thanked=True)
    ask(visit, state, taps)
    say_question(visit)


def _next_path(visit: Visit, state: State, taps: Taps) -> None:
    path, *waiting = state.waiting
    known = (*state.known, *taps)
    go_on(visit, replace(state, known=known, waiting=tuple(waiting), told=len(path)), path)


def ask(visit: Visit, state: State, taps: Taps) -> None:
    """Remember the question that these taps lead to as open; care rule T9 asks it again."""
    visit.remember(replace(state, taps=taps, asked_at=visit.now.isoformat(), asked_times=1))


def say_question(visit: Visit) -> None:
    """The question that is open."""
    state = visit.state()
    question = progress(state.taps).question
    assert question is not None
    visit.say(views.question(visit.words, visit.content, question, visit.emergency_number, back=may_go_back(state)))


def close(visit: Visit, state: State) -> None:
    """Nothing about a symptom is open any more."""
    message_id = visit.occasion.message_id
    visit.remember(State(ticks=state.ticks, interrupted=state.interrupted, message_id=message_id, heard=state.heard))


def finish(visit: Visit, state: State, *, advised: bool = True) -> None:
    """The last tap; `advised`: it was answered with advice."""
    close(visit, state)
    if state.about is not None:
        conclude(visit, state.about, thanked=state.thanked, advised=advised)
    elif visit.holds():
        resume(visit)  # what was reported before stands
    else:
        opening.note_fine(visit)
        visit.say(views.all_well(visit.words))
    if state.interrupted and not visit.holds():
        resume(visit)
