"""A patient's card, the last twelve weeks and the plan of today, as staff see them: read, and never changed by it."""

from collections.abc import Iterator

from bot.content.words import Words
from bot.core.roster import Listed
from bot.core.schedule import local_date
from bot.core.stored_plan import StoredPlan
from bot.storage import audit, bonds, cases, limits, plans, reports, roster
from bot.usecases import progress, week
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.of_patient import of_patient
from bot.usecases.clinic.patients.find import stop_searching
from bot.usecases.daily import message_of
from bot.usecases.planning import planned
from bot.usecases.visit import Visit
from bot.views.clinic.patients import card as views
from bot.views.clinic.patients import find as find_views
from bot.views.limits import lines
from bot.views.read_back import chosen_options

FACTS = ("age_band", "diagnosis")


def found(visit: Visit, patient_id: int) -> Listed | None:
    """One of this clinic's patients; whoever asks for another is told that nobody is there."""
    known = roster.by_id(visit.tx, visit.member.actor, visit.person.bot_id, [patient_id])
    if not known:
        visit.show(find_views.gone(staff_words(visit)))
        return None
    return known[0]


def read(visit: Visit, patient: Visit, what: str) -> None:
    """Put on record what of a patient was looked at."""
    audit.record(visit.tx, visit.member.actor, patient.person, what, visit.now)


def open_one(visit: Visit, patient_id: int) -> None:
    """As a message of its own, below the list that it was chosen from."""
    if listed := found(visit, patient_id):
        stop_searching(visit)
        patient = of_patient(visit, patient_id)
        visit.say(views.card(staff_words(visit), _card(visit, patient, listed)))
        read(visit, patient, "card_read")


def _card(visit: Visit, patient: Visit, listed: Listed) -> views.Card:
    known, zone = patient.patient, patient.person.zone
    holds = [(hold.rule, local_date(hold.opened_at, zone)) for hold in patient.holds()]
    return views.Card(
        listed=listed,
        begun=known.first_day,
        by_helper=known.exerciser == "helper",
        level=known.clearance,
        holds=list(dict(holds).items()),
        limits=lines(staff_words(visit), visit.content, limits.current(visit.tx, patient.actor, patient.person.id)),
        facts=list(_facts(staff_words(visit), patient)),
        week=week.totals(patient, patient.day),
        heard_on=known.heard_on,
        pause=patient.pause,
        stopped=patient.person.stopped_at is not None,
        blocked=patient.person.blocked_at is not None,
        died=patient.person.died_at is not None,
        followed=any(bond.is_active for bond in bonds.of_patient(visit.tx, patient.actor, patient.person.id)),
        open_cases=sum(not each.is_closed for each in cases.of_patient(visit.tx, patient.actor, patient.person.id)),
    )


def _facts(_: Words, patient: Visit) -> Iterator[tuple[str, str]]:
    """Age and diagnosis, as far as they were asked."""
    questionnaire = patient.content.questionnaire
    given = {field: answer.value for field, answer in patient.answered().items()}
    for name in FACTS:
        question = questionnaire.question(name)
        for option in chosen_options(questionnaire, question, given):
            yield _(question.about), _(option.text)


def show_weeks(visit: Visit, patient_id: int) -> None:
    if listed := found(visit, patient_id):
        patient = of_patient(visit, patient_id)
        weeks = progress.last_weeks(patient)
        paused = progress.paused_weeks(patient, [monday for monday, _ in weeks])
        visit.say(views.weeks(staff_words(visit), listed, weeks, paused))
        read(visit, patient, "weeks_read")


def show_plan(visit: Visit, patient_id: int) -> None:
    """What the rules say for today, in the patient's own words; nothing is stored by looking at it."""
    if (listed := found(visit, patient_id)) is None:
        return
    patient, _ = of_patient(visit, patient_id), staff_words(visit)
    read(visit, patient, "plan_read")
    if why := _why_none(patient):
        visit.say(views.no_plan(_, listed, why))
        return
    plan = planned(patient, patient.day)
    stored = plans.newest(visit.tx, patient.actor, patient_id, plan.date)
    sent = stored is not None and stored.items == plan.items
    version = patient.content.version
    shown = StoredPlan(0, patient_id, plan.date, 0, plan.session_minutes, version, plan.items, plan.notes)
    text = message_of(patient, stored if stored and sent else shown, plan.news).text
    visit.say(views.plan(_, listed, text, sent=sent))


def show_cases(visit: Visit, patient_id: int) -> None:
    """All that there were, the newest first."""
    if listed := found(visit, patient_id):
        patient = of_patient(visit, patient_id)
        every = list(reversed(cases.of_patient(visit.tx, patient.actor, patient_id)))[: views.MOST_CASES]
        signs = {
            each.id: report.signs
            for each in every
            if each.report_id and (report := reports.find(visit.tx, patient.actor, patient_id, each.report_id))
        }
        lines = [(each, signs.get(each.id, ())) for each in every]
        visit.say(views.cases_of(staff_words(visit), listed, lines, patient.person.zone))
        read(visit, patient, "cases_read")


def _why_none(patient: Visit) -> str:
    """ "" where there is a plan for today."""
    if patient.holds():
        return "hold"
    if patient.pause:
        return "pause"
    if "confirmed" not in patient.answered():
        return "answers"
    if patient.patient.catch_up_since:
        return "news"
    return "off" if planned(patient, patient.day).day == "off" else ""
