"""The words that were agreed on, as patients read them, in both languages."""

import pytest

from bot.content.load import load_content
from bot.content.outcome import outcome_sentences
from bot.content.words import Words, words_for
from bot.core.clearance import clearance
from bot.core.facts import facts_of
from bot.core.planning import plan_day
from tests.core.people import MONDAY, history, someone

CONTENT = load_content()
FATMA = someone(falls_12m="one", serious_fall="no", equipment=frozenset({"counter"}))


def buttons(_: Words, question: str) -> list[str]:
    return [_(option.text) for option in CONTENT.questionnaire.question(question).options]


def asked(_: Words, question: str) -> str:
    return _(CONTENT.questionnaire.question(question).text, emergency="112")


def test_the_questions_and_their_answers_in_english() -> None:
    _ = words_for("en")
    assert asked(_, "q2").startswith("2 of 6. In the last 12 months, how many times did you fall")
    assert asked(_, "q5").endswith("If your chest hurts now, call 112.")
    assert buttons(_, "q1") == [
        *("Yes, in my back", "Yes, two or more times", "Yes, both"),
        *("Not sure", "No, neither"),
    ]
    assert buttons(_, "q3") == ["Yes", "Not sure", "No, neither"]
    assert buttons(_, "counter") == ["Yes, I have them", "No"]


def test_the_questions_and_their_answers_in_turkish() -> None:
    _ = words_for("tr")
    assert asked(_, "q3").startswith("3. soru (toplam 6). Yürürken sendelediğiniz")
    assert asked(_, "q5").endswith("Göğsünüz şu anda ağrıyorsa hemen arayın: 112.")
    assert buttons(_, "q1")[-1] == "Hayır, hiçbiri"
    assert buttons(_, "q3") == ["Evet", "Emin değilim", "Hayır, ikisi de yok"]
    assert buttons(_, "q6") == [
        *("Henüz söylemedi", "Emin değilim"),
        *("Evet, ama bazı kısıtlamalarla", "Evet, uygun dedi"),
    ]
    assert buttons(_, "counter") == ["Evet, var", "Hayır, eksik var"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            "Thank you. You can start today. You told me about one fall, so you will always hold on to something firm"
            " for balance exercises. For today you need a kitchen worktop that cannot move, and flat, firm shoes."
            " Do you have them?",
        ),
        (
            "tr",
            "Teşekkür ederim. Bugün başlayabilirsiniz. Bir kez düştüğünüzü söylediniz; bu yüzden denge egzersizlerini"
            " hep sağlam bir yere tutunarak yapacaksınız. Bugün gerekenler: yerinden oynamayan bir mutfak tezgâhı;"
            " topuksuz, ayağı iyi saran, kaymayan bir ayakkabı (terlik değil). Bunlar evinizde var mı?",
        ),
    ],
)
def test_the_outcome_after_one_harmless_fall(language: str, told: str) -> None:
    _ = words_for(language)
    sentences = outcome_sentences(CONTENT.outcomes, clearance(FATMA), facts_of(FATMA))
    assert " ".join([*(_(text) for text in sentences), asked(_, "counter")]) == told


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "Walking: 10 minutes on level ground",
                "Standing on one leg: both hands on the worktop, 5 seconds each leg, 2 times",
            ],
        ),
        (
            "tr",
            [
                "Yürüyüş: düz zeminde 10 dakika",
                "Tek ayak üzerinde durma: iki eliniz tezgâhta, her ayakta 5 saniye, 2 kez",
            ],
        ),
    ],
)
def test_the_lines_of_the_first_plan(language: str, lines: list[str]) -> None:
    _, plan = words_for(language), plan_day(CONTENT.catalogue, FATMA, history(), MONDAY)
    written = []
    for item in plan.items:
        words = CONTENT.catalogue.exercises[item.exercise].wording(FATMA.equipment)
        written.append(_(words.line(item.rung), minutes=item.minutes, seconds=item.seconds, sets=item.sets))
    assert written == lines


def test_the_steps_of_the_first_balance_exercise() -> None:
    words = CONTENT.catalogue.exercises["single_leg_stance"].wording(FATMA.equipment)
    told = [words_for("tr")(step, seconds=5, sets=2) for step in (*words.steps_at(1), *words.mistakes)]
    assert told == [
        "Yüzünüzü tezgâha dönün, iki elinizi üstüne koyun.",
        "Dik durun, karşıya bakın.",
        "Bir ayağınızı yerden biraz kaldırın, 5 saniye öyle durun.",
        "Ayağınızı indirin, öbür ayağa geçin. Her ayakla 2 kez yapın.",
        "Tezgâhın üstüne eğilmeyin.",
        "Nefesinizi tutmayın.",
    ]


def test_the_words_for_an_emergency() -> None:
    text = CONTENT.referrals.rules["T1"].advice(None)
    assert words_for("en")(text, emergency="112").startswith("Stop now. Call 112. Sit or lie down")
    assert words_for("tr")(text, emergency="112").startswith("Hemen durun ve şu numarayı arayın: 112.")


def test_dizziness_is_answered_with_sitting_down_first() -> None:
    text = CONTENT.referrals.rules["T5"].advice("within_days")
    assert words_for("en")(text, emergency="112").startswith("Sit or lie down now.")
    assert words_for("tr")(text, emergency="112").startswith("Lütfen hemen oturun veya uzanın.")


def test_the_same_day_advice_is_the_stronger_one() -> None:
    rules = CONTENT.referrals.rules
    assert "today" in rules["T4"].advice("same_day")
    assert rules["T4"].advice("within_days") == rules["T4"].text
    assert rules["T6"].advice("same_day") == rules["T6"].text


def test_every_referral_gives_the_emergency_number_and_the_way_back() -> None:
    referring = {rule: referral for rule, referral in CONTENT.referrals.rules.items() if rule != "T9"}
    assert len(referring) == 8
    for referral in referring.values():
        assert "{emergency}" in referral.text
        assert referral.comes_back


@pytest.mark.parametrize(
    ("country", "number"), [("TR", "112"), ("gb", "999"), ("US", "911"), ("XX", "112"), (None, "112")]
)
def test_the_emergency_number_is_the_countrys_own(country: str | None, number: str) -> None:
    assert CONTENT.emergency.number(country) == number
