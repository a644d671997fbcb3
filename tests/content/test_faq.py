"""Questions in people's own words find their answers, and files of answers that are wrong are refused."""

from pathlib import Path

import pytest

from bot.content.document import read_documents
from bot.content.exercise_schema import ExerciseFile
from bot.content.faq import CHAPTERS, faq_of, phrases_of
from bot.content.load import FOLDER, checked_documents
from bot.content.source import Fault
from bot.content.words import words_for
from bot.core.questions import hear
from tests.content.folders import change

DOCUMENTS, _faults = read_documents(FOLDER)
FAQ, PHRASES = faq_of(DOCUMENTS), phrases_of(DOCUMENTS)
BONES, PROGRAM = "data/faq/bones.yaml", "data/faq/program.yaml"
ASKING, SMALL_TALK = "data/asking.yaml", "data/smalltalk.yaml"
LONGEST, LONGEST_TITLE = 350, 40

QUESTIONS = {
    "break_a_bone": ("will exercising break a bone?", "egzersiz yaparken kemiğim kırılır mı"),
    "walking_enough": ("is walking enough", "Is just walking enough for my bones?", "yürümek yeter mi"),
    "tummy_exercises": ("which tummy exercises are bad?", "karın egzersizi yapabilir miyim"),
    "swimming_cycling": (
        "can I swim?",
        "CAN I SWIM",
        "yüzebilir miyim?",
        "yuzebilirmiyim",
        "bisiklete binebilir miyim",
    ),
    "how_much_a_week": ("how much should I exercise each week", "haftada kaç dakika yapmalıyım"),
    "how_much_weight": ("how heavy should the weights be?", "kaç kilo ağırlık kaldırayım"),
    "balance_and_fractures": ("do balance exercises prevent fractures?", "denge egzersizleri kırığı önler mi"),
    "does_it_help": ("does exercise really help?", "bu egzersizler işe yarar mı"),
    "leaning_back": ("can I bend backwards?", "geriye doğru eğilebilir miyim"),
    "other_balance": ("what else is good for my balance", "dengemi başka ne geliştirir?"),
    "sit_ups": ("can I do sit ups", "may i do situps?", "mekik çekebilir miyim", "Mekik zararlı mı?"),
    "toe_touches": ("can I touch my toes?", "ayak parmaklarıma dokunabilir miyim"),
    "high_impact": ("can I go jogging?", "koşabilir miyim"),
    "heavy_lifting": ("may I lift my grandson?", "torunumu kucağıma alabilir miyim"),
    "what_to_avoid": ("which movements should I avoid?", "hangi hareketlerden kaçınmalıyım"),
    "laces": ("how do I tie my laces?", "ayakkabılarımı nasıl bağlayayım"),
    "bed_making": ("how should I make the bed?", "yatağımı nasıl toplayayım"),
    "picking_up": ("how do I pick something up from the floor", "yerden bir şeyi nasıl alayım"),
    "in_the_garden": ("can I dig in the garden?", "bahçede çalışabilir miyim"),
    "prayer": ("can I kneel to pray?", "namaz kılabilir miyim", "secde yapabilir miyim?"),
    "own_stairs": ("can I use the stairs?", "can I climb stairs", "merdiven çıkabilir miyim", "merdiven yasak mı"),
    "whom_to_call": ("who do i call if i faint", "Who should I ring if I fall?", "bayılırsam kimi arayayım"),
    "if_it_hurts": ("what if it hurts?", "başım dönerse ne yapayım"),
    "sore_next_day": ("is it normal to be sore the next day?", "ertesi gün kas ağrısı normal mi"),
    "twice_a_day": ("can I do the exercises twice?", "günde iki kez yapabilir miyim"),
    "missed_day": ("what happens if I miss a day?", "bir gün atlarsam ne olur"),
    "shoes": ("which shoes should I wear?", "hangi ayakkabıyı giyeyim", "terlikle yapsam olur mu"),
    "best_time": ("what time of day is best?", "günün hangi saati daha iyi"),
    "change_the_hour": ("can you write at 9", "saat dokuzda yaz", "please message me later", "akşam 6 da hatırlat"),
    "when_i_write": (
        "what time will you write?",
        "when will you write to me",
        "saat kaçta yazacaksın",
        "mesaj ne zaman gelecek",
    ),
    "my_data": ("delete my data", "what do you know about me?", "verilerimi sil", "hakkımda ne biliyorsun"),
    "pause_exercises": ("I am away next week", "yarın yokum", "I'm going on holiday tomorrow", "tatile gidiyoruz"),
    "stop_messages": ("how do I stop the messages?", "please stop texting me", "bana yazmayın"),
    "who_reads": ("who reads this?", "are my answers private", "yazdıklarımı kim görüyor"),
    "are_you_a_person": ("are you a real person?", "sen robot musun", "insan mısın"),
    "what_today": ("what do I do today?", "bugün ne yapacağım"),
    "how_am_i_doing": ("how am I doing?", "nasıl gidiyorum?"),
    "what_can_you_do": ("what can you do?", "neler yapabiliyorsun"),
    "does_it_count": ("does dancing count?", "ceviz kırdım, egzersizden sayılır mı"),
}
REPLIES = {
    "help_me": ("help", "HELP ME!", "imdat", "Yardım edin"),
    "grief": ("my sister died on Sunday", "good morning, the funeral is today", "kocamızı kaybettik", "cenazemiz var"),
    "sadness": ("I feel so alone", "feeling very sad", "moralim bozuk", "kimsem yok"),
    "stop": ("stop", "Dur!", "yeter artık"),
    "how_are_you": ("how are you?", "nasılsın", "günaydın kızım nasılsın bakalım"),
    "apology": ("sorry I forgot", "kusura bakma uyumuşum"),
    "wishes": ("Merry Christmas", "Bayramınız mübarek olsun", "hayırlı cumalar"),
    "thanks": ("thank you dear", "Thanks!", "teşekkür ederim", "sağol evladım"),
    "goodbye": ("good night", "see you tomorrow", "görüşürüz", "iyi geceler"),
    "greeting": ("hello", "Good morning", "günaydın", "selamlar"),
    "answer": ("ok", "👍", "tamam", "Evet."),
    "refusal": ("no", "not today", "hayır"),
    "joy": ("what a lovely day", "I am so happy", "çok mutluyum"),
}
NOTHING = (
    "the kettle is on", "my budgie learned a new word", "plumber in all morning", "fasulye ayıkladım",
    "off the top of my head about 25 minutes", "nobody calls me Margaret",
)  # fmt: skip


