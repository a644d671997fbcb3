"""A relative's side: whatever they send leads there, and what they can do with it."""

import json
from typing import Any

import pytest
from sqlalchemy import select

from bot.core.family import Scope
from bot.storage import news
from bot.storage.outbox import Lane, enqueue
from bot.storage.tables import audit, outbox
from tests.usecases.family.joining import bond_of, follow, join
from tests.usecases.family.test_arrive import join as join_by_link
from tests.usecases.family.test_arrive import link
from tests.usecases.scene import Scene

KEYBOARD = ("Something has happened", "Send a kind word", "My family")


@pytest.fixture
async def daughter(scene: Scene) -> Scene:
    daughter = scene.beside("Elif", 88, "en", last_name="Kaya")
    await follow(scene, daughter)
    return daughter


async def menus(scene: Scene) -> list[tuple[str, dict[str, Any]]]:
    """What Telegram was told about command menus, oldest first."""

    def read(tx: Any) -> list[tuple[str, dict[str, Any]]]:
        query = select(outbox).where(outbox.c.method.like("%MyCommands")).order_by(outbox.c.id)
        return [(row.method, tx.vault.open(row.params)) for row in tx.execute(query)]

    return await scene.database.run(read)


# -- whatever they send ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["/start", "/basla", "/family", "/aile", "/menu", "/today", "/week", "/card"])
async def test_commands_lead_to_whom_they_follow(daughter, command):
    await daughter.write(command)
    assert daughter.last.text.startswith("You have followed Ayşe since 2 March 2026.")


@pytest.mark.parametrize("words", ["family", "My family", "aile", "Ailem"])
async def test_words_for_the_family_lead_to_whom_they_follow(daughter, words):
    await daughter.write(words)
    assert daughter.last.text.startswith("You have followed Ayşe since 2 March 2026.")


async def test_start_brings_the_keyboard_and_the_way_to_exercise_themselves(daughter):
    await daughter.write("/start")
    assert daughter.chat[-2].keyboard == KEYBOARD
    await daughter.tap("I want to exercise myself")
    assert daughter.last.text.startswith("Hello. I am your exercise companion")
    await daughter.tap("Back")
    assert daughter.last.text.startswith("You have followed Ayşe")


@pytest.mark.parametrize("command", ["/help", "/yardim", "/nonsense"])
async def test_help_is_a_relatives(daughter, command):
    await daughter.write(command)
    assert "Once a week I tell you how it went" in daughter.last.text
    assert "/family: Whom I follow" in daughter.last.text
    assert "/today" not in daughter.last.text
    assert "112" in daughter.last.text


@pytest.mark.parametrize(
    "sent",
    [
        {
            "sticker": {
                "file_id": "1",
                "file_unique_id": "1",
                "type": "regular",
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
            }
        },
        {"voice": {"file_id": "1", "file_unique_id": "1", "duration": 2}},
        {"location": {"latitude": 41.0, "longitude": 29.0}},
        {"photo": [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]},
        {"photo": [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}], "caption": "look"},
        {"text": "hello", "forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "X"}},
    ],
    ids=["sticker", "voice", "location", "photo", "caption", "forwarded"],
)
async def test_what_is_no_word_of_theirs_is_answered_on_their_side(daughter, sent):
    before = len(daughter.chat)
    await daughter.send(**sent)
    assert len(daughter.chat) > before
    assert not any(word in daughter.last.text for word in ("Hello. I am your exercise companion", "Yes, I agree"))
    assert "Emergency" not in daughter.last.buttons


@pytest.mark.parametrize(
    "words", ["Today", "Pain or dizzy", "Bugün", "My week", "hello", "yes", "Mum fell", "15 squats"]
)
async def test_words_are_never_taken_for_a_patients(daughter, words):
    before = len(daughter.chat)
    await daughter.write(words)
    assert len(daughter.chat) > before
    assert "Hello. I am your exercise companion" not in daughter.last.text
    assert not any(data.startswith("sym:") for data in daughter.last.buttons.values())
    assert await daughter.reports() == []


