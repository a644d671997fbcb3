"""Writing to many people: from the first word to the yes, and what cannot be sent."""

import pytest

from bot.core.access import Role
from bot.core.broadcast import State
from bot.storage import broadcasts
from bot.usecases.clinic import leaving
from tests.usecases.clinic.hiring import hire
from tests.usecases.clinic.writing import NEWS, author_in, draft, patient_beside, send
from tests.usecases.scene import BOT, MONDAY, Scene


@pytest.fixture
async def author(sqlite_database) -> Scene:
    return await author_in(sqlite_database)


@pytest.fixture
async def ayse(author) -> Scene:
    return await patient_beside(author, 501)


@pytest.fixture
async def fatma(author) -> Scene:
    return await patient_beside(author, 502, "tr")


async def test_words_go_out_in_both_languages_as_they_were_formatted(author, ayse, fatma):
    await author.write("/broadcast")
    await author.taps("Guidance that stays", "English")
    await author.send(text="Please *drink* water", entities=[{"type": "bold", "offset": 7, "length": 7}])
    assert author.last.text == "Please <b>*drink*</b> water"
    assert list(author.last.buttons) == ["Use this", "Write it again"]
    await author.tap("Use this")
    assert author.last.text == "Now in Turkish? 1 person reads Turkish."
    await author.tap("Write it in Turkish too")
    link = [{"type": "text_link", "offset": 8, "length": 2, "url": "https://klinik.example/su"}]
    await author.send(text="Lütfen su için", entities=[link[0] | {"offset": 7}])
    await author.tap("Use this")
    assert author.last.text == "Who gets it?\n\n• Everybody who uses this bot as a patient\n\n2 people get it."
    await author.taps("Go on", "Show me how it looks")
    looks = author.texts()[-5:-1]
    assert looks[::2] == ["In English it looks like this:", "In Turkish it looks like this:"]
    assert looks[1] == "Please <b>*drink*</b> water"
    assert author.chat[-2].buttons.keys() == {"Okudum"}
    assert "It has a link: “su” leads to https://klinik.example/su" in author.last.text
    await author.tap("Send it")
    assert author.last.text == "It goes to 2 people. Shall I send it?"
    await author.tap("Yes, send it")
    await author.send_broadcasts()
    assert (ayse.last.text, fatma.last.text) == (looks[1], looks[3])
    assert ayse.last.buttons == {"I have read this": "read:1"}


async def test_a_second_tap_sends_nothing_more(author, ayse):
    await draft(author)
    await author.taps("Go on", "Show me how it looks", "Send it")
    question = author.with_button("Yes, send it")
    data = question.buttons["Yes, send it"]
    await author.press(question, data)
    await author.press(question, data)
    assert author.toast == "It was sent already."
    await author.send_broadcasts()
    assert ayse.texts().count(NEWS) == 1


async def test_what_was_written_waits_as_a_draft_when_nothing_is_awaited_any_more(author, ayse):
    await author.write("/broadcast")
    await author.taps("News for now", "English")
    await author.write(NEWS)
    await author.wait(minutes=11)
    await author.write("That was it.")  # belongs nowhere
    await author.write("/broadcast")
    assert author.last.text == f"You have a draft: “{NEWS}”"
    await author.tap("Go on with it")
    assert author.last.text == "Now in Turkish? 0 people read Turkish."


async def test_a_newer_message_takes_the_place_of_the_one_before(author, ayse):
    await author.write("/broadcast")
    await author.taps("News for now", "English")
    await author.write("Please dring water.")
    old = author.last
    await author.write(NEWS)
    await author.tap("Use this", old)
    assert author.toast == "You have written something newer since."
    await author.update(
        edited_message={
            "message_id": 5000 + author._updates - 2,
            "date": int(author.now.timestamp()),
            "edit_date": int(author.now.timestamp()),
            "chat": author._chat,
            "from": author._user,
            "text": "Please drink more water.",
        }
    )
    assert author.last.text == "Please drink more water."