@pytest.mark.parametrize(("answer", "asked"), [(id, text) for id, every in QUESTIONS.items() for text in every])
def test_a_question_finds_its_answer(answer: str, asked: str) -> None:
    assert hear(asked, PHRASES).answers == (answer,)


@pytest.mark.parametrize(
    ("exercise", "asked"),
    [
        ("dancing", "may I dance?"),
        ("dancing", "dans edebilir miyim"),
        ("tai_chi", "can I do some tai chi"),
        ("backward_walking", "geri geri yürüyebilir miyim"),
        ("mini_squat", "are squats ok for me?"),
        ("skipping", "ip atlamak bana uygun mu"),
        ("brisk_walking", "yürüyebilir miyim"),
    ],
)
def test_asking_leave_names_an_exercise_of_the_catalogue(exercise: str, asked: str) -> None:
    heard = hear(asked, PHRASES)
    assert (heard.answers, heard.exercise) == ((), exercise)


@pytest.mark.parametrize(("reply", "said"), [(id, text) for id, every in REPLIES.items() for text in every])
def test_kind_words_fit_what_was_said(reply: str, said: str) -> None:
    heard = hear(said, PHRASES)
    assert heard.replies[0] == reply
    assert (heard.answers, heard.exercise) == ((), None)


@pytest.mark.parametrize(
    "asked", ["is tofu good for bones?", "when do I take my tablet", "kalsiyum alayım mı", "iğne ne zaman yapılır"]
)
def test_a_question_without_an_answer_is_known_as_a_question(asked: str) -> None:
    heard = hear(asked, PHRASES)
    assert heard.asks
    assert (heard.answers, heard.exercise) == ((), None)