@pytest.mark.parametrize(
    "data", ["plan:1", "sym:open", "menu:today", "who:self", "fam:open", "fam:who:1", "nonsense", "q:q1:no"]
)
async def test_taps_on_what_is_a_patients_lead_to_whom_they_follow(daughter, data):
    await daughter.press(daughter.last, data)
    assert daughter.last.text.startswith("You have followed Ayşe")


@pytest.mark.parametrize("words", ["My family", "Ailem"])
async def test_the_words_of_their_keyboard_count_in_both_languages(daughter, words):
    await daughter.write(words)
    assert daughter.last.text.startswith("You have followed Ayşe")


@pytest.mark.parametrize("words", ["My family", "Ailem"])
async def test_of_a_patient_they_are_no_entries(scene, words):
    await scene.write(words)
    assert "You have followed" not in scene.last.text


# -- what they can change ----------------------------------------------------------------------------------------------


async def test_muting_holds_back_what_comes_and_can_be_taken_back(scene, daughter):
    await daughter.write("/family")
    await daughter.tap("Do not write to me for now")
    assert "You wanted to hear nothing for now" in daughter.last.text
    assert (await bond_of(scene, 1)).muted_at is not None
    await daughter.tap("Write to me again")
    assert (await bond_of(scene, 1)).muted_at is None
    assert "nothing for now" not in daughter.last.text


async def test_who_has_muted_hears_no_summary(scene, daughter):
    await daughter.write("/family")
    await daughter.tap("Do not write to me for now")
    before = len(daughter.chat)
    await scene.wait(days=7)
    assert len(daughter.chat) == before


@pytest.mark.parametrize(
    ("scope", "said"), [(Scope.MOVED, "so I do not write"), (Scope.WARNINGS, "only in an emergency")]
)
async def test_what_still_comes_when_muted_is_said_truly(scene, scope, said):
    son = scene.beside("Can", 99)
    await follow(scene, son, scope)
    await son.write("/family")
    await son.tap("Do not write to me for now")
    assert said in son.last.text


async def test_leaving_takes_a_second_tap_and_the_patient_hears_of_it(scene, daughter):
    await daughter.write("/family")
    await daughter.tap("Leave")
    assert (await bond_of(scene, 1)).is_active
    await daughter.tap("No, stay")
    await daughter.tap("Leave")
    asked = daughter.last
    await daughter.tap("Yes, leave")
    assert "You have left" in daughter.chat[-2].text
    assert daughter.last.text.startswith("You follow nobody any more.")
    assert not (await bond_of(scene, 1)).is_active
    await scene.wait(minutes=1)
    assert scene.last.text == "Elif Kaya has left: nothing is shared with them any more."
    await daughter.press(asked, "kin:left:1")
    assert daughter.toast == "This is no longer open."
    await scene.wait(days=7)
    assert scene.texts().count("Elif Kaya has left: nothing is shared with them any more.") == 1


async def test_a_mere_yes_below_something_else_leaves_nobody(scene, daughter):
    await daughter.write("/family")
    await daughter.tap("Leave")
    await daughter.write("/settings")
    await daughter.write("yes, leave")
    assert (await bond_of(scene, 1)).is_active


async def test_whoever_left_is_a_newcomer_again(scene, daughter):
    await daughter.write("/family")
    await daughter.taps("Leave", "Yes, leave")
    await daughter.write("hello")
    assert daughter.last.text.startswith("Hello. I am your exercise companion")


async def test_whoever_was_removed_by_the_patient_is_a_newcomer_again(scene, daughter):
    await scene.write("/family")
    await scene.taps("Elif Kaya (your daughter)", "Remove", "Yes, remove")
    await scene.wait(minutes=1)
    assert daughter.last.text.startswith("Ayşe has ended sharing with you")
    await daughter.write("/family")
    assert daughter.last.text.startswith("Hello. I am your exercise companion")


