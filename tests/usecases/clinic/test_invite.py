"""An invitation of one patient: made by staff, opened by somebody, and nothing attaches before staff have said yes."""

import re

import pytest

from bot.core.access import Role
from tests.usecases.clinic.hiring import hire as hire_here
from tests.usecases.clinic.staffing import hire
from tests.usecases.conftest import begun
from tests.usecases.scene import Scene

OFFER = "An invitation from Knochenhaus, for one patient. Is it you?"


@pytest.fixture
async def scene(sqlite_database) -> Scene:
    ayse = await begun(sqlite_database)
    ayse.setup = type(ayse.setup)(content=ayse.setup.content, bot_username="steady_bot", clinic_name="Knochenhaus")
    return ayse


@pytest.fixture
async def deniz(scene: Scene) -> Scene:
    return await hire(scene, "Deniz", 500)


@pytest.fixture
def fatma(scene: Scene) -> Scene:
    return scene.beside("Fatoş", 79)


async def invited(deniz: Scene, name: str = "Fatma Kaya", record: str = "4711") -> str:
    """What whoever opens the link writes."""
    await deniz.write("/invite")
    await deniz.write(name)
    await deniz.write(record)
    await deniz.tap("Make the link")
    return link_in(deniz)


def link_in(deniz: Scene) -> str:
    found = re.search(r"start=([\w-]{16})\n", deniz.last.text)
    assert found is not None
    return f"/start {found[1]}"


async def agree(patient: Scene) -> None:
    await patient.taps("It is me", "Yes, I agree")


async def test_a_name_and_a_number_become_a_link_that_names_nobody(deniz: Scene) -> None:
    await deniz.write("/invite")
    await deniz.write("Fatma Kaya")
    await deniz.write("4711")
    assert deniz.last.text == "An invitation for Fatma Kaya, record number 4711."
    assert list(deniz.last.buttons) == ["Cancel", "Make the link"]
    await deniz.tap("Make the link")
    picture, words = deniz.chat[-2:]
    assert picture.picture
    assert list(words.links) == ["Send it in Telegram", "Send it in WhatsApp"]
    for text in (picture.text, words.text, *words.links.values()):
        assert "Fatma" not in text
        assert "4711" not in text
    assert [picture.protected, words.protected] == [False, False]
    assert "patient_invited 1" in await deniz.audited()


async def test_a_second_tap_a_stale_draft_and_a_cancelled_one_make_no_link(deniz: Scene) -> None:
    await invited(deniz)
    draft = next(shown for shown in deniz.chat if "is made" in shown.text)
    said = len(deniz.chat)
    for data in ("inv:make:0", "inv:make:1", "inv:plain"):
        await deniz.press(draft, data)
        assert deniz.toast == "This draft is not there any more. Please begin again."
    assert len(deniz.chat) == said
    await deniz.write("/invite")
    await deniz.write("Zeynep")
    await deniz.tap("Without a number")
    await deniz.wait(minutes=11)
    await deniz.tap("Make the link")
    assert deniz.toast == "This draft is not there any more. Please begin again."
    await deniz.write("/invite")
    await deniz.tap("Cancel")
    assert deniz.last.text == "Good. No invitation was made."


async def test_whoever_opens_it_sees_no_name_and_staff_are_asked_after_the_consent(deniz: Scene, fatma: Scene) -> None:
    await fatma.write(await invited(deniz))
    assert fatma.last.text.startswith(OFFER)
    assert "Kaya" not in fatma.last.text
    assert list(fatma.last.buttons) == ["Not me", "I help this patient", "It is me", "Türkçe"]
    said = len(deniz.chat)
    await fatma.tap("It is me")
    assert len(deniz.chat) == said
    await fatma.tap("Yes, I agree")
    asked = deniz.last
    assert asked.text == "Somebody called Fatoş has opened the invitation for Fatma Kaya. Is it the right person?"
    assert list(asked.buttons) == ["No, that is somebody else", "Ask them first", "Yes, they belong together"]
    assert asked.protected
    patient = await fatma.patient()
    assert (patient.exerciser, patient.record_name, patient.matched_at) == ("self", "", None)
    assert "broken" in fatma.last.text  # the first of the six questions
    await deniz.write("/patients")
    await deniz.write("4711")
    assert deniz.last.text.startswith("No patient fits")


async def test_after_a_yes_the_records_attach_and_the_patient_hears_of_it_once(deniz: Scene, fatma: Scene) -> None:
    await fatma.write(await invited(deniz))
    await agree(fatma)
    shown, data = deniz.last, deniz.last.buttons["Yes, they belong together"]
    await deniz.press(shown, data)
    patient = await fatma.patient()
    assert (patient.record_name, patient.record, patient.matched_at) == ("Fatma Kaya", "4711", deniz.now)
    assert sum("Knochenhaus has confirmed" in text for text in fatma.texts()) == 1
    await deniz.press(shown, data)
    assert deniz.toast == "This was answered already."
    assert sum("Knochenhaus has confirmed" in text for text in fatma.texts()) == 1
    await deniz.write("/patients")
    await deniz.write("kaya")
    assert list(deniz.last.buttons) == [f"Fatoş (Fatma Kaya), {patient.code}", "Search again"]
    assert "matched 1" in await deniz.audited()


async def test_after_a_no_nothing_attaches_and_the_link_is_dead(deniz: Scene, fatma: Scene, scene: Scene) -> None:
    link = await invited(deniz)
    await fatma.write(link)
    await agree(fatma)
    await deniz.tap("No, that is somebody else")
    assert deniz.last.text.startswith("Good that you looked.")
    assert any("was meant for somebody else" in text for text in fatma.texts())
    assert (await fatma.patient()).record_name == ""
    elif_ = scene.beside("Elif", 90)
    for each in (fatma, elif_):
        await each.write(link)
        assert any(text.startswith("This link has been used already") for text in each.texts()[-2:])


