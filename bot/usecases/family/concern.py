"""Something may have happened to a patient: what somebody writes who follows them (care rules §6).

1. The emergency line comes first and never waits, whoever is meant; who is meant is asked below it.
2. The clinic is told only where somebody reads it there, and the bot never pretends otherwise: the relative phones.
3. Whoever is a patient too has their own words read as their own first; what they say of somebody else comes here.
"""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.content.words import Words, words_for
from bot.core.access import Actor, Role
from bot.core.findings import EMERGENCY, REFERRAL
from bot.core.questions import hear as hear_small_talk
from bot.core.schedule import local_date
from bot.core.triage.judging import SELF_HARM, judge, speaks_of_another
from bot.core.triage.verdict import NONE, UNSURE, Verdict
from bot.storage import audit, bonds, people
from bot.storage.bonds import Bond
from bot.storage.news import News
from bot.storage.outbox import Lane
from bot.usecases import news
from bot.usecases.clinic import clinicians, opening
from bot.usecases.family import cheer_draft
from bot.usecases.family.names import own, told_apart
from bot.usecases.family.warn import clock
from bot.usecases.news import Untold
from bot.usecases.open_symptom import open_question
from bot.usecases.resume import CONSENT
from bot.usecases.resume import ask as ask_step
from bot.usecases.visit import Visit
from bot.views.family import concern as views
from bot.views.family import following as following_views
from bot.views.message import Message

ASKED_AFTER, ALL_WELL = "asked_after", "all_well"
MOST_WORDS = 500  # characters


def _words(visit: Visit) -> Words:
    """Of somebody who follows, never of somebody who helps."""
    return words_for(visit.person.language)


# -- words -------------------------------------------------------------------------------------------------------------


def hear(visit: Visit, text: str) -> None:
    """Of somebody who follows a patient and is none: a symptom goes before everything else."""
    verdict = _judged(visit, text)
    if _is_heard(verdict):
        show(visit, verdict, text)
    elif cheer_draft.in_words(visit, text):
        pass
    elif _is_guessed(verdict):
        show(visit, verdict, text)
    else:
        _reply(visit, text)


def _is_heard(verdict: Verdict) -> bool:
    return verdict.level not in (NONE, UNSURE) or bool(verdict.words)


def _is_guessed(verdict: Verdict) -> bool:
    """Unsure, and nothing but a guess."""
    return verdict.level == UNSURE and len(verdict.rules) > 1


def _judged(visit: Visit, text: str) -> Verdict:
    """What the words say about a patient, whose name triage does not know."""
    for name in _names(visit, text):
        text = visit.content.helper.understandable(text, name, visit.person.language)
    return judge(text, visit.content.understanding, helper=True)


def _names(visit: Visit, text: str) -> list[str]:
    """Whom they follow, the whole name before the first one; not a name that is a word of what is told.

    Nefes is a name, and "nefes alamıyorum" says that somebody cannot breathe.
    """
    names = [bond.patient_name for bond in visit.follows() if bond.is_active]
    names += [name.split()[0] for name in names if len(name.split()) > 1]
    return [name for name in names if name and not _is_word(visit, text, name)]


def _is_word(visit: Visit, text: str, name: str) -> bool:
    """Whether something else is heard where the name is left out."""
    without = visit.content.helper.without(text, name)
    if without == text:
        return False
    whole, rest = (judge(each, visit.content.understanding) for each in (text, without))
    return (whole.signs, whole.words) != (rest.signs, rest.words)


def _reply(visit: Visit, text: str) -> None:
    """Something kind, or what can be done here."""
    small_talk = visit.content.small_talk.replies
    heard = hear_small_talk(text, visit.content.phrases)
    known = next((small_talk[name] for name in heard.replies if small_talk[name].says), None)
    if "help_me" in heard.replies:
        ask(visit)
    elif visit.state().question == CONSENT:
        ask_step(visit, CONSENT)
    elif known and not heard.asks:
        visit.say(Message(_words(visit)(known.says[(visit.occasion.message_id or 0) % len(known.says)])))
    else:
        visit.say(views.what_i_can_do(_words(visit), visit.emergency_number))