async def test_stop_leaves_everybody_after_a_second_tap(scene, daughter):
    ayla = scene.beside("Ayla", 55)
    await ayla.arrive()
    await follow(ayla, daughter)
    await daughter.write("/stop")
    await daughter.tap("No, go on")
    await daughter.write("/stop")
    await daughter.tap("Yes, stop writing")
    assert not (await bond_of(scene, 1)).is_active
    assert not (await bond_of(scene, 2)).is_active
    await scene.wait(minutes=1)
    assert ayla.last.text == scene.last.text == "Elif Kaya has left: nothing is shared with them any more."


async def test_paused_and_unconfirmed_are_told_from_active(scene, daughter):
    await scene.write("/family")
    await scene.taps("Elif Kaya (your daughter)", "Pause sharing")
    await daughter.write("/family")
    assert daughter.last.text == "Ayşe shares nothing with you for now."
    assert "Send a kind word" not in daughter.last.buttons
    son = scene.beside("Can", 99)
    await join(scene, son)
    await son.write("/family")
    assert son.last.text == "Ayşe has not confirmed you yet. Until then nothing is shared."
    assert list(son.last.buttons) == ["Leave"]


async def test_whoever_leaves_before_they_were_confirmed_is_not_spoken_of(scene):
    son = scene.beside("Can", 99)
    await join(scene, son)
    before = len(scene.chat)
    await son.write("/family")
    await son.taps("Leave", "Yes, leave")
    await scene.wait(minutes=1)
    assert len(scene.chat) == before
    await scene.tap("Yes, it is Can")
    assert not (await bond_of(scene, 1)).is_active


async def test_two_of_the_same_name_are_told_apart_by_when_it_began(scene, daughter):
    other = scene.beside("Ayşe", 55)
    await other.arrive()
    await follow(other, daughter)
    await daughter.write("/family")
    assert list(daughter.last.buttons) == ["Ayşe (since 2 March, 10:31)", "Ayşe (since 2 March, 10:33)"]
    third = scene.beside("Ayla", 56)
    await third.arrive()
    await scene.wait(days=1)
    await follow(third, daughter)
    await daughter.write("/family")
    assert "Ayla" in daughter.last.buttons
    await daughter.tap("Ayla")
    assert daughter.last.text.startswith("You have followed Ayla")
    await daughter.tap("Back")
    assert len(daughter.last.buttons) == 3


async def test_two_of_the_same_name_with_days_between_them_need_no_hour(scene, daughter):
    await scene.wait(days=1)
    other = scene.beside("Ayşe", 55)
    await other.arrive()
    await follow(other, daughter)
    await daughter.write("/family")
    assert list(daughter.last.buttons) == ["Ayşe (since 2 March)", "Ayşe (since 3 March)"]


# -- other people's bonds ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", ["kin:of:1", "kin:mute:1:on", "kin:leave:1", "kin:left:1"])
async def test_another_relatives_bond_leads_nowhere(scene, daughter, data):
    ayla = scene.beside("Ayla", 55)
    await ayla.arrive()
    son = scene.beside("Can", 99)
    await follow(ayla, son)
    before = await bond_of(scene, 1)
    for stranger in (son, ayla, scene):
        shown = len(stranger.chat), stranger.last.text
        await stranger.press(stranger.last, data)
        assert stranger.toast == "This is no longer open."
        assert (len(stranger.chat), stranger.last.text) == shown
    assert await bond_of(scene, 1) == before


async def test_a_relative_cannot_open_what_is_the_patients_by_its_number(scene, daughter):
    for data in ("fam:who:1", "fam:see:1:warnings", "fam:pause:1:on", "fam:end:1:yes", "fam:is:1:yes"):
        await daughter.press(daughter.last, data)
        assert daughter.last.text.startswith("You have followed Ayşe")
    bond = await bond_of(scene, 1)
    assert (bond.is_active, bond.scope, bond.paused_at) == (True, Scope.NUMBERS, None)


# -- settings, privacy, deletion ---------------------------------------------------------------------------------------


