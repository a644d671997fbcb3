"""From what was heard and what the second opinion holds of it to a verdict: none must be proven."""

import pytest

from bot.core.language.reading import read
from bot.core.language.vocabulary import Vocabulary
from bot.core.triage.contexts import DENIED, TWICE_DENIED, Heard
from bot.core.triage.judging import (
    Opinions,
    Thresholds,
    Understanding,
    judge,
    named,
    share_unknown,
    unnamed_rule,
    verdict,
)
from bot.core.triage.signs import RULE_OF, SIGNS_OF
from bot.core.triage.verdict import CAUTION, EMERGENCY, NONE, REFERRAL, UNSURE, Verdict
from tests.core.triage.models import model
from tests.core.triage.words import LEXICON

THRESHOLDS = Thresholds(
    emergency=0.5,
    referral=0.8,
    caution=0.8,
    doubt=0.25,
    harmless_emergency=0.97,
    harmless=0.9,
    nothing=0.9,
    softened=0.8,
    unknown=0.5,
    guess=0.02,
)
RULES = tuple(SIGNS_OF)


def weighed(**shares):
    """The shares of these rules; the rest is nothing."""
    return dict.fromkeys(RULES, 0.0) | shares | {"none": 1 - sum(shares.values())}


def meant(*signs):
    return [Heard(sign, sign) for sign in signs]


def softened(sign, how="hypothetical"):
    return Heard(sign, sign, how)


def judged(heard, shares, unknown=0.0, alone=None):
    """`alone`: how sure the second opinion is that there is nothing, when it is not told what was heard.

    `unknown`: the share of words that nobody knows.
    """
    meant = any(each.softened is None for each in heard)
    alone = (0.0 if meant else 1.0) if alone is None else alone
    return verdict(heard, Opinions(weighed(**shares), alone, unknown), THRESHOLDS)


def said(*asked, **more):
    found = judged(*asked, **more)
    return found.level, found.signs, found.rules


# -- what the lexicon hears --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signs", "shares", "result"),
    [
        # it counts as it is said
        (["chest_pain"], {}, (EMERGENCY, ("chest_pain",), ("T1",))),
        (["fall"], {"T4": 0.5}, (REFERRAL, ("fall",), ("T4",))),
        (["soreness"], {"T7": 0.7}, (CAUTION, ("soreness",), ("T7",))),
        (["fall", "dizziness", "fall"], {"T4": 0.5}, (REFERRAL, ("dizziness", "fall"), ("T5", "T4"))),
        (["soreness", "fall"], {"T4": 0.5}, (REFERRAL, ("fall", "soreness"), ("T4", "T7"))),
        (["soreness", "chest_pain"], {"T7": 0.9}, (EMERGENCY, ("chest_pain", "soreness"), ("T1", "T7"))),
        # the second opinion may raise it
        (["fall"], {"T1": 0.5}, (EMERGENCY, ("fall",), ("T1", "T4"))),
        (["soreness"], {"T1": 0.5}, (EMERGENCY, ("soreness",), ("T1", "T7"))),
        (["soreness"], {"T2": 0.8}, (REFERRAL, ("soreness",), ("T2", "T7"))),
        (["soreness"], {"T2": 0.5, "T6": 0.3}, (REFERRAL, ("soreness",), ("T2", "T7"))),
        # and never lower or replace it
        (["chest_pain"], {"T7": 0.9}, (EMERGENCY, ("chest_pain",), ("T1",))),
        (["fall"], {"T7": 0.9}, (REFERRAL, ("fall",), ("T4",))),
        (["fall"], {"T6": 0.9}, (REFERRAL, ("fall",), ("T4",))),
        # where a caution may be more, it is asked
        (["soreness"], {"T7": 0.6, "T2": 0.25}, (UNSURE, ("soreness",), ("T9", "T7"))),
        (["soreness"], {"T7": 0.6, "T2": 0.24}, (CAUTION, ("soreness",), ("T7",))),
        (["soreness"], {"T2": 0.4, "T4": 0.3}, (UNSURE, ("soreness",), ("T9", "T7"))),
    ],
)
def test_what_is_meant_counts(signs, shares, result):
    assert said(meant(*signs), shares) == result


def test_a_softened_sign_beside_a_meant_one_is_left_out():
    assert said([softened("chest_pain"), *meant("fall")], {"T4": 0.8}) == (REFERRAL, ("fall",), ("T4",))


@pytest.mark.parametrize(
    ("sign", "alone", "level"),
    [
        ("fall", 0.89, REFERRAL),
        ("fall", 0.9, UNSURE),
        ("soreness", 0.89, CAUTION),
        ("soreness", 0.9, UNSURE),
        ("chest_pain", 0.96, EMERGENCY),
        ("chest_pain", 0.97, UNSURE),
    ],
)
def test_where_the_second_opinion_alone_sees_nothing_it_is_asked(sign, alone, level):
    rule = RULE_OF[sign]
    asked = ("T9",) if level == UNSURE else ()
    assert said(meant(sign), {}, alone=alone) == (level, (sign,), (*asked, rule))