async def test_words_that_nobody_confirmed_are_gone_once_another_language_is_begun(author, ayse):
    await author.write("/broadcast")
    await author.tap("News for now")
    languages, choices = author.last, dict(author.last.buttons)
    await author.tap("Turkish")
    await author.write("Lütfen su için.")
    await author.press(languages, choices["English"])
    await author.write(NEWS)
    await author.tap("Use this")
    assert author.last.text == "Now in Turkish? 0 people read Turkish."


async def test_new_words_are_offered_to_everybody_anew(author, ayse, fatma):
    await draft(author)
    await author.taps("Back", "English")
    await author.write("Please drink tea.")
    await author.tap("Use this")
    assert author.last.text == "Now in Turkish? 1 person reads Turkish."


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        ({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}}, "I can send on words, a photo"),
        ({"photo": [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]}, "There are no words in it."),
        (
            {
                "photo": [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}],
                "caption": "x" * 1025,
            },
            "That is too long: 1,025 characters, and 1,024 are possible.",
        ),
        (
            {
                "photo": [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}],
                "caption": "One of two",
                "media_group_id": "7",
            },
            "That is an album.",
        ),
    ],
)
async def test_what_cannot_be_sent_on_is_refused_with_the_reason(author, ayse, sent, answer):
    await author.write("/broadcast")
    await author.taps("News for now", "English")
    await author.send(**sent)
    assert author.last.text.startswith(answer)
    await author.write(NEWS)
    assert "Use this" in author.last.buttons


async def test_a_photo_goes_out_with_its_words(author, ayse):
    await author.write("/broadcast")
    await author.taps("News for now", "English")
    photo = [{"file_id": "small", "file_unique_id": "s", "width": 9, "height": 9}]
    photo.append({"file_id": "large", "file_unique_id": "l", "width": 90, "height": 90})
    await author.send(photo=photo, caption="Our new room. " + "x" * 1010)
    await author.taps("Use this", "Everybody gets this one", "Go on", "Show me how it looks", "Send it", "Yes, send it")
    await author.send_broadcasts()
    assert ayse.last.text.startswith("Our new room. ")


async def test_what_its_author_tells_of_themselves_is_heard_and_in_no_draft(sqlite_database):
    author = Scene(sqlite_database, now=MONDAY, user=500)
    await author.arrive()
    await hire(author, Role.COMMUNICATOR)
    await author.write("/broadcast")
    await author.taps("News for now", "English")
    await author.write("I feel dizzy")
    assert list(author.last.buttons) == ["It is about me", "Use this", "Write it again"]
    await author.tap("It is about me")
    assert author.last.text.endswith("Then call 112 now.")
    await author.write("/broadcast")
    assert author.last.text == "You have begun a draft, without any words yet."


async def test_words_below_its_first_question_belong_to_nothing_begun_before(sqlite_database):
    author = await author_in(sqlite_database, Role.CLINICIAN)
    await author.write("/invite")
    await author.write("/broadcast")
    await author.write("Please drink tea.")
    assert "record number" not in author.last.text


async def test_beginning_something_else_ends_the_writing_and_keeps_the_draft(author, ayse):
    await draft(author)
    await author.taps("Go on", "Choose an hour", "Another time")
    await author.write("/broadcast")
    await author.taps("Go on with it", "Back", "Turkish")
    await author.write("16:30")  # these are the words now
    assert "Use this" in author.last.buttons


async def test_it_warns_and_refuses_nothing(author, ayse):
    words = "Do not do sit-ups. See t.me/other_bot and **www.example.org**."
    await send(author, words)
    await draft(author, words)
    await author.taps("Go on", "Show me how it looks")
    for warning in (
        "It speaks of movements to avoid: sit ups. A warning of them is fine.",
        "These signs will be read as they stand: **",
        "It leads to somebody else in Telegram: t.me/other_bot",
        "It has a link: www.example.org",
        "The same words were sent today already.",
    ):
        assert warning in author.last.text
    await author.taps("Send it", "Yes, send it")
    await author.send_broadcasts()
    assert ayse.texts().count(words) == 2


