"""Signs and their rules."""

from itertools import combinations

from bot.core.triage.signs import RULE_OF, SIGNS_OF, rules_of


def test_every_sign_has_one_rule():
    assert len(RULE_OF) == sum(map(len, SIGNS_OF.values()))
    assert set(RULE_OF.values()) == set(SIGNS_OF) == {"T1", "T2", "T3", "T4", "T5", "T6", "T7"}


def test_rules_stand_from_the_gravest_on():
    assert rules_of(reversed(RULE_OF)) == ("T1", "T6", "T2", "T5", "T4", "T3", "T7")
    assert rules_of(["soreness", "fall", "near_fall", "chest_pain"]) == ("T1", "T4", "T7")
    assert rules_of([]) == ()


def test_an_emergency_comes_first_and_an_ache_last():
    for pair in combinations(RULE_OF, 2):
        rules = rules_of(pair)
        assert "T1" not in rules[1:]
        assert "T7" not in rules[: len(rules) - 1]
