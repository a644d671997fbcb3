"""Every path of taps about a symptom, enumerated: it ends, it is short, and caution is never punished."""

from collections.abc import Iterator

import pytest

from bot.core.findings import EMERGENCY, Finding
from bot.core.symptom_table import FALL_TAPS, QUESTIONS
from bot.core.symptoms import NotAnAnswer, Taps, advance, offers, progress, serious_fall

CAUTIOUS = ("yes", "unsure")


def paths(taps: Taps = ()) -> Iterator[Taps]:
    question = progress(taps).question
    if question is None:
        yield taps
        return
    for option in QUESTIONS[question].options:
        yield from paths((*taps, (question, option.id)))


PATHS = tuple(paths())


def found(*taps: str) -> Finding:
    result = progress(tuple(_pair(tap) for tap in taps)).finding
    assert result is not None
    return result


def _pair(tap: str) -> tuple[str, str]:
    question, answer = tap.split(":")
    return question, answer


def worst_after(taps: Taps) -> tuple[int, int]:
    return max(severity(path) for path in paths(taps))


def mildest_after(taps: Taps) -> tuple[int, int]:
    return min(severity(path) for path in paths(taps))


def severity(taps: Taps) -> tuple[int, int]:
    finding = progress(taps).finding
    return finding.severity if finding else (-1, -1)


def test_every_path_ends_after_ten_taps_at_most():
    assert max(len(path) for path in PATHS) <= 10


def test_only_the_slip_of_a_finger_finds_nothing():
    assert [path for path in PATHS if progress(path).finding is None] == [(("what", "fine"),)]


def test_every_question_of_the_table_is_asked_on_some_path():
    assert {question for path in PATHS for question, _ in path} == set(QUESTIONS)


def test_every_rule_that_taps_can_establish_is_reached():
    rules = {progress(path).finding.rule for path in PATHS if progress(path).finding}
    assert rules == {"T1", "T2", "T3", "T4", "T5", "T6", "T7"}


def test_no_further_tap_ever_lowers_what_was_found():
    for path in PATHS:
        grades = [severity(path[:count]) for count in range(1, len(path) + 1)]
        assert grades == sorted(grades), path


def test_a_sign_once_named_stays_named():
    for path in PATHS:
        for count in range(1, len(path)):
            before, after = progress(path[:count]).finding, progress(path[: count + 1]).finding
            lost = set(before.signs if before else ()) - set(after.signs if after else ())
            assert lost <= {"near_fall"}, path


def test_answering_more_cautiously_never_lowers_the_level():
    for path in PATHS:
        for place, (question, answer) in enumerate(path):
            options = [option.id for option in QUESTIONS[question].options]
            if answer == "no" and set(options) & set(CAUTIOUS):
                for cautious in set(options) - {"no"}:
                    instead = (*path[:place], (question, cautious))
                    assert worst_after(instead) >= severity(path), (path, cautious)


def test_not_sure_is_as_grave_as_yes():
    for path in PATHS:
        for place, (question, answer) in enumerate(path):
            if answer == "unsure" and "yes" in [option.id for option in QUESTIONS[question].options]:
                certain = (*path[:place], (question, "yes"), *path[place + 1 :])
                assert severity(path) == severity(certain)


def test_the_cautious_answers_stand_on_top():
    for question in QUESTIONS.values():
        options = [option.id for option in question.options]
        if "no" in options:
            assert options[-1] == "no"
            assert options[-2] == "unsure"


def test_emergency_is_the_first_answer_and_needs_nothing_more():
    assert QUESTIONS["what"].options[0].id == "emergency"
    assert found("what:emergency").level == EMERGENCY


def test_an_emergency_ends_the_questions_except_the_one_for_the_record():
    for path in PATHS:
        for count in range(1, len(path) + 1):
            step = progress(path[:count])
            if step.finding and step.finding.level == EMERGENCY:
                assert step.question in (None, "record")