@pytest.mark.parametrize("said", NOTHING)
def test_a_story_is_neither_a_question_nor_anything_else(said: str) -> None:
    heard = hear(said, PHRASES)
    assert (heard.answers, heard.exercise, heard.asks, heard.replies) == ((), None, False, ())


def test_nobody_is_told_how_lovely_a_sad_day_was() -> None:
    for said in ("a beautiful day, but my brother died", "lovely weather at the hospital", "cenazede hava çok güzeldi"):
        assert "joy" not in hear(said, PHRASES).replies


@pytest.mark.parametrize("language", ["en", "tr"])
def test_every_answer_is_short_enough_in_every_language(language: str) -> None:
    _ = words_for(language)
    for chapter in FAQ.chapters.values():
        for id, answer in chapter.answers.items():
            assert len(_(answer.text, emergency="112")) <= LONGEST, id
            assert len(_(answer.title)) <= LONGEST_TITLE, id


def test_the_chapters_stand_in_their_order_and_every_exercise_has_names() -> None:
    assert tuple(FAQ.chapters) == CHAPTERS
    named = next(document.model.exercises for document in DOCUMENTS if document.name == ASKING)
    models = [document.model for document in DOCUMENTS if isinstance(document.model, ExerciseFile)]
    assert set(named) == {exercise.id for model in models for exercise in model.exercises}


def test_facts_about_health_carry_a_source() -> None:
    without = {id for chapter in FAQ.chapters.values() for id, answer in chapter.answers.items() if not answer.sources}
    assert without <= set(FAQ.chapters["program"].answers)


def test_the_avoid_list_does_not_forbid_ones_own_stairs() -> None:
    assert "Your own stairs at home are not among them" in FAQ.chapters["avoid"].intro
    assert "not forbidden" in FAQ.answer("own_stairs").text


def faults_in(folder: Path) -> list[Fault]:
    return checked_documents(folder)[1]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (BONES, '    sources: ["1", "2", "3"]', '    sources: ["1", "7", "3"]', "no source is called 7"),
        (BONES, '"cobra"', '"cobra ..."', "must begin and end with a word that is always there"),
        (BONES, '"cobra"', '"<snake>"', "there is no class <snake>"),
        (PROGRAM, "    leads_to: stop", "    leads_to: nowhere", "Input should be 'today'"),
        (PROGRAM, '    title: "My days off"', '    title: "' + "x" * 41 + '"', "at most 40"),
        (PROGRAM, "  days_off:", "  sit_ups:", "sit_ups stands in two chapters"),
        (ASKING, "  dancing: {en:", "  flying: {en:", "no exercise is called flying"),
        (ASKING, '"what about"]', '"what abo-ut"]', "'abo-ut' is no word"),
        (SMALL_TALK, '"im in trouble"', '"im in <trouble>"', "there is no class <trouble>"),
        (SMALL_TALK, "    then: stop", "    yields: true", "either has something to say or asks"),
    ],
)
def test_a_fault_is_told_with_its_file_and_line(folder: Path, file: str, old: str, new: str, told: str) -> None:
    line = change(folder, file, old, new)
    about = [fault for fault in faults_in(folder) if fault.file == file and told in fault.what]
    assert about, faults_in(folder)
    assert any(abs(fault.line - line) <= 1 for fault in about)


def test_an_exercise_without_names_and_a_missing_chapter_are_told(folder: Path) -> None:
    change(folder, ASKING, "  dancing: {en:", "  flying: {en:")
    (folder / BONES).unlink()
    told = {fault.what for fault in faults_in(folder)}
    assert "dancing has no names" in told
    assert Fault(BONES, 1, "this file is missing") in faults_in(folder)


def test_a_chapter_that_nobody_knows_is_told(folder: Path) -> None:
    (folder / "data/faq/extra.yaml").write_text((folder / BONES).read_text().replace("  break_a_bone:", "  bones:"))
    assert "no chapter is called extra" in {fault.what for fault in faults_in(folder)}
