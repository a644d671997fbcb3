"""*/guidance*: the clinic's guidance that stands, in the language of whoever asks, and the versions before it."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

from bot.core.broadcast import State
from bot.core.schedule import MORNING, local_date
from bot.storage import broadcasts
from bot.storage import guidance as storage
from bot.storage.broadcasts import Body, Broadcast
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.resume import resume
from bot.usecases.visit import Visit
from bot.views.clinic.broadcasting import reading as views
from bot.views.hold import thinking_of_you
from bot.views.message import Button, Message, column, inline_markup

EARLIER = 5  # versions that are offered
LATELY = timedelta(days=14)
BEFORE_NIGHT = time(20, 30)  # it leaves at once, and still by day


def show(visit: Visit) -> None:
    """The newest one that is for them."""
    if _waits(visit):
        return
    found = _versions(visit)
    if found:
        _show(visit, found[0], [views.earlier_button(visit.words)] if found[1:] else [])
    else:
        visit.say(views.no_guidance(visit.words))


def _waits(visit: Visit) -> bool:
    """Whoever is new is welcomed; after thoughts of self-harm nobody talks of exercise (care rule T1)."""
    if not (visit.patient_if_any or visit.staff or visit.follows()):
        resume(visit)
        return True
    quiet = visit.patient_if_any is not None and after_self_harm(visit)
    if quiet:
        visit.say(thinking_of_you(visit.words, visit.emergency_number))
    return quiet


def _versions(visit: Visit) -> list[Broadcast]:
    """Staff see all of them; others those that they got, or that are for them."""
    found = storage.versions(visit.tx, visit.person.bot_id)
    return [each for each in found if visit.staff or _is_theirs(visit, each)]


def _is_theirs(visit: Visit, found: Broadcast) -> bool:
    got = storage.has_got(visit.tx, found.id, visit.person)
    return got or storage.concerns(visit.tx, found, visit.person, visit.day)


def show_earlier(visit: Visit) -> None:
    """The last five before the newest."""
    if _waits(visit):
        return
    before = [
        (each.id, each.version or 0, local_date(storage.went_out(each), visit.person.zone))
        for each in _versions(visit)[1:]
    ]
    visit.say(views.earlier(visit.words, before[:EARLIER]) if before else views.no_guidance(visit.words))


def show_one(visit: Visit, id: int) -> None:
    """One of them; one that was withdrawn since leads to the newest."""
    if _waits(visit):
        return
    found = next((each for each in _versions(visit) if each.id == id), None)
    if found is None:
        show(visit)
    else:
        _show(visit, found, [views.newest_button(visit.words)])


def _show(visit: Visit, found: Broadcast, below: list[Button]) -> None:
    """As it was sent, below its number and date."""
    _, version, day = visit.words, found.version or 0, local_date(storage.went_out(found), visit.person.zone)
    if storage.is_held_back(visit.tx, found, visit.person):
        visit.say(views.not_while_on_hold(_, version, day, below))
        return
    body = in_their_language(visit, found)
    if storage.has_got(visit.tx, found.id, visit.person) and not storage.has_read(visit.tx, found.id, visit.person):
        below = [views.read_button(_, found.id), *below]
    visit.say(Message(views.heading(_, version, day)))
    rest = {name: value for name, value in body.params.items() if name != "reply_markup"}
    markup = {"reply_markup": inline_markup(Message("", column(below)))} if below else {}
    visit.send(body.method, rest | markup)


def in_their_language(visit: Visit, found: Broadcast) -> Body:
    """In the person's language; in the first one where there is none in theirs."""
    bodies = broadcasts.messages(visit.tx, found.id)
    return bodies.get(visit.person.language) or next(iter(bodies.values()))


def give_to_joiner(visit: Visit) -> None:
    """With one of the first messages that come by themselves: what everybody else has got before they came. Once, by
    day, and not while something is asked."""
    if not _is_new(visit) or not _is_a_good_moment(visit):
        return
    newest = next(iter(storage.versions(visit.tx, visit.person.bot_id)), None)
    if newest is None or newest.state is not State.DONE:
        return
    is_theirs = storage.is_for_now(visit.tx, newest, visit.person, visit.day)
    if is_theirs and storage.has_joined_since(visit.tx, visit.person, visit.now - LATELY):
        storage.give(visit.tx, newest, in_their_language(visit, newest), visit.person, visit.now)


def _is_new(visit: Visit) -> bool:
    """A first look, which asks the database nothing."""
    first_day = visit.patient.first_day
    return first_day is None or visit.day - first_day <= LATELY


def _is_a_good_moment(visit: Visit) -> bool:
    hour = visit.now.astimezone(ZoneInfo(visit.person.zone)).time()
    asked = visit.state().asked or visit.state().question
    return visit.person.reachable and not asked and MORNING <= hour <= BEFORE_NIGHT and not after_self_harm(visit)
