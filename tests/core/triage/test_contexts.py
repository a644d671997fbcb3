"""A sign that is named is meant, unless the words around it say otherwise."""

import pytest

from bot.core.triage.contexts import REACH_AFTER, REACH_BEFORE, Heard
from tests.core.language.steps import steps_of
from tests.core.triage.words import heard, told


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        # named, and meant
        ("I feel dizzy", "dizziness"),
        ("I fell and my back hurts", "fall, back_pain"),
        ("my back hurts. I fell", "back_pain, fall"),
        ("dizzy dizzy", "dizziness, dizziness"),
        ("a nice day", ""),
        ("", ""),
        # what only looks like a sign hides what it covers
        ("I fell asleep", ""),
        ("I fell asleep and then I fell", "fall"),
        # a lesser sign stands for its words
        ("I nearly fainted", "faintness"),
        ("I fainted", "collapse"),
        ("I nearly fainted laughing", ""),
        ("I nearly fainted and then fell", "faintness, fall"),
    ],
)
def test_signs_are_heard_in_order(text, signs):
    assert told(text) == signs


def test_what_was_heard_keeps_its_words():
    assert heard("No, my head really spins") == (Heard("dizziness", "head really spins", None),)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("not dizzy", "dizziness: denied"),
        ("dizzy gone", "dizziness: denied"),
        ("dizzy yok", "dizziness: denied"),
        ("I am not at all dizzy", "dizziness: denied"),
        ("no pain but dizzy", "dizziness"),
        ("dizzy but free", "dizziness"),
        # a denial behind belongs to what stands before it, and the other way round
        ("free dizzy", "dizziness"),
        ("dizzy not", "dizziness"),
        ("dizzy, no numbness", "dizziness, numbness: denied"),
        # it carries through a list of signs
        ("no dizziness, numbness", "dizziness: denied, numbness: denied"),
        ("no numbness, dizziness or a back hurting", "numbness: denied, dizziness: denied, back_pain: denied"),
        ("dizziness, numbness yok", "dizziness: denied, numbness: denied"),
        ("no dizziness, much numbness", "dizziness: denied, numbness"),
        # two denials leave it open
        ("not not dizzy", "dizziness: twice_denied"),
        ("not dizzy yok", "dizziness: twice_denied"),
        ("no dizziness, no numbness", "dizziness: denied, numbness: denied"),
        # but not where they share a word
        ("not even dizzy", "dizziness: denied"),
        ("not even really dizzy", "dizziness: denied"),
        ("not even really not dizzy", "dizziness: twice_denied"),
        # verbs that deny themselves
        ("basim donuyor", "dizziness"),
        ("basim donmuyor", "dizziness: denied"),
        ("dusmedim", "fall: denied"),
        ("never dusmedim", "fall: twice_denied"),
        # a denial that is part of the sign is none; one that it skipped is
        ("cannot get up", "cannot_bear_weight"),
        ("head not spinning", "dizziness: denied"),
        ("head is not really spinning", "dizziness: denied"),
    ],
)
def test_a_denial_reaches_through_its_clause_and_through_a_list(text, signs):
    assert told(text) == signs


@pytest.mark.parametrize("text", ["done? no. dizzy", "no! dizzy", "dizzy. gone"])
def test_a_denial_ends_with_its_sentence(text):
    assert told(text) == "dizziness"


@pytest.mark.parametrize(("gap", "denied"), [(0, True), (REACH_BEFORE, True), (REACH_BEFORE + 1, False)])
def test_a_denial_before_reaches_over_a_few_words(gap, denied):
    text = " ".join(["not", *["very"] * gap, "dizzy"])
    assert (told(text) == "dizziness: denied") is denied


@pytest.mark.parametrize(("gap", "denied"), [(0, True), (REACH_AFTER, True), (REACH_AFTER + 1, False)])
def test_a_denial_behind_reaches_over_fewer(gap, denied):
    text = " ".join(["dizzy", *["is"] * gap, "gone"])
    assert (told(text) == "dizziness: denied") is denied


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        # suppositions, through the sentence
        ("what if I feel dizzy", "dizziness: hypothetical"),
        ("dizzy, if I fell, numb", "dizziness: hypothetical, fall: hypothetical, numbness: hypothetical"),
        ("what if. I feel dizzy", "dizziness"),
        # long ago, unless it is told in one breath with now
        ("I fell years ago", "fall: long_ago"),
        ("I fell, years ago", "fall: long_ago"),
        ("years ago. I fell", "fall"),
        ("I fell years ago, and fell again", "fall: long_ago, fall"),
        ("today I fell as I did years ago", "fall"),
        ("years ago, today I fell", "fall"),
        # a denial goes before the others
        ("what if I am not dizzy", "dizziness: denied"),
        ("if I fell years ago", "fall: hypothetical"),
    ],
)
def test_suppositions_and_old_stories_are_not_meant(text, signs):
    assert told(text) == signs


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("husband fell", "fall: another"),
        ("husband said: fell", "fall: another"),
        ("husband came. fell", "fall"),
        ("fell before husband", "fall"),
        ("husband fell and I fell", "fall: another, fall"),
        ("I fell and husband fell", "fall, fall: another"),
        ("my husband fell", "fall: another"),
        ("husband, neighbour and I fell", "fall"),
        ("I saw husband and neighbour fell", "fall: another"),
        ("if husband fell", "fall: another"),
        ("years ago husband fell", "fall: another"),
        ("husband never fell", "fall: denied"),
        # whoever writes for the patient means the patient
        ("writing for husband, fell", "fall"),
        ("husband fell. writing for", "fall"),
        ("writing for husband, never fell", "fall: denied"),
        ("writing for husband, fell years ago", "fall: long_ago"),
    ],
)
def test_somebody_else_is_meant_until_the_writer_speaks_of_themselves(text, signs):
    assert told(text) == signs


def test_a_helper_means_the_patient():
    assert told("husband fell", helper=True) == "fall"
    assert told("husband never fell", helper=True) == "fall: denied"
    assert told("if husband fell", helper=True) == "fall: hypothetical"


def test_cues_far_away_do_not_count():
    far = ", ".join(["well"] * 60)
    assert told(f"if {far} dizzy") == "dizziness"
    assert told(f"dizzy {far} if") == "dizziness"


def test_only_lists_of_signs_carry_a_denial_and_only_so_far():
    listed = ", ".join(["numbness"] * 30)
    assert told(f"no {listed}, dizzy").endswith("dizziness: denied")
    listed = ", ".join(["numbness"] * 60)
    assert told(f"no {listed}, dizzy").endswith("dizziness")


NASTY = [
    "dizzy ",
    "no ",
    "no dizzy ",
    "dizzy, ",
    "no dizzy, or ",
    "head ",
    "bas ",
    "husband i fell ",
    "if years ago today ",
]


@pytest.mark.parametrize("text", NASTY)
def test_the_work_grows_with_the_words_and_no_faster(text):
    def work(times):
        return steps_of(lambda: told(text * times)) / (times * len(text.split()))

    few, many = work(60), work(360)
    assert many <= 1.5 * few + 1
    assert many <= 600