async def test_settings_are_language_and_clock_alone(daughter):
    await daughter.write("/settings")
    assert list(daughter.last.buttons) == ["Language", "My clock is different"]
    await daughter.taps("Language", "Türkçe")
    assert daughter.last.text.startswith("Aşağıdaki düğmeler")
    assert daughter.last.keyboard[-1] == "Ailem"
    await daughter.write("/ayarlar")
    await daughter.tap("Benim saatim farklı")
    await daughter.tap("Böyle kalsın")
    assert "olduğunu varsayıyorum" in daughter.last.text


@pytest.mark.parametrize(
    ("on_the_way", "asked"),
    [
        (["/settings", "My clock is different"], "Duvarınızdaki saat"),
        (["/delete"], "SİL"),
        (["/start", "I want to exercise myself", "Let's begin"], "izin veriyor musunuz"),
    ],
    ids=["clock", "delete", "consent"],
)
async def test_another_language_asks_the_open_question_again(daughter, on_the_way, asked):
    command, *taps = on_the_way
    await daughter.write(command)
    await daughter.taps(*taps)
    question = (await daughter.state()).question
    await daughter.write("/settings")
    await daughter.taps("Language", "Türkçe")
    assert asked in daughter.last.text
    assert (await daughter.state()).question == question


async def test_the_clock_is_chosen_place_by_place(daughter):
    await daughter.write("/settings")
    await daughter.taps("My clock is different", "Somewhere else", "Asia")
    place = next(text for text in daughter.last.buttons if "Japan" in text)
    await daughter.tap(place)
    assert (await daughter.person()).zone == "Asia/Tokyo"


async def test_their_place_can_be_sent_when_the_clock_is_asked(daughter):
    await daughter.write("/settings")
    await daughter.tap("My clock is different")
    await daughter.send(location={"latitude": 52.5, "longitude": 13.4})
    assert (await daughter.person()).zone == "Europe/Berlin"


async def test_the_notice_says_what_is_kept_about_a_relative(daughter):
    await daughter.write("/privacy")
    assert daughter.last.text.startswith("What I keep about you: your name as Telegram shows it")
    await daughter.tap("Send me all my data")
    assert daughter.files[-1]["name"].endswith(".json")


async def test_deleting_asks_first_and_then_ends_the_bonds_and_the_patient_hears_of_it(scene, daughter):
    await daughter.write("/delete")
    await daughter.tap("No, keep everything")
    assert (await bond_of(scene, 1)).is_active
    await daughter.write("/delete")
    assert "write the word: DELETE" in daughter.last.text
    await daughter.write("delete")
    assert daughter.last.text.startswith("Everything about you is deleted")
    await scene.wait(minutes=1)
    assert "Elif Kaya" in scene.last.text
    await scene.write("/family")
    assert "Elif" not in scene.last.text
    await daughter.write("hello")
    assert daughter.last.text.startswith("Hello. I am your exercise companion")


async def test_their_data_tell_nothing_of_the_patient_that_they_were_not_told(scene, daughter):
    """A warning that waits, and one that was put into words and taken back before it left."""
    await scene.write("/family")
    await scene.taps("Elif Kaya (your daughter)", "Change what they see", "Numbers and warnings")
    await daughter.write("/export")
    before = daughter.files[-1]["text"]
    secret = "SECRET"

    def put(tx: Any) -> None:
        values = {"bot_id": 4242, "bond_id": 1, "now": scene.now, "due_at": scene.now.replace(year=2030)}
        news.add(tx, person_id=2, kind="summary", key="untold", detail={"day": secret}, **values)
        [waiting] = [each for each in news.waiting(tx, 2) if each.key == "untold"]
        enqueue(
            tx,
            bot_id=4242,
            key="taken back",
            chat_id=daughter.user,
            person_id=2,
            news_id=waiting.id,
            lane=Lane.SUMMARY,
            method="sendMessage",
            params={"text": secret},
            created_at=scene.now,
        )
        news.drop_waiting(tx, 1, "scope")

    await scene.database.run(put)
    await daughter.write("/export")
    assert secret not in daughter.files[-1]["text"]
    assert "Ayşe has said yes" in before


