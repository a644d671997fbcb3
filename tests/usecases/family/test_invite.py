"""A patient invites somebody: for whom, how much, and a link that is made once."""

import re

import pytest
from sqlalchemy import select

from bot.core.access import SYSTEM
from bot.core.family import MOST_BONDS, Relation, Scope
from bot.storage import invitations, patients
from bot.storage.invitations import Invitation
from bot.storage.tables import invitations as table
from tests.usecases.family.joining import follow
from tests.usecases.scene import Scene

CARDS = ["That I moved", "My numbers", "Numbers and warnings"]
LINK = re.compile(r"https://t\.me/steady_bot\?start=([A-Za-z0-9_-]{16})$", re.MULTILINE)


async def invite(scene: Scene, whom: str = "My daughter", card: str = "My numbers") -> str:
    """The code of the link."""
    await scene.write("/family")
    await scene.taps("Invite somebody", whom, card)
    found = LINK.search(scene.last.text)
    assert found is not None
    return found[1]


async def open_ones(scene: Scene) -> list[Invitation]:
    person = await scene.person()
    return list(await scene.database.run(invitations.open_of, SYSTEM, person.id, scene.now))


async def test_with_nobody_yet_it_says_what_sharing_is_and_that_nobody_sees_anything(scene: Scene) -> None:
    await scene.write("/aile")
    assert "Now nobody sees anything" in scene.last.text
    assert list(scene.last.buttons) == ["Invite somebody", "Back"]


async def test_the_three_cards_stand_in_one_short_message_and_none_is_chosen(scene: Scene) -> None:
    await scene.write("/family")
    await scene.taps("Invite somebody", "My daughter")
    assert list(scene.last.buttons) == [*CARDS, "Back"]
    assert all(f"“{card}”" in scene.last.text for card in CARDS)
    assert len(scene.last.text) <= 350
    assert not await open_ones(scene)


async def test_back_leads_from_every_step_to_the_one_before(scene: Scene) -> None:
    await scene.write("/family")
    first = scene.last.text
    await scene.taps("Invite somebody", "My son", "Back")
    assert scene.last.text == "Whom would you like to invite?"
    await scene.tap("Back")
    assert scene.last.text == first


@pytest.mark.parametrize(("card", "scope"), list(zip(CARDS, Scope, strict=True)))
async def test_a_link_is_made_for_the_card_and_kept_as_what_cannot_be_read(
    scene: Scene, card: str, scope: Scope
) -> None:
    code = await invite(scene, card=card)
    [made] = await open_ones(scene)
    assert (made.scope, made.relation) == (scope, "daughter")
    stored = await scene.database.run(lambda tx: tx.execute(select(table.c.code)).scalar_one())
    assert code not in stored
    assert await scene.database.run(invitations.by_code, 4242, code) == made
    assert f"invited {made.id} daughter {scope}" in await scene.audited()


async def test_what_is_passed_on_has_the_link_and_names_nobody(scene: Scene) -> None:
    code = await invite(scene)
    shown = scene.last
    assert list(shown.links) == ["Send it in Telegram", "Send it in WhatsApp"]
    telegram, whatsapp = shown.links.values()
    assert telegram.startswith(f"https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fsteady_bot%3Fstart%3D{code}&text=")
    assert whatsapp.startswith("https://wa.me/?text=")
    assert code in whatsapp
    assert not any("Ay" in link for link in shown.links.values())
    assert "until Monday, 9 March" in shown.text


async def test_whoever_wants_no_pictures_gets_the_link_in_words_alone(scene: Scene) -> None:
    await invite(scene)
    assert scene.chat[-2].picture
    await scene.database.run(patients.change, SYSTEM, (await scene.person()).id, pictures=False)
    seen = len(scene.chat)
    await invite(scene)
    assert not [shown for shown in scene.chat[seen:] if "camera" in shown.text]


