"""A link is opened: by the right person, by another, too late, too often."""

import asyncio
import secrets

import pytest
from sqlalchemy import select

from bot.core.family import CODE_BYTES, Relation, Scope
from bot.storage import invitations
from bot.storage.tables import bonds, consents
from bot.usecases.family import arrive
from tests.usecases.family.joining import bond_of
from tests.usecases.scene import MONDAY, Scene

SEEN = "Ayşe would like you to see on which days they moved"


@pytest.fixture
def daughter(scene: Scene) -> Scene:
    return scene.beside("Elif", 88, "en", last_name="Kaya")


async def link(patient: Scene, scope: Scope = Scope.NUMBERS) -> str:
    """What the relative sends who presses it."""
    code = secrets.token_urlsafe(CODE_BYTES)
    await patient.change(invitations.add, code, Relation.DAUGHTER, scope, patient.now)
    return f"/start {code}"


async def join(relative: Scene, pressed: str) -> None:
    await relative.write(pressed)
    await relative.taps("English", "Yes, I would like that", "Leave it")


async def bonds_open(scene: Scene) -> int:
    query = select(bonds.c.id).where(bonds.c.ended_at.is_(None))
    return len(await scene.database.run(lambda tx: tx.execute(query).all()))


async def test_language_first_then_what_they_see_then_the_hours_and_then_the_patient_is_asked(scene, daughter):
    await daughter.write(await link(scene))
    assert list(daughter.last.buttons) == ["English", "Türkçe"]
    assert "112" in daughter.last.text
    assert "Ayşe" not in daughter.last.text
    await daughter.tap("Türkçe")
    assert daughter.last.text.startswith("Ayşe, hangi günler hareket ettiğini")
    assert list(daughter.last.buttons) == ["Evet, isterim", "Hayır, istemiyorum"]
    await daughter.tap("Evet, isterim")
    assert daughter.chat[0].text.endswith("Yanıtınız: Evet, isterim")
    assert "Böyle kalsın" in daughter.last.buttons
    await daughter.tap("Böyle kalsın")
    assert daughter.last.text.startswith("Ayşe sizi onaylayınca")
    assert daughter.last.keyboard == ("Bir şey oldu", *daughter.last.keyboard[1:])
    await scene.wait(minutes=1)
    assert scene.last.text.startswith("Elif Kaya has opened the invitation for your daughter")


async def test_until_the_patient_has_confirmed_nothing_is_shared_and_then_they_hear_of_it(scene, daughter):
    await join(daughter, await link(scene))
    await daughter.write("/family")
    assert daughter.last.text == "Ayşe has not confirmed you yet. Until then nothing is shared."
    await scene.wait(minutes=1)
    await scene.tap("Yes, it is Elif Kaya")
    await scene.wait(minutes=1)
    assert daughter.last.text.startswith("Ayşe has said yes.")


async def test_what_was_agreed_to_is_written_down(scene, daughter):
    await join(daughter, await link(scene))
    given = await scene.database.run(lambda tx: tx.execute(select(consents.c.purpose, consents.c.given)).all())
    assert ("family", True) in [tuple(row) for row in given]
    assert "bond_accepted 1" in await scene.audited()
    bond = await bond_of(scene, 1)
    assert (bond.name, bond.scope, bond.relation) == ("Elif Kaya", Scope.NUMBERS, Relation.DAUGHTER)


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("language", ["English", "Türkçe"])
async def test_what_they_would_see_and_what_not_is_said_in_one_short_message(scene, daughter, scope, language):
    await daughter.write(await link(scene, scope))
    await daughter.tap(language)
    assert len(daughter.last.text) <= 350
    assert daughter.last.text.count("Ayşe") == 2


async def test_their_clock_may_be_chosen_from_the_list_or_written(scene, daughter):
    await daughter.write(await link(scene))
    await daughter.taps("English", "Yes, I would like that", "08:30 · Germany, Austria, the Netherlands, France")
    assert (await daughter.person()).zone == "Europe/Berlin"
    assert "it is now 08:30 where you are" in daughter.chat[-2].text
    assert daughter.last.text.startswith("As soon as Ayşe has confirmed you")


async def test_their_clock_may_be_written(scene, daughter):
    await daughter.write(await link(scene))
    await daughter.taps("English", "Yes, I would like that")
    await daughter.write("10:30")
    assert "Where do you live?" in daughter.last.text or "it is now 10:30" in daughter.chat[-2].text