def unreadable(visit: Visit) -> None:
    """A voice, a picture, a sticker."""
    visit.say(views.unreadable(_words(visit), visit.emergency_number))


# -- words of somebody who is a patient too ----------------------------------------------------------------------------


def read_as(visit: Visit, text: str) -> str:
    """A patient's own words for triage: whom they follow, and a parent or grandparent, is then somebody else."""
    if not _following(visit) or visit.patient.exerciser == "helper":
        return text
    return visit.content.helper.as_anothers(text, _names(visit, text), visit.person.language)


def answer_stranger(visit: Visit, text: str) -> None:
    """Nothing that somebody writes before consent is kept; that it sounds grave is answered all the same."""
    understanding = visit.content.understanding
    levels = {judge(text, understanding, helper=helper).level for helper in (False, True)}
    if levels & {EMERGENCY, REFERRAL}:
        visit.say(views.line(_words(visit), visit.emergency_number, None), Lane.URGENT)


def of_another(visit: Visit, text: str, own: Verdict) -> Verdict | None:
    """What a patient's words say of somebody they may follow; None where they are theirs: `own`, of the writer."""
    if not _following(visit) or visit.patient.exerciser == "helper":
        return None
    names_one = read_as(visit, text) != text
    if own.level not in (NONE, UNSURE) and (own.words or not names_one):
        return None
    if not names_one and not speaks_of_another(text, visit.content.understanding):
        return None
    verdict = _judged(visit, text)
    return verdict if _is_heard(verdict) or _is_guessed(verdict) else None


def beside(visit: Visit, text: str, own: Verdict) -> None:
    """What they say of somebody else in one breath with their own: the emergency line, without a question."""
    if _following(visit) and read_as(visit, text) != text and set(_judged(visit, text).signs) - set(own.signs):
        _say_line(visit, _following(visit))


# -- the screens -------------------------------------------------------------------------------------------------------


def ask(visit: Visit) -> None:
    """*Something has happened*."""
    show(visit, Verdict(UNSURE))


def show(visit: Visit, verdict: Verdict, text: str = "") -> None:
    """The emergency line, then what to do. `text`: their words, for the clinic if they wish so."""
    cheer_draft.forget_draft(visit)
    _keep(visit, text)
    following, perhaps_me = _following(visit), _perhaps_me(visit)
    if SELF_HARM in verdict.signs:
        visit.say(views.self_harm(_words(visit), visit.emergency_number), Lane.URGENT)
    else:
        _say_line(visit, following)
    if len(following) > 1:
        patients = [(bond.id, told_apart(visit, bond).patient_name) for bond in following]
        visit.say(views.who(_words(visit), patients, perhaps_me=perhaps_me))
    elif following:
        visit.say(_what_to_do(visit, following[0]))
    else:
        visit.say(views.phone_them(_words(visit)))


def _keep(visit: Visit, text: str) -> None:
    """Until they tell the clinic, on the same day; never in place of what is open about themselves."""
    if open_question(visit.state()) is None:
        words, since = " ".join(text.split())[:MOST_WORDS], visit.now.isoformat()
        visit.remember(replace(visit.state(), words=words, heard=None, since=since))


def _kept(visit: Visit) -> str:
    state = visit.state()
    if open_question(state) is not None or not state.since:
        return ""
    same_day = local_date(datetime.fromisoformat(state.since), visit.person.zone) == visit.day
    return state.words if same_day else ""


def _following(visit: Visit) -> list[Bond]:
    """Those who have confirmed them; a pause does not keep anybody from caring."""
    return [bond for bond in visit.follows() if bond.is_active]


def _perhaps_me(visit: Visit) -> bool:
    return people.has_consented(visit.tx, visit.person.id)


