"""*Why this one?* says what an exercise is good for, what about the patient led to it, and where that comes from."""

from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any

import pytest

from bot.content.load import Content, load_content
from bot.content.words import LANGUAGES, words_for
from bot.core.explaining import Reason, explained
from bot.core.facts import Answers
from bot.core.history import History, Symptom
from bot.core.planning import plan_day
from bot.core.stored_plan import StoredPlan
from bot.views.why import LONGEST, citation, why

FIRST_DAY = date(2026, 11, 2)
DAY = FIRST_DAY + timedelta(days=9)
HEADINGS = {"en": "\n\nWhere this comes from:\n", "tr": "\n\nKaynağı:\n"}
SAFE: dict[str, Any] = {
    "spinal_fracture": "no",
    "frequent_fractures": "no",
    "falls_12m": "none",
    "unsteady": "no",
    "current_signs": frozenset(),
    "medical_caution": "no",
    "professional_ok": "yes",
    "equipment": frozenset({"counter", "chair", "wall"}),
}


@cache
def content() -> Content:
    return load_content()


def person(**changed: Any) -> Answers:
    return Answers(**SAFE | changed)


def planned(answers: Answers, history: History) -> StoredPlan:
    plan = plan_day(content().catalogue, answers, history, DAY)
    return StoredPlan(1, 1, DAY, 1, plan.session_minutes, content().version, plan.items, plan.notes)


def told(answers: Answers, exercise: str, reasons: list[Reason], language: str = "en") -> str:
    """What is said before the sources, of an exercise in some plan."""
    safe = planned(person(), History(first_day=FIRST_DAY))
    place = next(n for n, item in enumerate(safe.items) if item.exercise == exercise)
    text = why(words_for(language), content(), answers, safe, place, reasons).text
    return text.partition(HEADINGS[language])[0].partition("\n\n")[2]


def test_what_the_patient_told_stands_before_what_is_left_out() -> None:
    reason = Reason("S2", ("heel_drops", "stair_climbing"), limits=False)
    assert told(person(spinal_fracture="yes"), "brisk_walking", [reason]) == (
        "You told me about a broken bone in your back. That is why I leave out: heel drops, stair climbing."
    )


def test_names_in_a_turkish_sentence_begin_with_small_turkish_letters() -> None:
    assert told(person(falls_12m="two_plus"), "single_leg_stance", [Reason("S4", ("tai_chi",), True)], "tr") == (
        "Düştüğünüzü söylediniz. Bu yüzden hep sağlam bir yere tutunuyorsunuz: ellerinizle ya da parmak uçlarınızla."
        " Ayrıca programınızda yok: tai chi."
    )


def test_the_graver_reason_comes_first_and_an_exercise_is_named_once() -> None:
    reasons = [Reason("S4", ("dancing", "heel_drops"), False), Reason("S2", ("heel_drops", "stair_climbing"), False)]
    text = told(person(spinal_fracture="yes", unsteady="yes"), "brisk_walking", reasons)
    assert text.index("broken bone") < text.index("unsteady")
    assert text.count("heel drops") == 1


def test_what_holds_for_nearly_everybody_is_told_only_where_nothing_graver_is() -> None:
    light = [Reason("S3", ("stair_climbing",), False), Reason("S10", ("small_jumps",), False)]
    alone = told(person(), "brisk_walking", light)
    assert "yes first" in alone
    assert "Jumping" in alone
    with_graver = told(person(spinal_fracture="yes"), "brisk_walking", [*light, Reason("S2", ("heel_drops",), False)])
    assert "broken bone" in with_graver
    assert "yes first" not in with_graver


def test_at_most_three_reasons_are_told() -> None:
    rules = ("S2", "S4", "S7", "S6", "S8")
    others = ("heel_drops", "dancing", "tai_chi", "tandem_walk", "stair_climbing")
    reasons = [Reason(rule, (other,), True) for rule, other in zip(rules, others, strict=True)]
    assert told(person(unsteady="yes"), "brisk_walking", reasons).count("\n\n") == 2


def test_a_rule_from_which_nothing_follows_is_not_told() -> None:
    assert told(person(unsteady="yes"), "brisk_walking", [Reason("S2", (), False), Reason("S9", (), True)]) == ""


def test_the_sources_are_those_of_the_exercise_and_of_the_rules_that_are_told() -> None:
    safe = planned(person(), History(first_day=FIRST_DAY))
    _, told_so = words_for("en"), [Reason("S4", (), True), Reason("S3", (), False)]
    text = why(_, content(), person(unsteady="yes"), safe, 0, told_so).text
    exercise = content().catalogue.exercises[safe.items[0].exercise]
    wanted = dict.fromkeys((*exercise.sources, *content().rules.rule("S4").sources))
    assert text.partition(HEADINGS["en"])[2] == "\n".join(citation(_, content(), source) for source in wanted)


def everybody() -> list[tuple[Answers, History]]:
    """People of every kind, with and without things at home, with dizziness and aches behind them."""
    kinds = product(
        ("yes", "no", "unsure"),
        (("none", None), ("one", "no"), ("one", "yes"), ("two_plus", None)),
        ("yes", "with_limits", "not_yet", "unsure"),
        ((), ("counter", "wall", "chair"), ("counter", "wall", "chair", "band", "stairs_rail")),
        ((), (Symptom(DAY, "referral", dizzy=True),), (Symptom(DAY, "caution", "single_leg_stance", "shoulder"),)),
    )
    return [
        (
            person(
                spinal_fracture=bones, falls_12m=falls, serious_fall=serious, professional_ok=word,
                equipment=frozenset(things),
            ),
            History(first_day=FIRST_DAY, symptoms=symptoms, key="7"),
        )
        for bones, (falls, serious), word, things, symptoms in kinds
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_asks_gets_a_short_answer_in_whole_sentences(language: str) -> None:
    _, catalogue, seen = words_for(language), content().catalogue, set()
    for answers, history in everybody():
        stored = planned(answers, history)
        for place, item in enumerate(stored.items):
            reasons = explained(catalogue, answers, history, DAY, item)
            said = why(_, content(), answers, stored, place, reasons).text.partition(HEADINGS[language])[0]
            assert len(said) <= LONGEST
            assert all(paragraph.endswith(".") for paragraph in said.split("\n\n"))
            assert said.startswith(_(catalogue.exercises[item.exercise].why))
            seen.add(said)
    assert len(seen) > 100