@pytest.mark.parametrize(
    ("taps", "rule", "urgency", "signs"),
    [
        ("what:emergency record:self_harm", "T1", None, "self_harm"),
        ("what:pain where:chest", "T1", None, "breathless chest_pain"),
        ("what:pain where:head head:unsure", "T1", None, "thunderclap_headache"),
        ("what:pain where:head head:no strength:2", "T7", None, "other_pain"),
        ("what:pain where:bone bone:yes", "T1", None, "cannot_bear_weight fracture"),
        ("what:pain where:bone bone:no hard:no", "T6", "same_day", "fracture"),
        ("what:pain where:back back:yes back_flags:unsure", "T1", None, "back_pain cauda_equina"),
        ("what:pain where:back back:yes back_flags:no back_ill:yes hard:no", "T6", "same_day", None),
        ("what:pain where:back back:unsure back_flags:no back_ill:no hard:no", "T2", "within_days", "back_pain"),
        ("what:pain where:back back:yes back_flags:no back_ill:no hard:severe", "T2", "same_day", "back_pain"),
        ("what:pain where:back back:no strength:6", "T7", None, "other_pain"),
        ("what:pain where:back back:no strength:7", "T2", "same_day", "other_pain"),
        ("what:pain where:hip hip:new hip_stand:no hard:no", "T6", "same_day", "groin_pain"),
        ("what:pain where:hip hip:new hip_stand:yes", "T1", None, "cannot_bear_weight groin_pain"),
        ("what:pain where:hip hip:sore strength:3", "T7", None, "soreness"),
        ("what:pain where:calf calf:yes hard:no", "T6", "same_day", "calf_swelling"),
        ("what:pain where:calf calf:no sudden:no strength:1", "T7", None, "other_pain"),
        ("what:pain where:numb numb:side", "T1", None, "numbness stroke"),
        ("what:pain where:numb numb:no", "T6", "same_day", "numbness"),
        ("what:pain where:elsewhere kind:sharp hard:no", "T2", "within_days", "sharp_pain"),
        ("what:pain where:elsewhere kind:shorter", "T3", "within_days", "height_loss"),
        ("what:pain where:elsewhere kind:stoop", "T3", "within_days", "stoop"),
        ("what:pain where:elsewhere kind:ache place:knee sudden:yes hard:no", "T2", "within_days", None),
        ("what:pain where:elsewhere kind:ache place:knee sudden:no strength:0", "T7", None, "other_pain"),
        ("what:pain where:elsewhere kind:stiff strength:4", "T7", None, "stiffness"),
        ("what:pain where:elsewhere kind:tired tired:no", "T7", None, "fatigue"),
        ("what:pain where:elsewhere kind:tired tired:faint", "T5", "within_days", "faintness fatigue"),
        ("what:unsteady which:fell floor:no", "T4", "within_days", "near_fall"),
        ("what:unsteady which:dizzy faint:no", "T5", "within_days", "dizziness"),
        ("what:unsteady which:dizzy faint:fainted", "T1", None, "collapse dizziness"),
        ("what:unsteady which:unsteady faint:no", "T4", "within_days", "balance_loss"),
    ],
)
def test_taps_lead_to_the_rule_that_the_care_rules_name(taps, rule, urgency, signs):
    finding = found(*taps.split())
    assert (finding.rule, finding.urgency) == (rule, urgency)
    assert signs is None or " ".join(finding.signs) == signs


def fall_taps(**answers: str) -> list[str]:
    return ["what:unsteady", "which:fell", "floor:yes", *(f"{tap}:{answers.get(tap, 'no')}" for tap in FALL_TAPS)]


def test_a_fall_holds_before_its_five_taps():
    assert found("what:unsteady", "which:fell").rule == "T4"


def test_a_fall_without_any_harm_can_wait_some_days():
    finding = found(*fall_taps())
    assert (finding.rule, finding.urgency, finding.signs) == ("T4", "within_days", ("fall",))