async def test_a_second_tap_on_a_card_makes_no_other_link_however_late_it_comes(scene: Scene) -> None:
    await scene.write("/family")
    await scene.taps("Invite somebody", "My daughter")
    cards = scene.last
    await scene.taps("My numbers")
    await scene.press(cards, cards.buttons["My numbers"])
    assert scene.toast is not None
    assert scene.toast.startswith("A link has been made already")
    await scene.wait(hours=2)
    await scene.press(cards, cards.buttons["Numbers and warnings"])
    assert [each.scope for each in await open_ones(scene)] == [Scope.NUMBERS]


async def test_an_open_invitation_is_listed_and_taken_back_at_once(scene: Scene) -> None:
    await invite(scene)
    await scene.write("/family")
    assert "An open invitation for your daughter, until 9 March: “My numbers”." in scene.last.text
    overview = scene.last
    await scene.tap("Take back the invitation for your daughter")
    assert scene.toast == "Taken back. This link does not work any more."
    assert not await open_ones(scene)
    await scene.press(overview, overview.buttons["Take back the invitation for your daughter"])
    assert scene.toast is not None
    assert scene.toast.startswith("This has ended already")
    assert [line for line in await scene.audited() if line.startswith("invitation_revoked")] == ["invitation_revoked 1"]


async def test_after_seven_days_it_is_open_no_more(scene: Scene) -> None:
    await invite(scene)
    await scene.wait(days=7)
    await scene.write("/family")
    assert "Now nobody sees anything" in scene.last.text


async def test_the_invitation_of_somebody_else_cannot_be_taken_back(scene: Scene) -> None:
    await invite(scene)
    other = scene.beside("Fatma", 99)
    await other.arrive()
    await other.write("/family")
    await other.press(other.last, "fam:undo:1")
    assert len(await open_ones(scene)) == 1


async def test_more_than_ten_are_kindly_refused_those_who_follow_included(scene: Scene) -> None:
    await follow(scene, scene.beside("Elif", 88))
    for _ in range(MOST_BONDS - 1):
        await invite(scene)
    await scene.write("/family")
    await scene.tap("Invite somebody")
    assert scene.last.text.startswith("At most 10 people can follow you")
    await scene.press(scene.last, f"fam:link:son:moved:{MOST_BONDS - 1}")
    assert len(await open_ones(scene)) == MOST_BONDS - 1


@pytest.mark.parametrize("data", ["fam:for:stranger", "fam:link:daughter:everything:0", "fam:undo:x", "fam:link:son"])
async def test_what_no_button_says_makes_no_link(scene: Scene, data: str) -> None:
    await scene.write("/family")
    await scene.press(scene.last, data)
    assert not await open_ones(scene)


async def test_for_a_helper_it_speaks_of_the_person_who_exercises(scene: Scene) -> None:
    person = await scene.person()
    await scene.database.run(patients.change, SYSTEM, person.id, exerciser="helper", helped_name="Hatice")
    await scene.write("/family")
    await scene.taps("Invite somebody", "Their daughter")
    assert "on which days Hatice moved" in scene.last.text
    await scene.tap("The numbers")
    assert "An invitation for their daughter: “The numbers”." in scene.texts()


async def test_after_thoughts_of_self_harm_nobody_is_invited_to_see_how_it_goes(scene: Scene) -> None:
    await scene.write("/family")
    await scene.taps("Invite somebody", "My daughter")
    cards = scene.last
    await scene.write("I want to kill myself")
    await scene.press(cards, cards.buttons["My numbers"])
    assert not await open_ones(scene)
    await scene.write("/family")
    await scene.tap("Invite somebody")
    assert scene.last.text.startswith("How you feel matters")


@pytest.mark.parametrize(
    ("words", "relation"),
    [("son", Relation.SON), ("my husband", Relation.PARTNER), ("ablam", Relation.SIBLING), ("komşum", Relation.OTHER)],
)
async def test_whom_they_invite_may_be_written_as_they_would_say_it(
    scene: Scene, words: str, relation: Relation
) -> None:
    await scene.write("/family")
    await scene.tap("Invite somebody")
    await scene.write(words)
    await scene.tap("My numbers")
    assert [each.relation for each in await open_ones(scene)] == [relation]