async def test_their_own_data_does_not_tell_whom_the_clinic_meant_before_it_is_them(deniz: Scene, fatma: Scene) -> None:
    await fatma.write(await invited(deniz))
    await agree(fatma)
    await fatma.write("/export")
    assert "Kaya" not in fatma.files[-1]["text"]
    await deniz.tap("Yes, they belong together")
    await fatma.write("/export")
    assert "Kaya" in fatma.files[-1]["text"]


async def test_a_helper_goes_the_helpers_way(deniz: Scene, fatma: Scene) -> None:
    await fatma.write(await invited(deniz))
    await fatma.taps("I help this patient", "Yes, I agree")
    assert deniz.last.text == (
        "Somebody called Fatoş has opened the invitation for Fatma Kaya, and says that they help Fatma Kaya."
        " Is it the right person?"
    )
    await fatma.tap("Yes, they agree")
    assert (await fatma.patient()).exerciser == "helper"


async def test_a_patient_who_is_here_already_is_matched_as_they_are(deniz: Scene, scene: Scene) -> None:
    link = await invited(deniz, "Ayşe Yılmaz", "12")
    await scene.write(link)
    await scene.tap("It is me")
    assert any("I have asked Knochenhaus whether it is you" in text for text in scene.texts())
    await scene.write(link)
    assert any(text.startswith("You have opened this invitation already.") for text in scene.texts())
    await deniz.tap("Yes, they belong together")
    assert (await scene.patient()).record == "12"
    await scene.write(await invited(deniz, "Somebody else", "13"))
    assert any(text.startswith("Knochenhaus knows you already") for text in scene.texts())


async def test_not_me_and_no_consent_leave_the_link_as_it_was(deniz: Scene, fatma: Scene, scene: Scene) -> None:
    link = await invited(deniz)
    await fatma.write(link)
    await fatma.tap("Not me")
    assert fatma.last.text.startswith("That is fine; nothing has changed.")
    await fatma.write(link)
    await fatma.taps("It is me", "No, thank you")
    said = len(deniz.chat)
    right = scene.beside("Fatma", 80)
    await right.write(link)
    await agree(right)
    assert deniz.texts(said) == [
        "Somebody called Fatma has opened the invitation for Fatma Kaya. Is it the right person?"
    ]


async def test_own_old_taken_back_and_wrong_links_are_answered(deniz: Scene, fatma: Scene) -> None:
    link = await invited(deniz)
    await deniz.write(link)
    assert any(text.startswith("This is the invitation that you have made.") for text in deniz.texts()[-2:])
    await deniz.write("/invite")
    await deniz.taps("Open invitations (1)", "Fatma Kaya, until 1 April", "Take it back")
    assert deniz.toast == "Taken back. This link does not work any more."
    await fatma.write(link)
    assert fatma.last.text.startswith("This link was taken back")
    link = await invited(deniz)
    await fatma.wait(days=30)
    await fatma.write(link)
    assert fatma.last.text.startswith("This link is too old; an invitation works for 30 days.")
    await fatma.write("/start AAAAAAAAAAAAAAAA")
    assert fatma.last.text.startswith("This link leads nowhere")


async def test_what_waits_can_be_answered_from_the_list_too_by_whoever_is_there(
    deniz: Scene, fatma: Scene, scene: Scene
) -> None:
    await fatma.write(await invited(deniz))
    await fatma.tap("It is me")
    other = await hire(scene, "Can", 501)
    await other.write("/invite")
    await other.taps("Open invitations (1)", "Fatma Kaya: is it the right person?")
    assert "have not agreed to the privacy notice yet" in other.last.text
    await fatma.tap("Yes, I agree")
    await other.taps("Back", "Fatma Kaya: is it the right person?", "Yes, they belong together")
    assert (await fatma.patient()).record_name == "Fatma Kaya"
    await deniz.tap("Yes, they belong together")
    assert deniz.toast == "This was answered already."


async def test_only_those_with_the_right_invite_and_a_removed_maker_is_not_asked(
    deniz: Scene, fatma: Scene, scene: Scene
) -> None:
    umut = await hire(scene, "Umut", 502, Role.ADMINISTRATOR)
    await umut.write("/invite")
    assert umut.last.text.startswith("Your role does not include this.")
    link = await invited(deniz)
    other = await hire(scene, "Can", 501)
    from bot.storage import staff

    await deniz.run(lambda visit: staff.remove(visit.tx, visit.member, visit.now))
    said = len(deniz.chat)
    await fatma.write(link)
    await agree(fatma)
    assert len(deniz.chat) == said
    assert other.last.text.startswith("Somebody called Fatoş")


async def test_a_name_that_is_too_long_is_asked_for_again(deniz: Scene) -> None:
    await deniz.write("/invite")
    await deniz.write("F" * 61)
    assert deniz.last.text.startswith("That is too long.")
    await deniz.write("F" * 60)
    await deniz.write("1" * 31)
    assert deniz.last.text.startswith("That is too long.")


async def test_a_yes_about_their_own_symptom_matches_nobody(scene: Scene, fatma: Scene) -> None:
    """Somebody of the staff who exercises too is asked about an invitation just when they tell of a fall."""
    deniz = scene.beside("Deniz", 500)
    await deniz.arrive()
    await hire_here(deniz, Role.CLINICIAN)
    await fatma.write(await invited(deniz))
    await deniz.write("I fell")
    assert "hit your head" in deniz.last.text
    await agree(fatma)
    assert deniz.last.text.endswith("Is it the right person?")
    await deniz.write("yes")
    assert "T1" in await deniz.hold_rules()
    assert (await fatma.patient()).matched_at is None
