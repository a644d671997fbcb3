"""Somebody arrives: welcome, language, privacy, consent, who exercises; and leaves again."""

from dataclasses import replace

from bot.content.words import LANGUAGES
from bot.core.dialogue import State
from bot.storage import audit, outbox, patients, people
from bot.usecases import command_menu, links, report_symptom
from bot.usecases.ask_again import ask_again
from bot.usecases.clinic import leaving
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.patients import arriving
from bot.usecases.family import control, following
from bot.usecases.resume import CONSENT, WHO, ask, greet, resume, show_their_side, welcome_back
from bot.usecases.visit import Visit
from bot.views import help as help_views
from bot.views import onboarding, settings
from bot.views.clinic import leaving as leaving_views
from bot.views.family import following as following_views


def start(visit: Visit) -> None:
    """/start never begins again for somebody who is known: it brings the keyboard and shows the next step."""
    if not _welcomed_back(visit) and not greet(visit) and visit.keyboard():
        visit.say(help_views.here(visit.words))
    if visit.has_own_side:
        show_their_side(visit, begin=True)
    elif not report_symptom.show_again(visit):
        resume(visit)


def start_by_link(visit: Visit, code: str) -> None:
    """With an invitation; whoever had stopped is back by it, too."""
    _welcomed_back(visit)
    links.open_link(visit, code)


def _welcomed_back(visit: Visit) -> bool:
    """Whether they had wanted no more messages."""
    stopped = visit.person.stopped_at is not None
    if stopped:
        visit.change_person(stopped_at=None)
        visit.forget_missed()
        welcome_back(visit)
    return stopped


def choose_language(visit: Visit, language: str) -> None:
    """Switch the language; an open question is asked again in it, and every answer is kept."""
    if language not in LANGUAGES:
        return
    visit.change_person(language=language)
    if visit.is_relative_only or visit.staff:
        command_menu.arrange(visit, visit.person)
    if visit.keyboard():
        visit.edit(settings.language_set(visit.words))
        visit.say(help_views.in_this_language(visit.words))
        if not report_symptom.show_again(visit):
            ask_again(visit)
        if visit.state().question == CONSENT:
            ask(visit, CONSENT)
    else:
        visit.edit(onboarding.welcome(visit.words, visit.emergency_number))
        if visit.state().question == CONSENT:
            ask(visit, CONSENT)


def begin(visit: Visit) -> None:
    """The privacy notice, and the question that everything hangs on."""
    if people.has_consented(visit.tx, visit.person.id):
        start(visit)
        return
    visit.say(onboarding.notice(visit.words))
    ask(visit, CONSENT)


def read_notice(visit: Visit) -> None:
    visit.say(onboarding.full_notice(visit.words))
    if not people.has_consented(visit.tx, visit.person.id):
        ask(visit, CONSENT)


def consent(visit: Visit, given: bool) -> None:
    """Yes or no is written down either way; after a no, nothing else is kept."""
    if people.has_consented(visit.tx, visit.person.id):
        start(visit)
        return
    people.consent(visit.tx, visit.person, given, visit.at)
    audit.record(visit.tx, visit.actor, visit.person, "consented" if given else "declined", visit.now)
    if not given:
        arriving.declined(visit)
        visit.remember(State())
        visit.show(onboarding.declined(visit.words))
        return
    visit.change_person(name=visit.tx.vault.seal(visit.occasion.first_name))
    patients.add(visit.tx, visit.person)
    if visit.follows() or visit.staff:
        command_menu.arrange(visit, visit.person)
    visit.edit(onboarding.answered(visit.words, onboarding.consent(visit.words).text, visit.words("Yes, I agree")))
    visit.say(onboarding.thanks(visit.words))
    step = arriving.consented(visit)
    ask(visit, WHO if step is None else step)


def ask_to_stop(visit: Visit) -> None:
    """Somebody who only follows a patient, or only works here, is asked whether to leave."""
    follows = bool(visit.follows())
    if visit.is_staff_only:
        visit.say(leaving_views.ask_to_stop(staff_words(visit), follows=follows))
    elif visit.is_relative_only:
        visit.say(following_views.ask_to_stop(visit.words))
    else:
        asked = help_views.stop(visit.words, shares=control.is_shared(visit), follows=follows)
        also = f"\n\n{leaving_views.rights_end(staff_words(visit))}" if visit.staff else ""
        visit.say(replace(asked, text=asked.text + also))


def stop(visit: Visit, sure: bool) -> None:
    """After the second tap nothing is written unasked any more; the last administrator is asked once more."""
    if not sure:
        visit.edit(help_views.not_stopped(visit.words))
    elif leaving.stays_nobody(visit):
        visit.show(leaving_views.nobody_else(staff_words(visit)))
    else:
        stop_at_once(visit)


def stop_at_once(visit: Visit) -> None:
    """Of whoever works here all of that ends, too; whoever is no patient has then left."""
    was_staff_only = visit.is_staff_only
    if visit.staff:
        leaving.leave(visit)
    if was_staff_only:
        following.leave_everybody(visit)
        visit.edit(leaving_views.left(staff_words(visit)))
        visit.say(leaving_views.goodbye(staff_words(visit)))
    else:
        visit.edit(help_views.stopped(visit.words))
        visit.change_person(stopped_at=visit.now)
        outbox.skip_waiting(visit.tx, person_id=visit.person.id, lanes=outbox.UNASKED, reason="stopped")