async def test_neither_gets_the_account_of_the_other_nor_what_the_other_has_muted(scene, daughter):
    await daughter.press(daughter.last, "kin:mute:1:on")
    await scene.press(scene.last, "cheer:mute:1")
    for each, other, kept, left_out in (
        (scene, daughter, "cheers_muted_at", "muted_at"),
        (daughter, scene, "muted_at", "cheers_muted_at"),
    ):
        await each.write("/export")
        held = json.loads(each.files[-1]["text"])
        [bond] = held["family"]
        assert bond[kept] is not None
        assert left_out not in bond
        assert other.user not in [message.get("chat_id") for message in held["messages_sent"]]
    assert "Ayşe has said yes" in scene.files[-1]["text"]


# -- both, and menus ---------------------------------------------------------------------------------------------------


async def test_a_patient_who_stops_reads_that_warnings_of_others_stop_too(scene):
    ayla = scene.beside("Ayla", 55)
    await ayla.arrive()
    await follow(scene, ayla, Scope.WARNINGS)
    await ayla.write("/stop")
    assert "nothing of those whom you follow either, not even in an emergency" in ayla.last.text


async def test_a_patient_who_follows_another_reaches_both_by_one_command(scene):
    ayla = scene.beside("Ayla", 55)
    await ayla.arrive()
    await follow(scene, ayla)
    await ayla.write("/family")
    assert "Now nobody sees anything." in ayla.chat[-2].text
    assert ayla.last.text.startswith("You have followed Ayşe")
    await ayla.taps("Leave", "Yes, leave")
    assert ayla.last.text == "You have left. I tell you nothing about Ayşe any more."
    await ayla.write("/today")
    assert "Today, about" in ayla.last.text


async def test_a_relative_who_becomes_a_patient_keeps_whom_they_follow_and_gets_a_patients_keyboard(scene, daughter):
    await daughter.write("/start")
    await daughter.taps("I want to exercise myself", "Let's begin", "Yes, I agree")
    assert daughter.chat[-2].keyboard == ("Pain or dizzy", "Today", "My week", "Menu")
    assert (await bond_of(scene, 1)).is_active
    [*_, (method, params)] = await menus(scene)
    assert method == "deleteMyCommands"
    assert '"chat_id": 88' in params


async def test_a_relative_who_declines_to_exercise_stays_a_relative(scene, daughter):
    await daughter.write("/start")
    await daughter.taps("I want to exercise myself", "Let's begin", "No, thank you")
    await daughter.write("/family")
    assert daughter.last.text.startswith("You have followed Ayşe")


async def test_the_menu_of_commands_is_a_relatives_until_they_leave(scene):
    son = scene.beside("Can", 99)
    await join_by_link(son, await link(scene))
    [(method, params)] = await menus(scene)
    assert method == "setMyCommands"
    assert '"scope": {"type": "chat", "chat_id": 99}' in params
    assert '"command": "family"' in params
    assert '"command": "today"' not in params
    await son.write("/settings")
    await son.taps("Language", "Türkçe")
    assert '"command": "aile"' in (await menus(scene))[-1][1]
    await son.write("/aile")
    await son.taps("Takibi bırak", "Evet, bırakıyorum")
    assert (await menus(scene))[-1][0] == "deleteMyCommands"


async def test_deletion_takes_the_menu_along_and_leaves_nothing_but_the_record(scene, daughter):
    await daughter.write("/delete")
    await daughter.write("DELETE")

    def left(tx: Any) -> list[Any]:
        rows = tx.execute(select(outbox.c.key, outbox.c.method).where(outbox.c.chat_id == 88)).all()
        return sorted(row.method for row in rows if row.key.startswith("farewell:"))

    assert await scene.database.run(left) == ["deleteMyCommands", "sendMessage"]
    kept = select(audit.c.action).where(audit.c.patient_id == 2)  # a number that leads to nobody any more
    assert await scene.database.run(lambda tx: tx.execute(kept).scalars().all()) == ["deleted"]
