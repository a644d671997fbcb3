"""The notation of the lexicons, and how its patterns are found among words."""

import pytest

from bot.core.language.patterns import GAP, BadPattern, Match, Patterns, parse
from tests.core.language.steps import steps_of

CLASSES = {
    "head": ("head", "hed|noggin", "<cap>"),
    "cap": ("cap*",),
    "spin": ("spin*", "turn+"),
    "don": ("don+",),
    "empty": (),
}


def found(source, text, sentences=()):
    """What the pattern covers in the text; `!` before it where it is denied."""
    words = text.split()
    matches = Patterns([parse("sign", source, CLASSES)]).find(words, sentences)
    return ["!" * match.denied + " ".join(words[match.start : match.end]) for match in matches]


@pytest.mark.parametrize(
    ("source", "text", "matches"),
    [
        # words as they are
        ("dizzy", "i feel dizzy", ["dizzy"]),
        ("dizzy", "i feel dizzyish", []),
        ("feel dizzy", "i feel dizzy", ["feel dizzy"]),
        ("feel dizzy", "i feel very dizzy", []),
        ("feel dizzy", "i feel", []),
        ("dizzy", "dizzy and dizzy", ["dizzy", "dizzy"]),
        ("dizzy", "", []),
        ("🌀", "my head 🌀", ["🌀"]),
        # beginnings and endings
        ("dizz*", "dizzy dizziness diz", ["dizzy", "dizziness"]),
        ("dizz*", "dizz", ["dizz"]),
        ("*rse", "worse rse horses", ["worse", "rse"]),
        ("feel* wors*", "feeling worse", ["feeling worse"]),
        # alternatives and classes
        ("head|neck aches", "my neck aches", ["neck aches"]),
        ("<head> aches", "my noggin aches", ["noggin aches"]),
        ("<head> aches", "my captain aches", ["captain aches"]),
        ("<head>|neck aches", "neck aches", ["neck aches"]),
        ("<head> aches", "my knee aches", []),
        # what may be missing
        ("feel so? dizzy", "feel dizzy feel so dizzy", ["feel dizzy", "feel so dizzy"]),
        ("feel so? so? dizzy", "feel so so dizzy", ["feel so so dizzy"]),
        ("a <empty>? b", "a b", ["a b"]),
        ("a ? b", "a ? b", ["a ? b"]),
        # gaps
        ("head ... spin*", "head spins", ["head spins"]),
        ("head ... spin*", "head really really really spins", ["head really really really spins"]),
        ("head ... spin*", "head really really really really spins", []),
        ("head ... ... spin*", "head a b c d e f spins", ["head a b c d e f spins"]),
        ("head ... spin*", "head spins and spins", ["head spins"]),
        ("head ... spin*", "head", []),
        ("head ... my? spin*", "head a b c my spins", ["head a b c my spins"]),
        # verbs that deny themselves
        ("don+", "donuyor", ["donuyor"]),
        ("don+", "donmuyor", ["!donmuyor"]),
        ("bas* don+", "basim donmedi", ["!basim donmedi"]),
        ("don+", "donme", ["donme"]),
        ("don+ bas*", "donmuyor basim", ["!donmuyor basim"]),
        ("don+ ... bas*", "donmuyor hic basim", ["!donmuyor hic basim"]),
        ("don+ simdi? bas*", "donmuyor simdi basim", ["!donmuyor simdi basim"]),
        ("<spin>", "turnmuyor", ["!turnmuyor"]),
        # a word that affirms by another entry is not denied
        ("donmuyor|don+", "donmuyor", ["donmuyor"]),
    ],
)
def test_a_pattern_finds_what_it_says(source, text, matches):
    assert found(source, text) == matches


@pytest.mark.parametrize("source", ["", "  ", "...", "... a", "a ...", "a? b", "a b?", "a?"])
def test_a_pattern_begins_and_ends_with_a_word_that_is_always_there(source):
    with pytest.raises(BadPattern, match="must begin and end with a word"):
        parse("sign", source, CLASSES)


@pytest.mark.parametrize("source", ["a|", "|a", "a||b", "di*zzy", "a++", "*a*", "don't", "a b,c d", "_a"])
def test_what_is_no_word_is_refused(source):
    with pytest.raises(BadPattern, match="is no word"):
        parse("sign", source, CLASSES)


def test_a_class_that_nobody_wrote_is_refused():
    with pytest.raises(BadPattern, match="there is no class <tail>"):
        parse("sign", "<tail> aches", CLASSES)


def test_a_match_knows_its_place_and_which_words_it_skipped():
    patterns = Patterns([parse("dizziness", "head ... spin* ... now", CLASSES)])
    (match,) = patterns.find(["oh", "head", "really", "often", "spins", "just", "now"])
    assert match == Match("dizziness", 1, 7, denied=False, skipped=(2, 3, 5))


def test_the_shortest_match_counts():
    assert found("a ... b ... c", "a b c b c") == ["a b c"]


def test_a_gap_does_not_reach_beyond_the_end_of_a_sentence():
    text, sentences = "head fine spinning wheel", (0, 0, 1, 1)
    assert found("head ... spin*", text) == ["head fine spinning"]
    assert found("head ... spin*", text, sentences) == []
    assert found("head ... spin*", text, (0, 0, 0, 1)) == ["head fine spinning"]


def test_patterns_are_found_where_they_overlap_and_stand_from_left_to_right():
    sources = {"a": "feel dizzy", "b": "dizzy now", "c": "feel ... now"}
    patterns = Patterns([parse(means, source, {}) for means, source in sources.items()])
    matches = patterns.find(["feel", "dizzy", "now"])
    assert {(match.means, match.start, match.end) for match in matches} == {("a", 0, 2), ("c", 0, 3), ("b", 1, 3)}
    assert [match.start for match in matches] == [0, 0, 1]


def test_the_same_match_by_two_patterns_counts_once():
    patterns = Patterns([parse("sign", source, {}) for source in ("dizzy", "dizz*", "dizzy|faint")])
    assert len(patterns.find(["dizzy"])) == 1


def test_without_patterns_nothing_is_found():
    assert Patterns([]).find(["dizzy"]) == []


def test_a_word_begins_several_beginnings():
    patterns = Patterns([parse(source, source, {}) for source in ("d*", "di*", "*zy", "*y")])
    assert {match.means for match in patterns.find(["dizzy"])} == {"d*", "di*", "*zy", "*y"}


NASTY = ["a ", "a b ", "b a a a ", "aaaa ", "c ", "a c "]


@pytest.mark.parametrize("text", NASTY)
def test_the_work_grows_with_the_words_and_no_faster(text):
    sources = ["a ... ... ... a", "a a? a? a? a? b", "a* ... *a ... c", "b ... a ... b"]

    def work(times):
        patterns = Patterns([parse("sign", source, {}) for source in sources])
        words = (text * times).split()
        return steps_of(lambda: patterns.find(words))

    least, most = work(100), work(1000)
    assert most <= 10.5 * least
    assert most <= 1000 * len(text.split()) * len(sources) * (7 + 1) * (GAP + 1)