def test_a_meant_sign_is_never_nothing():
    for sign in RULE_OF:
        assert said(meant(sign), {}, alone=1.0) == (UNSURE, (sign,), ("T9", RULE_OF[sign]))


def test_a_denied_emergency_beside_a_lesser_sign_is_asked_about():
    found = judged([softened("chest_pain", DENIED), *meant("soreness")], {"T7": 0.9})
    assert (found.level, found.signs) == (UNSURE, ("chest_pain",))


def test_an_ache_in_the_very_words_of_something_graver_is_not_told_besides():
    heard = [Heard("chest_pain", "tightness in my chest"), Heard("stiffness", "tightness"), Heard("fatigue", "tired")]
    assert judged(heard, {"T1": 0.9}).signs == ("chest_pain", "fatigue")


# -- what the second opinion finds by itself ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shares", "result"),
    [
        ({"T1": 0.5}, (EMERGENCY, (), ("T1",))),
        ({"T1": 0.49}, (UNSURE, (), ("T9", "T1"))),
        ({"T4": 0.8}, (REFERRAL, (), ("T4",))),
        ({"T1": 0.49, "T4": 0.31}, (REFERRAL, (), ("T4",))),
        ({"T4": 0.3, "T5": 0.5}, (REFERRAL, (), ("T5",))),
        ({"T4": 0.79}, (UNSURE, (), ("T9", "T4"))),
        ({"T7": 0.8}, (CAUTION, (), ("T7",))),
        ({"T7": 0.79}, (UNSURE, (), ("T9", "T7"))),
        ({"T7": 0.5, "T4": 0.3}, (CAUTION, (), ("T7",))),
        ({"T7": 0.4, "T4": 0.5}, (UNSURE, (), ("T9", "T4"))),
        ({"T7": 0.4, "T4": 0.4}, (UNSURE, (), ("T9", "T4"))),
        ({}, (NONE, (), ())),
        ({"T4": 0.1}, (NONE, (), ())),
        ({"T4": 0.11}, (UNSURE, (), ("T9", "T4"))),
        ({"T4": 0.3, "T7": 0.31}, (UNSURE, (), ("T9", "T7"))),
    ],
)
def test_where_nothing_was_heard_it_has_to_be_sure(shares, result):
    assert said([], shares) == result


@pytest.mark.parametrize(("unknown", "level"), [(0.0, NONE), (0.49, NONE), (0.5, UNSURE), (1.0, UNSURE)])
def test_words_that_hardly_anybody_knows_are_asked_about(unknown, level):
    assert said([], {}, unknown)[0] == level


# -- softened signs ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", [DENIED, "hypothetical", "another", "long_ago"])
@pytest.mark.parametrize(
    ("share", "alone", "level"),
    [(0.0, 1.0, NONE), (0.09, 0.8, NONE), (0.0, 0.79, UNSURE), (0.11, 1.0, UNSURE)],
)
def test_a_softened_sign_has_to_be_proven_harmless_also_by_the_words_alone(how, share, alone, level):
    assert said([softened("fall", how)], {"T4": share}, alone=alone)[0] == level


@pytest.mark.parametrize("sign", SIGNS_OF["T1"])
def test_a_denied_emergency_is_asked_about_always(sign):
    assert said([softened(sign, DENIED)], {}) == (UNSURE, (sign,), ("T9", "T1"))


@pytest.mark.parametrize("sign", [sign for sign in SIGNS_OF["T1"] if sign != "self_harm"])
@pytest.mark.parametrize("how", ["hypothetical", "another", "long_ago"])
def test_an_emergency_of_others_or_long_ago_may_be_proven_harmless(sign, how):
    assert said([softened(sign, how)], {})[0] == NONE


@pytest.mark.parametrize("sign", ["fall", "soreness", "chest_pain"])
def test_what_is_denied_twice_is_asked_about_always(sign):
    assert said([softened(sign, TWICE_DENIED)], {})[0] == UNSURE


@pytest.mark.parametrize("how", [DENIED, TWICE_DENIED, "hypothetical", "another", "long_ago"])
def test_self_harm_is_asked_about_however_it_is_put(how):
    assert said([softened("self_harm", how)], {}) == (UNSURE, ("self_harm",), ("T9", "T1"))


def test_the_second_opinion_raises_what_is_softened():
    assert said([softened("fall", DENIED)], {"T1": 0.6}) == (EMERGENCY, (), ("T1",))
    assert said([softened("soreness")], {"T4": 0.8}) == (REFERRAL, (), ("T4",))


def test_where_it_is_sure_of_the_very_rule_that_is_softened_it_asks():
    assert said([softened("fall", DENIED)], {"T4": 0.9}) == (UNSURE, ("fall",), ("T9", "T4"))


