"""Something is wrong: found out tap by tap, acted upon at once, and never refused (care rules §6)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.core.dialogue import State
from bot.core.findings import Finding, finding
from bot.core.schedule import local_date
from bot.core.symptom_table import QUESTIONS, START
from bot.core.symptoms import RECORD, Taps, offers, progress
from bot.storage import reports
from bot.storage.reports import Report
from bot.usecases.act_on_finding import act_on, seen_again
from bot.usecases.follow_report import conclude, emergency, say_thanks
from bot.usecases.open_symptom import SYMPTOM as SYMPTOM
from bot.usecases.open_symptom import may_go_back, open_question
from bot.usecases.open_symptom import screen as screen
from bot.usecases.open_symptom import show_again as show_again
from bot.usecases.resume import resume
from bot.usecases.visit import Visit
from bot.views import symptoms as views

BACK = views.BACK
A_DAY = timedelta(days=1)
FELL = ((START, "unsteady"), ("which", "fell"), ("floor", "yes"))


def open_screen(visit: Visit) -> None:
    """*Pain or dizzy* was pressed. Nothing is created until a sign is chosen."""
    _open(visit, understood=True)


def not_understood(visit: Visit) -> None:
    """Care rule T9: words that nobody could account for."""
    if not _asked_deeper(visit):
        _open(visit, understood=False)
        return
    visit.say(
        views.not_understood_between(visit.words, visit.content, screen(visit, visit.words), visit.emergency_number)
    )


def _open(visit: Visit, *, understood: bool) -> None:
    _ask(visit, _interrupting(visit), ())
    visit.say(views.what(visit.words, visit.content, visit.emergency_number, understood=understood))


def unreadable(visit: Visit) -> None:
    """Care rule T9: a voice, a picture."""
    if not _asked_deeper(visit):
        _ask(visit, _interrupting(visit), ())
        visit.say(views.unreadable(visit.words, visit.content, visit.emergency_number))
        return
    visit.say(views.unreadable_between(visit.words, visit.content, screen(visit, visit.words), visit.emergency_number))


def _asked_deeper(visit: Visit) -> bool:
    """Whether a question behind the first one is open: it is answered, not pushed aside."""
    return open_question(visit.state()) not in (None, START)


def fell(visit: Visit) -> str | None:
    """*Yes* to the Sunday question whether they fell; a second tap does not count a second fall."""
    recent = reports.since(visit.tx, visit.actor, visit.person.id, visit.at - A_DAY)
    if any("fall" in report.signs for report in recent):
        return views.answered_already(visit.words)
    visit.edit(views.fell(visit.words))
    _continue(visit, _interrupting(visit), FELL)
    return None


def _interrupting(visit: Visit) -> State:
    """A new report; what was open before it is asked again afterwards."""
    state = visit.state()
    interrupted = state.interrupted if state.question in (SYMPTOM, "") else state.question
    return State(question=SYMPTOM, ticks=state.ticks, interrupted=interrupted)


def _ask(visit: Visit, state: State, taps: Taps) -> None:
    visit.remember(replace(state, taps=taps, asked_at=visit.now.isoformat(), asked_times=1))


def answer(visit: Visit, question: str, option: str) -> str | None:
    """A tap on one of the questions, or on *Back* below it."""
    if option == BACK:
        return back(visit, question)
    state = visit.state()
    if not offers(question, option):
        return views.answered_already(visit.words)
    if question == START and state.question != SYMPTOM and not _tapped_before(visit, state):
        state = _interrupting(visit)  # the buttons of an older screen still report a symptom
    if open_question(state) != question:
        return _late(visit, state, question, option)
    visit.edit(views.answered(visit.words, visit.content, question, option, visit.emergency_number))
    _continue(visit, state, (*state.taps, (question, option)))
    return None


def _continue(visit: Visit, state: State, taps: Taps) -> None:
    """Act on what these taps have found, and ask what comes next."""
    step = progress(taps)
    if step.finding is not None:
        found = seen_again(visit, step.finding, taps)
        state = replace(state, about=act_on(visit, found, taps, report_id=state.about))
    if step.question is None or step.question == RECORD:
        _finish(visit, state, taps)
        return
    if state.about is not None and QUESTIONS[step.question].below_advice:
        say_thanks(visit, state.about)
    _ask(visit, state, taps)
    _say_question(visit, taps, step.question)


def _tapped_before(visit: Visit, state: State) -> bool:
    """A second tap on the message whose first tap ended the questions."""
    return state.question != SYMPTOM and state.message_id is not None and state.message_id == visit.occasion.message_id


def _late(visit: Visit, state: State, question: str, option: str) -> str | None:
    """A tap on a question that is not open any more: a symptom is reported all the same, a double tap is not."""
    chosen = QUESTIONS[question].option(option)
    if chosen.rule == "T1" and not _tapped_before(visit, state) and _open_emergency(visit):
        emergency(visit, chosen.signs, ((question, option),))
    elif (question, option) in state.taps or _told_today(visit, question, option):
        return views.answered_already(visit.words)
    elif chosen.rule is not None:
        found = finding(chosen.rule, chosen.signs, same_day=chosen.same_day)
        open_finding(visit, found, {question: option})
    elif _tapped_before(visit, state):
        return views.answered_already(visit.words)
    elif not show_again(visit):
        open_screen(visit)
    return None


def _open_emergency(visit: Visit) -> bool:
    return any(hold.rule == "T1" for hold in visit.holds())


def _told_today(visit: Visit, question: str, option: str) -> bool:
    """Whether a report of today, not taken back, has this very answer."""
    return any(report.details.get(question) == option for report in _reported_today(visit))


def _reported_today(visit: Visit) -> list[Report]:
    recent = reports.since(visit.tx, visit.actor, visit.person.id, visit.at - A_DAY)
    return [report for report in recent if local_date(report.at, visit.person.zone) == visit.today]


def _finish(visit: Visit, state: State, taps: Taps) -> None:
    """The last tap: nothing is open any more."""
    visit.remember(State(ticks=state.ticks, interrupted=state.interrupted, message_id=visit.occasion.message_id))
    if state.about is not None:
        conclude(visit, state.about, thanked=any(QUESTIONS[question].below_advice for question, _ in taps))
    elif visit.holds():
        resume(visit)  # what was reported before stands
    else:
        visit.say(views.all_well(visit.words))
    if state.interrupted and not visit.holds():
        resume(visit)


def _say_question(visit: Visit, taps: Taps, question: str) -> None:
    back = may_go_back(taps)
    visit.say(views.question(visit.words, visit.content, question, visit.emergency_number, back=back))


def back(visit: Visit, question: str) -> str | None:
    """To the question before; what was found stays found."""
    state = visit.state()
    if open_question(state) != question or not may_go_back(state.taps):
        return views.answered_already(visit.words)
    taps, before = state.taps[:-1], state.taps[-1][0]
    visit.edit(views.gone_back(visit.words))
    _ask(visit, state, taps)
    if before == START:
        visit.say(views.what(visit.words, visit.content, visit.emergency_number, understood=True))
    else:
        _say_question(visit, taps, before)
    return None


def open_finding(
    visit: Visit, found: Finding, details: Mapping[str, str] | None = None, exercise: str | None = None
) -> None:
    """A symptom that became known in another way than by the questions above; without details once a day."""
    if not details and any(_same(report, found) for report in _reported_today(visit)):
        return
    report_id = act_on(visit, found, tuple((details or {}).items()), exercise=exercise)
    conclude(visit, report_id)


def _same(report: Report, found: Finding) -> bool:
    """What they were doing before is all that was added since."""
    return (report.rule, report.signs) == (found.rule, found.signs) and not report.details.keys() - {"before"}


def give(visit: Visit, option: str) -> None:
    """The open question was answered in words."""
    answer(visit, open_question(visit.state()) or START, option)


def ask_again(visit: Visit) -> None:
    """Care rule T9: a question about a symptom waits for two hours; it is asked once more."""
    state = visit.state()
    question = open_question(state)
    if question is None:
        visit.remember(replace(state, asked_at=None))
        return
    visit.remember(replace(state, asked_at=visit.now.isoformat(), asked_times=2))
    number = visit.emergency_number
    if question == START:
        visit.say(views.still_wrong(visit.words, visit.content, number))
    else:
        visit.say(views.asked_again(visit.words, visit.content, question, number, back=may_go_back(state.taps)))


def count_unanswered(visit: Visit) -> None:
    """Care rule T9: the morning after, no answer is a report of its own; what was found already stays as it is."""
    state = visit.state()
    if state.question != SYMPTOM:
        return
    visit.remember(State(ticks=state.ticks, interrupted=state.interrupted))
    if state.about is None:
        unsure = finding("T9")
        reports.add(
            visit.tx,
            visit.actor,
            visit.person,
            visit.now,
            rule=unsure.rule,
            level=unsure.level,
            urgency=None,
            signs=[],
            exercise=None,
            details=dict(state.taps),
        )