@pytest.mark.parametrize("tap", ["fall_head", "fall_blackout", "fall_stand"])
@pytest.mark.parametrize("answer", CAUTIOUS)
def test_head_blackout_or_not_standing_make_a_fall_an_emergency(tap, answer):
    taps = fall_taps(**{tap: answer})
    until = next(place for place, each in enumerate(taps) if each.startswith(tap))
    assert found(*taps[: until + 1]).rule == "T1"


@pytest.mark.parametrize("tap", ["fall_pain", "fall_long"])
@pytest.mark.parametrize("answer", CAUTIOUS)
def test_new_pain_or_blood_thinners_make_a_fall_urgent(tap, answer):
    finding = found(*fall_taps(**{tap: answer}))
    assert (finding.rule, finding.urgency) == ("T4", "same_day")


def test_pain_after_a_fall_leads_to_the_taps_about_the_fall_without_asking_about_pain_again():
    taps = tuple(_pair(tap) for tap in ["what:pain", "where:elsewhere", "kind:sharp", "hard:fall"])
    assert progress(taps).question == "fall_head"
    asked = {question for path in paths(taps) for question, _ in path}
    assert "fall_long" in asked
    assert "fall_pain" not in asked


@pytest.mark.parametrize(
    ("taps", "serious"),
    [
        (fall_taps(), "no"),
        (fall_taps(fall_long="unsure"), "yes"),
        (fall_taps(fall_head="yes")[:4], "yes"),
        (fall_taps()[:5], "unsure"),
        (["hard:fall"], "yes"),
    ],
)
def test_a_fall_is_serious_unless_every_tap_says_no(taps, serious):
    assert serious_fall(tuple(_pair(tap) for tap in taps)) == serious


@pytest.mark.parametrize("taps", ["where:chest", "what:pain which:fell", "what:pain where:nose", "what:fine what:pain"])
def test_taps_that_were_never_offered_are_refused(taps):
    with pytest.raises(NotAnAnswer):
        progress(tuple(_pair(tap) for tap in taps.split()))


@pytest.mark.parametrize(
    ("question", "answer", "offered"),
    [("what", "pain", True), ("what", "nose", False), ("nose", "pain", False), ("strength", "11", False)],
)
def test_what_is_offered_can_be_told_beforehand(question, answer, offered):
    assert offers(question, answer) is offered


BACK = (("what", "pain"), ("where", "back"), ("back", "yes"))


@pytest.mark.parametrize(
    ("known", "question"),
    [
        ({}, "back_flags"),
        ({"back_ill": "yes"}, "back_flags"),
        ({"back_flags": "no"}, "back_ill"),
        ({"back_flags": "no", "back_ill": "no", "hard": "fall"}, "fall_head"),
        ({"back_flags": "no", "back_ill": "no", "hard": "no"}, None),
        ({"back_flags": "fall"}, "back_flags"),
    ],
)
def test_a_question_whose_answer_is_known_is_not_asked(known, question):
    assert progress(advance(BACK, tuple(known.items()))).question == question


@pytest.mark.parametrize(
    ("question", "word", "answer"),
    [
        ("back", "yes", "yes"),
        ("faint", "yes", "other"),
        ("faint", "unsure", "unsure"),
        ("numb", "yes", "unsure"),
        ("what", "no", "fine"),
        ("what", "yes", None),
        ("hard", "yes", None),
        ("place", "no", None),
    ],
)
def test_a_mere_yes_or_no_means_an_answer_or_none(question, word, answer):
    assert QUESTIONS[question].meant(word) == answer


def test_a_mere_yes_is_never_read_as_less_than_not_sure():
    for question in QUESTIONS.values():
        yes, unsure = question.meant("yes"), question.meant("unsure")
        if yes is not None and unsure is not None:
            assert (question.option(yes).rule == "T1") >= (question.option(unsure).rule == "T1"), question.id