def _say_line(visit: Visit, following: list[Bond]) -> None:
    patient = following[0].patient_name if len(following) == 1 else None
    visit.say(views.line(_words(visit), visit.emergency_number, patient), Lane.URGENT)


def _what_to_do(visit: Visit, bond: Bond) -> Message:
    far = clock(visit.now, news.other(visit, bond, to_patient=True).zone) != clock(visit.now, visit.person.zone)
    values = {"perhaps_me": _perhaps_me(visit), "far": far}
    return views.what_to_do(_words(visit), visit.emergency_number, bond.id, bond.patient_name, **values)


def about(visit: Visit, bond_id: int) -> None:
    """Whom it is about."""
    if bond := _own(visit, bond_id):
        visit.show(_what_to_do(visit, bond))


def calm(visit: Visit, bond_id: int) -> None:
    """*It is not urgent*."""
    if bond := _own(visit, bond_id):
        may_ask = bond.paused_at is None
        visit.show(views.calm(_words(visit), visit.emergency_number, bond.id, bond.patient_name, may_ask=may_ask))


def _own(visit: Visit, bond_id: int) -> Bond | None:
    """Their own bond, confirmed and locked; else they are told that there is none."""
    bond = own(visit, bond_id)
    if bond is None or not bond.is_active:
        visit.show(Message(following_views.over(_words(visit))))
        return None
    return bond


def tell_clinic(visit: Visit, bond_id: int) -> None:
    """*Tell the clinic*: it is told where anybody reads it there; and whom to phone."""
    if bond := _own(visit, bond_id):
        _record(visit, bond)
        shown = views.clinic(
            _words(visit),
            visit.setup,
            visit.emergency_number,
            bond.id,
            read_at=clinicians.read_at(visit),
            patient=next(each.patient_name for each in visit.follows() if each.id == bond.id),
            relative=bond.name,
            now=visit.at.astimezone(ZoneInfo(visit.person.zone)),
            may_ask=bond.paused_at is None,
        )
        visit.show(shown)


def _record(visit: Visit, bond: Bond) -> None:
    """What a relative is worried about, unverified; nothing of it is the patient's own word, so nothing is held."""
    relative = Actor(Role.RELATIVE, visit.person.id, bond.patient_id, bond.scope)
    patient = news.other(visit, bond, to_patient=True)
    audit.record(visit.tx, relative, patient, "concern", visit.now, str(bond.id))
    opening.open_concern(visit, patient, bond, _kept(visit))


# -- how are you? ------------------------------------------------------------------------------------------------------


def ask_after(visit: Visit, bond_id: int) -> None:
    """Once a day."""
    bond = _own(visit, bond_id)
    if bond is None:
        return
    _, day = _words(visit), visit.day.isoformat()
    if bond.paused_at or not news.other(visit, bond, to_patient=True).reachable:
        visit.show(views.cannot_ask(_, bond.patient_name))
    elif news.share(visit, bond, ASKED_AFTER, day, to_patient=True, detail={"day": day}):
        visit.show(views.asked(_, bond.patient_name, answered=bond.muted_at is None))
    else:
        visit.show(views.asked_already(_, bond.patient_name))


def tell_asked_after(visit: Visit, each: News, bond: Bond) -> Message | Untold:
    """To the patient."""
    return views.how_are_you(_words(visit), bond.id, bond.name, each.detail["day"])


def all_is_well(visit: Visit, bond_id: int, day: date) -> None:
    """The patient's answer; a second tap tells nothing twice."""
    bond = bonds.as_patient(visit.tx, visit.actor, bond_id)
    if bond is None or not bond.is_active or bond.paused_at:
        visit.show(views.not_shared(_words(visit)))
        return
    news.share(visit, bond, ALL_WELL, day.isoformat())
    visit.show(views.told_well(_words(visit), bond.name))


def tell_all_is_well(visit: Visit, each: News, bond: Bond) -> Message | Untold:
    """To the relative."""
    return views.is_well(_words(visit), bond.patient_name)
