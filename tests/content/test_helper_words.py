"""Where a helper writes, every text about the patient has a variant that speaks of them, in every language."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from bot.content.load import load_content
from bot.content.text import Text, placeholders, texts_in
from bot.content.words import LANGUAGES, Words, words_for
from tests.content.folders import change, faults_of

CONTENT = load_content()
HELPER, FILE, LONGEST = CONTENT.helper, "data/helper.yaml", 350
LONGEST_BUTTON = 34
VARIANTS = HELPER.variants
NAMES = {"en": ("Rose", "the person you help"), "tr": ("Hatice Hanım", "yardım ettiğiniz kişi")}

# Read the same whoever is meant: mere labels, what the one who writes does, and what names no body.
NEEDS_NONE = frozenset(
    {
        # labels
        "Yes", "No", "Not sure", "No, neither", "No, none of these", "Yes, one or more", "Yes, both", "Once",
        "Two or more", "Yes, two or more times", "Not yet", "Yes, with limits", "Yes, it is fine", "Yes, they said so",
        "65 or older", "50 to 64", "Under 50", "Only an old stoop or height loss", "Back pain", "Sudden sharp pain",
        "Dizzy, faint or losing balance", "Getting shorter, or stooping more", "Broken bones", "Falls", "That fall",
        "Unsteady, stick or frame", "New signs", "Health", "A doctor's or physiotherapist's word", "Worktop", "Chair",
        "Wall", "Exercise band", "Stairs", "Age", "Osteoporosis", "Jumping and other high impact", "Advice",
        "Emergency", "Pain", "Dizzy, unsteady or a fall", "Chest pain, or hard to breathe",
        "Weak face, arm or leg, or trouble speaking", "Fainted, or had a fit",
        "Numb between the legs, or cannot pass urine", "Something else", "Chest, or hard to breathe", "Head",
        "Upper or lower back", "Groin, hip or thigh", "Calf", "New numbness or tingling",
        "Somewhere else, or something else", "Yes, new or worse", "No, an old pain as always", "Yes, after a fall",
        "Yes, it is severe", "Yes, a new pain", "No, only sore muscles", "A sudden sharp pain", "An ache",
        "Sore muscles", "Stiffness", "Unusually tired", "Neck", "Shoulder", "Arm or hand", "Belly", "Knee",
        "Lower leg or foot", "Somewhere else", "Dizzy, or felt faint", "No, only tired", "Yes, one of the others",
        "New or worse back pain",
        # questions without a person
        "Which of these are new or getting worse? Choose all that fit, then press Done.", "What is happening?",
        "Is this pain new, and more than sore muscles?", "Which of these is it most like?", "Did it start suddenly?",
        "Which is it?",
        # said to whoever writes
        "First call {emergency}. If you can, tell me which it is: it helps whoever comes to you.",
        "I am not sure I understood. Is something wrong?",
        # a doctor is told the same
        "New or worse: back pain.", "New or worse: sudden sharp pain.", "New or worse: dizzy, faint or losing balance.",
        "New or worse: getting shorter, or stooping more.",
        "I am not sure about leg weakness, numbness between the legs, bladder or bowel.",
        "Besides the back pain: fever, cancer, weight loss or night pain.",
        "I am not sure about fever, cancer, weight loss or night pain.", "No fever, cancer, weight loss or night pain.",
        "It began after a fall.", "It was severe.", "It did not follow a fall and was not severe.",
        "It started suddenly.", "I am not sure whether it started suddenly.", "It did not start suddenly.",
        "How strong it was, from 0 to 10: {number}.",
        "With it came chest pain, a sudden bad headache, weakness, or trouble speaking.",
    }
)  # fmt: skip

# Where "you" is the one who writes.
YOU_WRITE = re.compile(
    r"[Yy]ou (told|were not sure|or \{name\}|are not (sure|alone)|reported|have not (called|told)|asked|say that we)"
    r"|(call for|of|from|to|disturb|[Tt]hank|ask|How are) you\b|whenever you like|how you feel as well"
    r"|somebody you trust|[Yy]ou can (change it back|show it)|Your answer:"
)
# Where an answer is about the patient, not about anybody's back or bed.
OF_THE_PATIENT = re.compile(
    r"\b[Yy]our (own )?(exercises|plan|balance exercises|week|last twelve weeks)\b"
    r"|\b(suits? you|fine for you|about you)\b|\b(Am|[Cc]an) I\b|\bI (do|miss|feel)\b"
    r"|\b(when|while|if) you (are|will|have|feel)\b|\byou (did|have done)\b"
)
OF_THE_BODY = re.compile(r"\w+(nız|niz|nuz|nüz)(d[ae]|dan|den|ı|i|u|ü)?\b")
FIRST_PERSON = re.compile(r"\w+(dım|dim|dum|düm|tım|tim|tum|tüm)\b|\b(my|me|myself|mine)\b")
# Words that only look so.
NOT_OF_THE_BODY = frozenset({"henüz", "yalnız", "değilsiniz", "nasılsınız", "yanıtınız"})


def about(language: str, name: str) -> Words:
    return words_for(language).about(name, VARIANTS)


def texts_of_care() -> Iterator[Text]:
    """Of the questions, the symptoms and the advice."""
    models = (CONTENT.questionnaire, CONTENT.symptoms, CONTENT.referrals)
    yield from (text for model in models for _, text in texts_in(model))


def asked() -> Iterator[Text]:
    questions = CONTENT.questionnaire
    yield from (each.text for each in (*questions.questions, *questions.equipment, *questions.later))
    yield from (each.text for each in CONTENT.symptoms.questions)


def read(language: str, name: str) -> Iterator[str]:
    """Every variant as it is read."""
    for (context, text), variant in VARIANTS.items():
        values = dict.fromkeys(placeholders(variant) - {"name"}, "…")
        yield about(language, name)(Text(text, context), **values)


def test_every_text_about_the_patient_has_a_variant() -> None:
    missing = {text for text in texts_of_care() if (text.context, text) not in VARIANTS and text not in NEEDS_NONE}
    assert missing == set()


def test_every_answer_about_the_patient_has_a_variant() -> None:
    answers = {(text.context, str(text)) for _, text in texts_in(CONTENT.faq) if OF_THE_PATIENT.search(text)}
    assert answers - set(VARIANTS) == set()


def test_the_list_of_texts_that_need_none_is_no_longer_than_it_has_to_be() -> None:
    known = {str(text) for text in texts_of_care()}
    assert {text for text in NEEDS_NONE if text not in known} == set()
    assert {text for text in NEEDS_NONE if (None, text) in VARIANTS} == set()


def test_a_question_names_the_patient() -> None:
    unnamed = {str(text) for text in asked() if text not in NEEDS_NONE and "{name}" not in VARIANTS[None, text]}
    assert unnamed == {"Is the calf hot, swollen or red?"}


def test_in_english_only_the_helper_is_you() -> None:
    left = [YOU_WRITE.sub("", variant) for variant in VARIANTS.values()]
    assert [text for text in left if re.search(r"\b[Yy]ou", text)] == []


def test_in_turkish_no_part_of_the_body_is_the_helpers() -> None:
    for text in asked():
        if text in NEEDS_NONE:
            continue
        words = about("tr", "Rose")(text, emergency="112").lower()
        found = {each[0] for each in OF_THE_BODY.finditer(words)} - NOT_OF_THE_BODY
        assert not found, (words, found)


def test_what_a_doctor_is_told_is_in_the_third_person() -> None:
    statements = [option.statement for each in CONTENT.questionnaire.questions for option in each.options]
    statements += [option.statement for each in CONTENT.symptoms.questions for option in each.options]
    for text in chain(filter(None, statements), CONTENT.referrals.signs.values()):
        for language in LANGUAGES:
            said = about(language, "Rose")(text)
            assert not FIRST_PERSON.search(said), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_variant_is_read_with_all_its_values(language: str) -> None:
    for name in NAMES[language]:
        for text in read(language, name):
            assert "{" not in text
            assert "}" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_opens_a_sentence_has_a_capital(language: str) -> None:
    name = NAMES[language][1]
    for text in read(language, name):
        assert not re.search(rf"(^|[.?!]\s+|\n){re.escape(name)}", text), text


def test_a_name_is_an_ordinary_word_within_a_sentence() -> None:
    text = Text("How old are you?")
    assert about("en", "the person you help")(text) == "How old is the person you help?"
    assert about("tr", "isminaz")(text) == "İsminaz kaç yaşında?"


def test_other_people_read_the_original() -> None:
    assert words_for("en")("Did you hit your head? If so, call {emergency} now.", emergency="112").startswith("Did you")


def test_a_plural_has_a_variant_for_each_form() -> None:
    forms = ("You were active on {n} day. It counts.", "You were active on {n} days. Every one of them counts.")
    assert about("en", "Rose").plural(*forms, 1) == "Rose was active on 1 day. It counts."
    assert about("tr", "Rose").plural(*forms, 2) == "Rose 2 gün hareket etti. Her biri değerli."
    assert about("en", "Rose").plural("{n} active minute", "{n} active minutes", 2) == "2 active minutes"


def test_a_variant_of_a_text_that_is_not_there_is_refused(folder: Path) -> None:
    line = change(folder, FILE, '- text: "How old are you?"', '- text: "How old were you?"')
    (fault,) = faults_of(folder)
    assert str(fault) == f'{FILE}:{line}: there is no text "How old were you?" any more'


def test_a_variant_that_loses_the_emergency_number_is_refused(folder: Path) -> None:
    change(folder, FILE, "Did {name} hit their head? If so, call {emergency} now.", "Did {name} hit their head?")
    assert any("not the same values to fill in" in fault.what for fault in faults_of(folder))


def test_a_second_variant_of_a_text_is_refused(folder: Path) -> None:
    change(folder, FILE, '- text: "How old are you?"', '- text: "I fell"')
    assert any('"I fell" has two variants' in fault.what for fault in faults_of(folder))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_about_health_stays_short_with_the_longest_name(language: str) -> None:
    _ = about(language, "Wilhelmina Featherstones")
    for text in asked():
        assert len(_(text, emergency="112")) <= LONGEST, _(text, emergency="112")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_stays_short(language: str) -> None:
    _ = about(language, "Rose")
    models = (CONTENT.questionnaire.questions, CONTENT.questionnaire.equipment, CONTENT.symptoms.questions)
    for option in (option for model in models for question in model for option in question.options):
        assert len(_(option.text)) <= max(LONGEST_BUTTON, len(words_for(language)(option.text)))


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Mum fell", "husband fell"),
        ("my mother can't get up", "my husband can't get up"),
        ("annem düştü", "eşim düştü"),
        ("annemin başı dönüyor", "eşimin başı dönüyor"),
        ("anneannem bayıldı", "eşim bayıldı"),
        ("Rose fell", "husband fell"),
        ("Rose's back hurts", "husband back hurts"),
        ("I fell in the nanny's kitchen", "I fell in the nanny's kitchen"),
        ("düştüm", "düştüm"),
    ],
)
def test_a_parent_and_whoever_is_followed_are_read_as_somebody_else(written: str, read_as: str) -> None:
    assert HELPER.as_anothers(written, ["Rose"], "en") == read_as