async def test_after_a_no_nothing_is_kept_and_the_link_can_be_opened_again(scene, daughter):
    pressed = await link(scene)
    await daughter.write(pressed)
    await daughter.taps("English", "No, I would rather not")
    assert "nothing is shared" in daughter.last.text
    assert await bonds_open(scene) == 0
    await daughter.write(pressed)
    await daughter.tap("English")
    assert daughter.last.text.startswith(SEEN)


async def test_whoever_writes_something_else_meanwhile_is_asked_again_and_never_takes_the_patients_way(scene, daughter):
    await daughter.write(await link(scene))
    await daughter.write("What is this?")
    assert list(daughter.last.buttons) == ["English", "Türkçe"]
    assert "112" in daughter.last.text


async def test_a_second_tap_on_the_yes_makes_no_second_bond(scene, daughter):
    await daughter.write(await link(scene))
    await daughter.tap("English")
    offer = daughter.last
    await daughter.tap("Yes, I would like that")
    await daughter.press(offer, offer.buttons["Yes, I would like that"])
    await daughter.press(offer, offer.buttons["No, I would rather not"])
    assert await bonds_open(scene) == 1
    assert any(text.startswith("As soon as Ayşe has confirmed you") for text in daughter.texts())


async def test_a_link_that_leads_nowhere_is_answered_kindly_and_changes_nothing(scene, daughter):
    await daughter.write("/start Zm9vYmFyYmF6cXV4")
    assert daughter.last.text == (
        "This link leads nowhere; perhaps a part of it was lost on its way. Please ask for a new one."
    )


async def test_after_five_wrong_links_there_is_no_answer_and_one_line_in_the_audit(scene, daughter):
    right = await link(scene)
    for number in range(9):
        await daughter.write(f"/start Zm9vYmFyYmF6cXV{number}")
    assert len(daughter.chat) == 5
    assert (await scene.audited()).count("links_tried_too_often") == 1
    await daughter.write(right)
    assert len(daughter.chat) == 5
    await scene.wait(hours=1, minutes=1)
    await daughter.write(right)
    assert list(daughter.last.buttons) == ["English", "Türkçe"]


async def test_wrong_links_of_one_person_silence_nobody_else(scene, daughter):
    for number in range(9):
        await daughter.write(f"/start Zm9vYmFyYmF6cXV{number}")
    son = scene.beside("Can", 99)
    await son.write(await link(scene))
    assert list(son.last.buttons) == ["English", "Türkçe"]


async def test_codes_in_forged_buttons_count_as_tries_too(scene, daughter):
    await daughter.write(await link(scene))
    shown = daughter.last
    for number in range(9):
        await daughter.press(shown, f"kin:join:Zm9vYmFyYmF6cXV{number}:yes")
    assert (await scene.audited()).count("links_tried_too_often") == 1
    assert await bonds_open(scene) == 0


async def test_ones_own_link_is_to_be_sent_on(scene):
    await scene.write(await link(scene))
    assert scene.last.text.startswith("This is your own link.")
    assert await bonds_open(scene) == 0


async def test_a_link_works_once_and_whoever_used_it_hears_how_it_stands(scene, daughter):
    pressed = await link(scene)
    await join(daughter, pressed)
    son = scene.beside("Can", 99)
    await son.write(pressed)
    assert son.last.text.startswith("This link has been used already")
    await daughter.write(pressed)
    assert daughter.last.text.startswith("As soon as Ayşe has confirmed you")
    await scene.wait(minutes=1)
    await scene.tap("Yes, it is Elif Kaya")
    await daughter.write(pressed)
    assert daughter.last.text.startswith("You follow Ayşe already.")
    assert await bonds_open(scene) == 1


async def test_of_many_who_accept_a_link_at_the_same_moment_one_does(scene):
    code = (await link(scene)).removeprefix("/start ")
    everybody = [scene.beside(f"Kim {number}", 60 + number) for number in range(5)]
    accepting = [each.database.run(each._visited, arrive.agree, code, True) for each in everybody]
    await asyncio.gather(*accepting)
    assert await bonds_open(scene) == 1


async def test_another_link_of_the_same_patient_makes_no_second_bond(scene, daughter):
    await join(daughter, await link(scene))
    await daughter.write(await link(scene, Scope.WARNINGS))
    assert daughter.last.text.startswith("As soon as Ayşe has confirmed you")
    assert await bonds_open(scene) == 1
    assert (await bond_of(scene, 1)).scope is Scope.NUMBERS