async def test_it_says_who_gets_words_in_another_language_and_that_it_is_night(author, ayse, fatma):
    await author.wait(hours=12)
    await draft(author)
    await author.taps("Go on", "Show me how it looks")
    assert "1 person who reads Turkish gets it in English." in author.last.text
    assert "It is night now. Those who sleep get it in the morning." in author.last.text


async def test_nothing_goes_to_nobody(author):
    await draft(author)
    await author.taps("Go on", "Show me how it looks", "Send it")
    assert author.toast == "Nobody would get it. Please choose other people."


async def test_above_fifty_people_their_number_is_typed_as_it_is_at_that_moment(author, monkeypatch):
    monkeypatch.setattr("bot.usecases.clinic.broadcasting.confirm.ASK_TYPED_ABOVE", 1)
    await patient_beside(author, 501)
    await patient_beside(author, 502)
    await draft(author)
    await author.taps("Go on", "Show me how it looks", "Send it")
    assert author.last.text.startswith("It goes to 2 people. Please type this number")
    zeynep = await patient_beside(author, 503)
    await author.write("2")
    assert author.last.text.startswith("You typed 2. 3 people would get it now. Nothing was sent.")
    await author.write("three")
    assert author.last.text.startswith("3 people would get it now.")
    await author.write("3")
    assert author.last.text == "It is on its way. I tell you here how far it is."
    await author.send_broadcasts()
    assert zeynep.last.text == NEWS


async def test_a_changed_number_is_asked_about_once_more(author, ayse):
    await draft(author)
    await author.taps("Go on", "Show me how it looks", "Send it")
    await patient_beside(author, 502)
    await author.tap("Yes, send it")
    assert author.last.text == "It would go to 2 people now. Shall I send it?"


async def test_an_hour_can_be_chosen_or_written(author, ayse):
    await draft(author)
    await author.taps("Go on", "Choose an hour")
    assert list(author.last.buttons)[:3] == ["Today at 12:00", "Today at 15:00", "Today at 18:00"]
    await author.tap("Another time")
    await author.write("soon")
    assert author.last.text.startswith("I could not read a time in that.")
    await author.write("half past eight")
    assert "It goes out on Tue 3 Mar at 08:30, by the clinic's clock." in author.last.text
    await author.tap("By each person's own clock")
    assert "when it is 08:30 where each person lives" in author.last.text
    await author.taps("Show me how it looks", "Send it", "Yes, send it")
    await author.wait(hours=21)
    assert NEWS not in ayse.texts()
    await author.wait(hours=2)
    assert NEWS in ayse.texts()


async def test_a_draft_ends_when_its_author_works_here_no_more(author, ayse):
    await draft(author)
    question = author.last
    await author.run(lambda visit: leaving.end(visit, visit.member, "staff_removed"))
    await author.tap("Go on", question)
    assert author.last.text.startswith("How I can help you")
    state = await author.database.run(lambda tx: [each.state for each in broadcasts.latest(tx, BOT, 5)])
    assert state == [State.CANCELLED]


async def test_the_same_in_turkish_from_the_keyboard_on(author, ayse):
    await author.run(lambda visit: visit.change_person(language="tr"))
    await author.write("Duyuru")
    await author.taps("Güncel haber", "Türkçe")
    await author.write("Cuma günü kapalıyız.")
    await author.taps("Bunu kullan", "Herkese bu gitsin", "Devam", "Nasıl göründüğünü göster")
    assert "İngilizce okuyan 1 kişi bunu Türkçe alır." in author.last.text
    await author.taps("Gönder", "Evet, gönder")
    await author.send_broadcasts()
    assert ayse.last.text == "Cuma günü kapalıyız."
    assert list(ayse.last.buttons) == ["I have read this"]
