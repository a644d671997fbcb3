"""Who follows the patient: shown, changed, paused and ended, at once."""

from datetime import time

import pytest
from sqlalchemy import select

from bot.core.access import NotAllowed
from bot.core.family import Relation, Scope
from bot.storage import bonds
from bot.storage.tables import bonds as bond_rows
from bot.storage.tables import news, outbox
from bot.usecases.family import summary
from bot.usecases.news import share
from tests.usecases.conftest import begun
from tests.usecases.family.joining import bond_of, follow, join
from tests.usecases.scene import Scene

ELIF = "Elif Kaya (your daughter)"


@pytest.fixture
async def scene(database) -> Scene:
    return await begun(database)


@pytest.fixture
def daughter(scene: Scene) -> Scene:
    return scene.beside("Elif", 88, "tr", last_name="Kaya")


async def open_one(scene: Scene, who: str = ELIF) -> None:
    await scene.write("/family")
    await scene.tap(who)


async def wait_for(scene: Scene, number: int, key: str) -> None:
    """A summary that is due."""
    bond = await bond_of(scene, number)
    await scene.run(lambda visit: share(visit, bond, summary.SUMMARY, key, detail={"day": "2026-03-08"}))


async def news_of(scene: Scene, kind: str) -> list[tuple[str, str | None]]:
    query = select(news.c.state, news.c.reason).where(news.c.kind == kind).order_by(news.c.id)
    rows = await scene.database.run(lambda tx: tx.execute(query).all())
    return [(row.state, row.reason) for row in rows]


async def test_the_overview_says_who_since_when_and_what_they_see(scene: Scene, daughter: Scene) -> None:
    await follow(scene, daughter)
    await scene.write("/family")
    assert "• Elif Kaya, your daughter, since 2 March: “My numbers”. No summary yet." in scene.last.text
    assert "The summary goes out on Sundays at 18:00." in scene.last.text
    await scene.live(7)
    await scene.write("/family")
    assert "“My numbers”. Last summary: 8 March." in scene.last.text


async def test_two_of_the_same_name_are_told_apart(scene: Scene, daughter: Scene) -> None:
    await follow(scene, daughter)
    await scene.wait(days=1)
    await follow(scene, scene.beside("Elif", 89, last_name="Kaya"), relation=Relation.GRANDCHILD)
    await scene.wait(days=1)
    await follow(scene, scene.beside("Elif", 90, last_name="Kaya"))
    await scene.write("/family")
    named = [button for button in scene.last.buttons if button.startswith("Elif")]
    assert len(set(named)) == 3
    assert "Elif Kaya (your grandchild)" in named
    assert any("2 March" in each for each in named)
    assert any("4 March" in each for each in named)


async def test_another_card_holds_at_once_and_the_relative_is_told(scene: Scene, daughter: Scene) -> None:
    number = await follow(scene, daughter)
    await open_one(scene)
    await scene.tap("Change what they see")
    assert "At present: “My numbers”" in scene.last.text
    assert len(scene.last.text) <= 350
    await scene.tap("That I moved")
    bond = await bond_of(scene, number)
    assert bond.scope is Scope.MOVED
    assert "“That I moved”" in scene.last.text
    assert bonds.actor(bond).scope is Scope.MOVED
    assert f"scope_changed {number} moved" in await scene.audited()
    await scene.wait(minutes=1)
    assert daughter.last.text == (
        "Ayşe gördüklerinizi değiştirdi. Bundan böyle hangi günlerde hareket ettiğini ve ara verip vermediğini"
        " görürsünüz."
    )


async def test_what_was_changed_twice_before_it_was_told_is_told_once(scene: Scene, daughter: Scene) -> None:
    await follow(scene, daughter)
    await scene.wait(hours=13)
    seen = len(daughter.chat)
    for card in ("Numbers and warnings", "That I moved"):
        await open_one(scene)
        await scene.taps("Change what they see", card)
    await scene.wait(hours=10)
    told = [text for text in daughter.texts(seen) if "değiştirdi" in text]
    assert len(told) == 1
    assert told[0].endswith("ara verip vermediğini görürsünüz.")


async def test_the_same_card_again_changes_and_tells_nothing(scene: Scene, daughter: Scene) -> None:
    await follow(scene, daughter)
    seen = len(daughter.chat)
    await open_one(scene)
    await scene.taps("Change what they see", "My numbers")
    await scene.wait(hours=1)
    assert len(daughter.chat) == seen