def test_the_likeliest_rule_is_the_first_guess():
    heard = [softened("fall", TWICE_DENIED), softened("soreness"), softened("chest_pain")]
    assert said(heard, {"T7": 0.3, "T4": 0.2}) == (
        UNSURE,
        ("chest_pain", "fall", "soreness"),
        ("T9", "T7", "T4", "T1"),
    )
    assert said(heard, {})[2] == ("T9", "T1", "T4", "T7")


# -- naming and words --------------------------------------------------------------------------------------------------


def test_a_rule_without_a_sign_gets_its_likeliest_one():
    found = Verdict(REFERRAL, ("soreness",), ("T4", "T7"))
    assert unnamed_rule(found) == "T4"
    sure = named(found, "T4", {"fall": 0.1, "near_fall": 0.3, "chest_pain": 0.6})
    assert sure == Verdict(REFERRAL, ("near_fall", "soreness"), ("T4", "T7"), guessed="near_fall")


@pytest.mark.parametrize(
    "found",
    [Verdict(NONE), Verdict(REFERRAL, ("fall",), ("T4",)), Verdict(UNSURE, ("fall",), ("T9", "T4"))],
)
def test_where_every_rule_has_its_sign_nothing_is_named(found):
    assert unnamed_rule(found) is None


def test_what_fired_is_kept_once():
    heard = [Heard("fall", "fell"), Heard("fall", "fell"), Heard("dizziness", "dizzy"), softened("fall")]
    assert judged(heard, {"T4": 0.9}).words == ("fell", "dizzy")
    assert judged([softened("fall")], {"T4": 0.5}).words == ("fall",)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("walked 20 walks", 0.0),
        ("walked zigzag", 0.0),  # a single one may be a name
        ("walked zigzag walks zigzag", 0.5),
        ("zigzag zagzig 20", 1.0),
        ("zigzag", 1.0),  # but not by itself
        ("20", 0.0),
        ("", 1.0),
    ],
)
def test_the_share_of_words_that_nobody_taught(text, share):
    assert share_unknown(read(text), Vocabulary({"en": {"move": ["walk"]}})) == share


# -- the whole way -----------------------------------------------------------------------------------------------------


UNDERSTANDING = Understanding(
    lexicon=LEXICON,
    vocabulary=Vocabulary({"en": {"move": ["walk"], "person": ["i", "my", "husband"], "bad": ["wobble", "fell"]}}),
    opinion=model(
        ("none", *RULES),
        {
            "wwobbled": "T4",
            "wwalked": "none",
            "whusband": "none",
            "hmeant": "T4",
            "hdenied": "none",
            "hanother": "none",
        },
        {"none": 2.0},
    ),
    naming=model(("fall", "balance_loss", "chest_pain"), {"wwobbled": "balance_loss"}),
    thresholds=THRESHOLDS,
)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("I walked", (NONE, (), ())),
        ("I fell", (REFERRAL, ("fall",), ("T4",))),
        ("chest pain", (EMERGENCY, ("chest_pain",), ("T1",))),
        ("no chest pain", (UNSURE, ("chest_pain",), ("T9", "T1"))),
        ("I wobbled", (REFERRAL, ("balance_loss",), ("T4",))),
        ("husband fell", (NONE, (), ())),
        ("I feel awful", (UNSURE, (), ("T9",))),
        ("bugün iyi değilim", (UNSURE, (), ("T9",))),
        ("I feel awful and I fell", (REFERRAL, ("fall",), ("T4",))),
    ],
)
def test_a_message_is_judged(text, result):
    found = judge(text, UNDERSTANDING)
    assert (found.level, found.signs, found.rules) == result


def test_a_helper_means_the_patient():
    assert judge("neighbour fell", UNDERSTANDING).level == UNSURE
    assert judge("neighbour fell", UNDERSTANDING, helper=True).level == REFERRAL


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("fasting", (NONE, (), ())),
        ("Fasting today!", (NONE, (), ())),
        # a longer phrase counts in place of what stands in it
        ("skip dizzy ones", (NONE, (), ())),
        # what may be a sign is asked about, not acted upon
        ("dizzy ones", (UNSURE, ("dizziness",), ("T9", "T5"))),
        ("no dizzy today", (UNSURE, ("dizziness",), ("T9", "T5"))),
        # anything beside them is judged as ever
        ("fasting and dizzy", (REFERRAL, ("dizziness",), ("T5",))),
        ("the dizzy ones", (REFERRAL, ("dizziness",), ("T5",))),
        ("", (UNSURE, ("chest_pain",), ("T9", "T1"))),
    ],
)
def test_approved_phrases_count_where_they_are_all_there_is(text, result):
    found = judge(text, UNDERSTANDING)
    assert (found.level, found.signs, found.rules) == result
