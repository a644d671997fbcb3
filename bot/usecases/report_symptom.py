"""Something is wrong: found out tap by tap, acted upon at once, and never refused (care rules §6)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import chain

from bot.core.dialogue import State, answers_in
from bot.core.findings import Finding, finding
from bot.core.schedule import local_date
from bot.core.symptom_table import QUESTIONS, START
from bot.core.symptoms import offers
from bot.storage import reports
from bot.storage.reports import Report
from bot.usecases.act_on_finding import MOST_WORDS, WORDS, act_on, change
from bot.usecases.clinic import home, opening
from bot.usecases.family import concern
from bot.usecases.follow_report import conclude, emergency
from bot.usecases.open_symptom import SYMPTOM as SYMPTOM
from bot.usecases.open_symptom import asked_deeper, may_go_back, open_question
from bot.usecases.open_symptom import screen as screen
from bot.usecases.open_symptom import show_again as show_again
from bot.usecases.visit import Visit
from bot.usecases.walk_symptom import ask, go_on, interrupting, report_of, say_question
from bot.views import symptoms as views

BACK = views.BACK
A_DAY = timedelta(days=1)
FELL = ((START, "unsteady"), ("which", "fell"), ("floor", "yes"))


def open_screen(visit: Visit) -> None:
    """*Pain or dizzy* was pressed. Nothing is created until a sign is chosen."""
    ask(visit, interrupting(visit), ())
    visit.say(views.what(visit.words, visit.content, visit.emergency_number, understood=True))


def not_understood(visit: Visit, words: str = "", guess: str = "") -> None:
    """Care rule T9: words that nobody could account for; `guess` is the sign that they may name."""
    if asked_deeper(visit.state()):
        _keep(visit, words)
        shown = screen(visit, visit.words)
        visit.say(views.not_understood_between(visit.words, visit.content, shown, visit.emergency_number))
        return
    state = _with_words(visit, words, guess)
    ask(visit, replace(state, heard=visit.occasion.message_id), ())
    visit.say(views.what(visit.words, visit.content, visit.emergency_number, understood=False, guess=state.guess))


def _keep(visit: Visit, words: str) -> None:
    """In the middle of the questions: they go with the report, for the doctor, or wait until there is one."""
    state = visit.state()
    known = report_of(visit, state)
    if words and known is not None:
        change(visit, known, {WORDS: words})
    elif words:
        visit.remember(replace(state, words="\n".join(filter(None, [state.words, words]))[-MOST_WORDS:]))


def _with_words(visit: Visit, words: str = "", guess: str = "") -> State:
    """The first screen; what was written before it was answered stays with it."""
    before = visit.state()
    if open_question(before) == START:
        words, guess = "\n".join(filter(None, [before.words, words])), guess or before.guess
    return replace(interrupting(visit), words=words[-MOST_WORDS:], guess=guess)


def unreadable(visit: Visit) -> None:
    """Care rule T9: a voice, a picture."""
    if visit.is_relative_only:
        concern.unreadable(visit)
        return
    if visit.is_staff_only:
        home.unreadable(visit)
        return
    if asked_deeper(visit.state()):
        shown = screen(visit, visit.words)
        visit.say(views.unreadable_between(visit.words, visit.content, shown, visit.emergency_number))
        return
    state = _with_words(visit)
    ask(visit, state, ())
    visit.say(views.unreadable(visit.words, visit.content, visit.emergency_number, guess=state.guess))


def fell(visit: Visit) -> str | None:
    """*Yes* to the Sunday question whether they fell; a second tap does not count a second fall."""
    recent = reports.since(visit.tx, visit.actor, visit.person.id, visit.at - A_DAY)
    if any("fall" in report.signs for report in recent):
        return views.answered_already(visit.words)
    visit.edit(views.fell(visit.words))
    go_on(visit, interrupting(visit), FELL)
    return None


def answer(visit: Visit, question: str, option: str) -> str | None:
    """A tap on one of the questions, or on *Back* below it."""
    if option == BACK:
        return back(visit, question)
    state = visit.state()
    if not offers(question, option):
        return views.answered_already(visit.words)
    if question == START and state.question != SYMPTOM and not tapped_before(visit, state):
        state = interrupting(visit)  # the buttons of an older screen still report a symptom
    if open_question(state) != question:
        return _late(visit, state, question, option)
    visit.edit(views.answered(visit.words, visit.content, question, option, visit.emergency_number))
    go_on(visit, state, (*state.taps, (question, option)))
    return None


def tapped_before(visit: Visit, state: State) -> bool:
    """A second tap on the message whose first tap ended the questions."""
    return state.question != SYMPTOM and state.message_id is not None and state.message_id == visit.occasion.message_id


def _late(visit: Visit, state: State, question: str, option: str) -> str | None:
    """A tap on a question that is not open any more: a symptom is reported all the same, a double tap is not."""
    chosen = QUESTIONS[question].option(option)
    if chosen.rule == "T1" and not tapped_before(visit, state) and _open_emergency(visit):
        emergency(visit, chosen.signs, ((question, option),))
    elif (question, option) in state.taps or _told_today(visit, question, option):
        return views.answered_already(visit.words)
    elif chosen.rule is not None:
        found = finding(chosen.rule, chosen.signs, same_day=chosen.same_day)
        open_finding(visit, found, {question: option})
    elif tapped_before(visit, state):
        return views.answered_already(visit.words)
    elif not show_again(visit):
        open_screen(visit)
    return None


def _open_emergency(visit: Visit) -> bool:
    return any(hold.rule == "T1" for hold in visit.holds())


def _told_today(visit: Visit, question: str, option: str) -> bool:
    """Whether a report of today, not taken back, has this very answer."""
    return any(report.details.get(question) == option for report in reported_today(visit))


def reported_today(visit: Visit) -> list[Report]:
    recent = reports.since(visit.tx, visit.actor, visit.person.id, visit.at - A_DAY)
    return [report for report in recent if local_date(report.at, visit.person.zone) == visit.today]


def back(visit: Visit, question: str) -> str | None:
    """To the question before; what was found stays found."""
    state = visit.state()
    if open_question(state) != question or not may_go_back(state):
        return views.answered_already(visit.words)
    taps, before = state.taps[:-1], state.taps[-1][0]
    visit.edit(views.gone_back(visit.words))
    ask(visit, state, taps)
    if before == START:
        visit.say(screen(visit, visit.words))
    else:
        say_question(visit)
    return None


def open_finding(
    visit: Visit, found: Finding, details: Mapping[str, str] | None = None, exercise: str | None = None
) -> None:
    """A symptom that became known in another way than by the questions above; without details once a day."""
    if not details and any(_same(report, found) for report in reported_today(visit)):
        return
    report_id = act_on(visit, found, tuple((details or {}).items()), exercise=exercise)
    conclude(visit, report_id)


def _same(report: Report, found: Finding) -> bool:
    """What they were doing before is all that was added since."""
    return (report.rule, report.signs) == (found.rule, found.signs) and not report.details.keys() - {"before"}


def give(visit: Visit, option: str) -> None:
    """The open question was answered in words."""
    answer(visit, open_question(visit.state()) or START, option)


def plain_answer(visit: Visit, text: str) -> str | None:
    """The answer that a mere "yes", "no" or "not sure" gives to the open question."""
    typed = visit.content.symptoms.typed
    said = answers_in(text, {word: chain.from_iterable(typed[word].values()) for word in typed})
    return QUESTIONS[open_question(visit.state()) or START].meant(said[0]) if said else None


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
        visit.say(views.still_wrong(visit.words, visit.content, number, guess=state.guess))
    else:
        visit.say(views.asked_again(visit.words, visit.content, question, number, back=may_go_back(state)))


def count_unanswered(visit: Visit) -> None:
    """Care rule T9: the morning after, no answer is a report of its own; what was found already stays as it is."""
    state = visit.state()
    if state.question != SYMPTOM:
        return
    visit.remember(State(ticks=state.ticks, interrupted=state.interrupted))
    if state.about is None:
        unsure = finding("T9")
        report_id = reports.add(
            visit.tx,
            visit.actor,
            visit.person,
            visit.now,
            rule=unsure.rule,
            level=unsure.level,
            urgency=None,
            signs=[],
            exercise=None,
            details={**dict(state.taps), **({WORDS: state.words} if state.words else {})},
        )
        opening.open_unanswered(visit, report_id, state.words)