async def test_a_pause_takes_back_what_waits_for_the_relative(scene: Scene, daughter: Scene) -> None:
    number = await follow(scene, daughter)
    await wait_for(scene, number, "first")
    seen = len(daughter.chat)
    await open_one(scene)
    await scene.tap("Pause sharing")
    assert await news_of(scene, summary.SUMMARY) == [("dropped", "paused")]
    with pytest.raises(NotAllowed):
        bonds.actor(await bond_of(scene, number))
    assert "paused, and sees nothing for now" in scene.last.text
    await scene.live(7)
    assert len(daughter.chat) == seen
    await open_one(scene)
    await scene.tap("Go on sharing")
    assert (await bond_of(scene, number)).paused_at is None
    await scene.wait(hours=1)
    assert len(daughter.chat) == seen, "a week that went by in the pause is not told afterwards"
    await scene.live(7)
    assert len(daughter.chat) == seen + 1


async def test_to_remove_somebody_takes_a_second_tap_and_the_cautious_answer_comes_first(
    scene: Scene, daughter: Scene
) -> None:
    number = await follow(scene, daughter)
    await open_one(scene)
    await scene.tap("Remove")
    assert list(scene.last.buttons) == ["No, go on sharing", "Yes, remove"]
    await scene.tap("No, go on sharing")
    assert (await bond_of(scene, number)).is_active
    await scene.taps("Remove", "Yes, remove")
    assert (await bond_of(scene, number)).ended_at == scene.now


async def test_whoever_is_removed_hears_that_alone_and_nothing_that_waited(scene: Scene, daughter: Scene) -> None:
    number = await follow(scene, daughter)
    await scene.wait(hours=13)
    await wait_for(scene, number, "first")
    seen = len(daughter.chat)
    await open_one(scene)
    await scene.taps("Remove", "Yes, remove")
    await scene.live(8)
    assert [text.partition(".")[0] for text in daughter.texts(seen)] == ["Ayşe sizinle paylaşımı bitirdi"]
    assert (await scene.patient()).family_on is None


async def test_the_sunday_goes_on_while_one_of_two_is_left(scene: Scene, daughter: Scene) -> None:
    await follow(scene, daughter)
    await follow(scene, scene.beside("Can", 89), relation=Relation.SON)
    await open_one(scene)
    await scene.taps("Remove", "Yes, remove")
    assert (await scene.patient()).family_on is not None


@pytest.mark.parametrize("data", ["who", "see", "see:moved", "pause:on", "end", "end:yes", "is:yes", "is:no"])
async def test_the_bond_of_another_leads_nowhere(scene: Scene, daughter: Scene, data: str) -> None:
    number = await follow(scene, daughter)
    before = await bond_of(scene, number)
    kind, _, rest = data.partition(":")
    other = scene.beside("Fatma", 99)
    await other.arrive()
    await other.write("/family")
    seen = len(other.chat)
    for somebody in (other, daughter):
        await somebody.press(scene.last, f"fam:{kind}:{number}" + (f":{rest}" if rest else ""))
    assert await bond_of(scene, number) == before
    assert not any("Elif" in text or "Ayşe" in text for text in other.texts(seen))


@pytest.mark.parametrize("data", ["who", "see", "see:moved", "pause:on", "end", "end:yes", "is:yes", "is:no"])
async def test_a_button_of_a_bond_that_has_ended_changes_nothing(scene: Scene, daughter: Scene, data: str) -> None:
    number = await follow(scene, daughter)
    await open_one(scene)
    old = scene.last
    await scene.taps("Remove", "Yes, remove")
    before, told = await bond_of(scene, number), len(await scene.audited())
    kind, _, rest = data.partition(":")
    await scene.press(old, f"fam:{kind}:{number}" + (f":{rest}" if rest else ""))
    assert scene.toast is not None
    assert scene.toast.startswith("This has ended already")
    assert (await bond_of(scene, number), len(await scene.audited())) == (before, told)


@pytest.mark.parametrize("data", ["see", "see:warnings", "pause:on", "end", "end:yes"])
async def test_nothing_but_a_yes_or_no_is_to_be_said_of_whoever_waits_for_it(
    scene: Scene, daughter: Scene, data: str
) -> None:
    number = await join(scene, daughter)
    kind, _, rest = data.partition(":")
    before = await bond_of(scene, number)
    await scene.press(scene.last, f"fam:{kind}:{number}" + (f":{rest}" if rest else ""))
    assert await bond_of(scene, number) == before