async def test_a_link_that_is_too_old_or_was_taken_back_says_so(scene, daughter):
    old, revoked = await link(scene), await link(scene)
    person = await scene.person()
    await scene.change(lambda tx, actor, _person: invitations.revoke(tx, actor, person.id, 2, scene.now))
    await daughter.write(revoked)
    assert daughter.last.text.startswith("This link was taken back")
    await scene.wait(days=7)
    await daughter.write(old)
    assert daughter.last.text.startswith("This link is too old")


async def test_a_link_that_is_taken_back_while_it_is_read_cannot_be_accepted(scene, daughter):
    await daughter.write(await link(scene))
    await daughter.tap("English")
    person = await scene.person()
    await scene.change(lambda tx, actor, _person: invitations.revoke(tx, actor, person.id, 1, scene.now))
    await daughter.tap("Yes, I would like that")
    assert daughter.last.text.startswith("This link was taken back")
    assert await bonds_open(scene) == 0


async def test_a_stranger_with_a_forwarded_link_sees_nothing_and_the_daughter_asks_for_a_new_one(scene, daughter):
    pressed = await link(scene, Scope.WARNINGS)
    stranger = scene.beside("Kim", 66)
    await join(stranger, pressed)
    await scene.wait(minutes=1)
    await scene.tap("No, that is somebody else")
    await scene.wait(days=7)
    assert not any(word in text for text in stranger.texts() for word in ("minutes today", "moved on"))
    await daughter.write(pressed)
    assert daughter.last.text.startswith("This link has been used already")
    assert await bonds_open(scene) == 0
    await stranger.write("hello")
    assert stranger.last.text.startswith("Hello. I am your exercise companion")


async def test_a_patient_may_follow_another_and_keeps_their_own_keyboard_and_hours(scene):
    ayla = scene.beside("Ayla", 55)
    await ayla.arrive()
    await ayla.write(await link(scene))
    assert ayla.last.text.startswith(SEEN)
    await ayla.tap("Yes, I would like that")
    assert ayla.last.text.startswith("As soon as Ayşe has confirmed you")
    assert ayla.last.keyboard == ("Pain or dizzy", "Today", "My week", "Menu")
    await ayla.write("/today")
    assert "Today, about" in ayla.last.text


async def test_amid_the_six_questions_the_open_one_stays_open_and_is_asked_again(scene, database):
    ayla = scene.beside("Ayla", 55)
    await ayla.write("/start")
    await ayla.taps("Let's begin", "Yes, I agree", "I will", "No, neither")
    asked = ayla.last.text
    await ayla.write(await link(scene))
    assert (await ayla.state()).question == "q2"
    await ayla.tap("Yes, I would like that")
    assert ayla.last.text == asked


async def test_an_open_question_about_a_symptom_stays_open_and_is_asked_again(scene):
    ayla = scene.beside("Ayla", 55)
    await ayla.arrive()
    await ayla.write("Pain or dizzy")
    await ayla.write(await link(scene))
    await ayla.tap("No, I would rather not")
    assert "Emergency" in ayla.last.buttons
    await ayla.write("/start Zm9vYmFyYmF6cXV4")
    assert "Emergency" in ayla.last.buttons


async def test_letters_of_a_code_that_sound_like_a_symptom_are_none(scene):
    ayla = scene.beside("Ayla", 55)
    await ayla.arrive()
    await scene.change(invitations.add, "2fYpCrbwMdmb7cm8", Relation.FRIEND, Scope.MOVED, scene.now)
    await ayla.write("/start 2fYpCrbwMdmb7cm8")
    assert ayla.last.text.startswith(SEEN)


async def test_whoever_had_stopped_is_back_with_a_link(scene):
    ayla = scene.beside("Ayla", 55)
    await ayla.arrive()
    await ayla.write("/stop")
    await ayla.tap("Yes, stop writing")
    await ayla.write(await link(scene))
    assert (await ayla.person()).stopped_at is None


async def test_a_helpers_patient_is_named_by_the_name_that_the_helper_gave(database):
    helper = Scene(database, now=MONDAY)
    await helper.arrive()
    await helper.run(lambda visit: visit.change_patient(exerciser="helper", helped_name="Fatma"))
    son = helper.beside("Can", 99)
    await son.write(await link(helper))
    await son.tap("English")
    assert son.last.text.startswith("Fatma would like you to see")