async def test_a_pause_pressed_twice_is_one_pause(scene: Scene, daughter: Scene) -> None:
    await follow(scene, daughter)
    await open_one(scene)
    screen = scene.last
    pause = screen.buttons["Pause sharing"]
    await scene.press(screen, pause)
    await scene.press(screen, pause)
    assert len([line for line in await scene.audited() if line.startswith("sharing_paused")]) == 1


async def test_the_hour_on_sundays_is_chosen_for_both_summaries(scene: Scene, daughter: Scene) -> None:
    await follow(scene, daughter)
    await scene.write("/family")
    await scene.taps("The hour on Sundays", "12:00")
    assert scene.last.text == "Good. The summary goes out on Sundays at 12:00."
    assert (await scene.patient()).summary_time == time(12)
    await scene.write("/settings")
    assert "Summary on Sundays: 12:00" in scene.last.text


async def test_an_hour_that_is_not_offered_is_not_taken(scene: Scene) -> None:
    await scene.write("/settings")
    await scene.tap("The hour on Sundays")
    await scene.press(scene.last, "sunday:0300")
    assert (await scene.patient()).summary_time == time(18)


async def test_whoever_is_deleted_leaves_the_family_with_one_sentence_and_nothing_else(
    scene: Scene, daughter: Scene
) -> None:
    number = await follow(scene, daughter, Scope.WARNINGS)
    await scene.wait(hours=13)
    await wait_for(scene, number, "first")
    seen = len(daughter.chat)
    await scene.write("/delete")
    assert "Those in /family then hear that you have left" in scene.last.text
    await scene.write("DELETE")
    await scene.wait(days=8)
    assert daughter.texts(seen) == [
        "Ayşe artık Steady kullanmıyor; bundan sonra size iletecek bir haberim olmayacak. Yanında olduğunuz için"
        " teşekkür ederim."
    ]
    assert not await scene.database.run(lambda tx: tx.execute(select(bond_rows)).all())


async def test_a_relative_who_is_deleted_is_gone_for_the_patient_too(scene: Scene, daughter: Scene) -> None:
    await daughter.arrive()  # a patient as well
    await follow(scene, daughter)
    await daughter.write("/delete")
    await daughter.write("SİL")
    await scene.wait(minutes=1)
    assert scene.last.text == "Elif Kaya no longer uses Steady and sees nothing any more."
    await scene.write("/family")
    assert "Now nobody sees anything" in scene.last.text


async def test_whoever_stops_is_told_that_the_family_gets_nothing_meanwhile(scene: Scene, daughter: Scene) -> None:
    await scene.write("/stop")
    assert "family" not in scene.last.text
    await follow(scene, daughter)
    await scene.write("/stop")
    assert "Your family gets no summaries meanwhile." in scene.last.text


async def test_the_menu_leads_to_it_and_an_open_question_about_a_symptom_goes_first(scene: Scene) -> None:
    await scene.write("/menu")
    await scene.taps("Family, help and privacy", "Family")
    assert "Now nobody sees anything" in scene.last.text
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady")
    question = scene.last.text
    await scene.write("/family")
    assert scene.last.text == question


async def test_nothing_of_it_is_sent_to_the_relative_under_the_patients_name_alone(
    scene: Scene, daughter: Scene
) -> None:
    """Every row to the relative says what news it tells, so that it can be taken back."""
    await follow(scene, daughter)
    query = select(outbox.c.news_id).where(outbox.c.chat_id == daughter.user, outbox.c.method == "sendMessage")
    rows = await scene.database.run(lambda tx: tx.execute(query).scalars().all())
    assert rows
    assert all(rows)


async def test_after_thoughts_of_self_harm_less_can_be_shared_without_a_word_of_moving(
    scene: Scene, daughter: Scene
) -> None:
    number = await follow(scene, daughter, Scope.WARNINGS)
    await scene.write("I want to kill myself")
    await open_one(scene)
    await scene.tap("Change what they see")
    assert scene.last.text == "What may Elif Kaya see? At present: “Numbers and warnings”."
    await scene.tap("My numbers")
    assert (await bond_of(scene, number)).scope is Scope.NUMBERS


@pytest.mark.parametrize("words", ["family", "Aile", "ailem"])
async def test_it_opens_in_words_as_well(scene: Scene, words: str) -> None:
    await scene.write(words)
    assert "Now nobody sees anything" in scene.last.text
