"""The lexicons are refused where a line is wrong, with file and line."""

import json
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.content.lexicon.load import FOLDER, load_lexicon
from bot.content.lexicon.model_file import read_model, write_model
from bot.content.lexicon.understanding import load_thresholds, load_understanding, load_vocabulary
from bot.content.source import ContentError, Fault
from bot.core.triage.judging import judge
from tests.core.triage.models import model as small_model

SPOILT = "en/symptoms/spoilt.yaml"


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    """A copy of the words to spoil."""
    for language in ("en", "tr"):
        shutil.copytree(FOLDER / language, tmp_path / language)
    shutil.copy(FOLDER / "sureness.yaml", tmp_path)
    return tmp_path


def write(folder: Path, file: str, *lines: str) -> None:
    (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")


def refused(load: Callable[[Path], object], folder: Path) -> list[str]:
    """The faults, as they are printed."""
    with pytest.raises(ContentError) as error:
        load(folder)
    return [str(fault) for fault in error.value.faults]


# -- words of symptoms -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("<nowhere> hurts", "there is no class <nowhere>"),
        ("... hurts", "'... hurts' must begin and end with a word that is always there"),
        ("hurts ...", "'hurts ...' must begin and end with a word that is always there"),
        ("my? hurts", "'my? hurts' must begin and end with a word that is always there"),
        ("hu*rts", "'hu*rts' is no word"),
        ("a||b", "'' is no word"),
        ("", "'' must begin and end with a word that is always there"),
    ],
)
@pytest.mark.parametrize("key", ["signs", "instead", "cues"])
def test_a_bad_pattern_is_named_with_its_line(lexicon: Path, key: str, pattern: str, what: str) -> None:
    means = "now" if key == "cues" else "fall"
    write(lexicon, SPOILT, "review: pending", f"{key}:", f"  {means}:", "    - plunged", f'    - "{pattern}"')
    assert refused(load_lexicon, lexicon) == [f"lexicon/{SPOILT}:5: {what}"]


def test_a_bad_pattern_among_harmless_phrases_is_named_too(lexicon: Path) -> None:
    write(lexicon, SPOILT, "review: pending", "harmless:", "  - fell asleep", "  - fell ...")
    (fault,) = refused(load_lexicon, lexicon)
    assert fault.startswith(f"lexicon/{SPOILT}:4: 'fell ...' must begin and end")


@pytest.mark.parametrize("key", ["signs", "instead", "cues"])
def test_an_unknown_sign_or_cue_is_named(lexicon: Path, key: str) -> None:
    write(lexicon, SPOILT, "review: pending", f"{key}:", "  dizzines: [woozy]")
    assert refused(load_lexicon, lexicon) == [f"lexicon/{SPOILT}:3: dizzines is not known"]


def test_a_sign_is_no_cue_and_a_cue_no_sign(lexicon: Path) -> None:
    write(lexicon, SPOILT, "review: pending", "signs:", "  own: [mine]", "cues:", "  fall: [plunged]")
    assert refused(load_lexicon, lexicon) == [
        f"lexicon/{SPOILT}:3: own is not known",
        f"lexicon/{SPOILT}:5: fall is not known",
    ]


def test_a_key_that_nobody_knows_is_refused(lexicon: Path) -> None:
    write(lexicon, SPOILT, "review: pending", "singns:", "  fall: [plunged]")
    (fault,) = refused(load_lexicon, lexicon)
    assert fault.startswith(f"lexicon/{SPOILT}:2: ")


@pytest.mark.parametrize(("lines", "line"), [((), 1), (("signs: [",), 2), (("review: pending", "signs: {fall: 3}"), 2)])
def test_a_file_that_is_no_lexicon_is_refused(lexicon: Path, lines: tuple[str, ...], line: int) -> None:
    write(lexicon, SPOILT, *lines)
    (fault,) = refused(load_lexicon, lexicon)
    assert fault.startswith(f"lexicon/{SPOILT}:{line}: ")


def test_every_fault_is_told_at_once(lexicon: Path) -> None:
    write(lexicon, SPOILT, "review: pending", "signs:", "  fal: [plunged]", "  fall: [a..]", "cues: {nov: [now]}")
    write(lexicon, "tr/symptoms/spoilt.yaml", "review: pending", "harmless: [...]")
    assert [fault.split(": ")[0] for fault in refused(load_lexicon, lexicon)] == [
        f"lexicon/{SPOILT}:3",
        f"lexicon/{SPOILT}:4",
        f"lexicon/{SPOILT}:5",
        "lexicon/tr/symptoms/spoilt.yaml:2",
    ]


def test_classes_belong_to_their_language_and_not_to_their_file(lexicon: Path) -> None:
    write(lexicon, SPOILT, "review: pending", "classes: {plunge: [plunged]}")
    write(lexicon, "en/symptoms/user.yaml", "review: pending", "signs: {fall: [<plunge> downwards]}")
    assert [each.means for each in load_lexicon(lexicon).signs.find(["plunged", "downwards"])] == ["fall"]
    write(lexicon, "tr/symptoms/user.yaml", "review: pending", "signs: {fall: [<plunge> yere]}")
    assert refused(load_lexicon, lexicon) == ["lexicon/tr/symptoms/user.yaml:2: there is no class <plunge>"]


# -- words by meaning --------------------------------------------------------------------------------------------------


def test_a_lemma_in_two_classes_is_refused(lexicon: Path) -> None:
    write(lexicon, "en/vocabulary.yaml", "review: pending", "classes:", "  body: head knee", "  pain: ache knee")
    assert refused(load_vocabulary, lexicon) == ["lexicon/en/vocabulary.yaml:1: knee stands in body and in pain"]


def test_lemmas_are_compared_as_they_are_searched_for(lexicon: Path) -> None:
    write(lexicon, "tr/vocabulary.yaml", "review: pending", "classes:", "  body: BAŞ", "  pain: bas")
    assert refused(load_vocabulary, lexicon) == ["lexicon/tr/vocabulary.yaml:1: bas stands in body and in pain"]


def test_the_same_lemma_may_mean_something_else_in_another_language(lexicon: Path) -> None:
    write(lexicon, "en/vocabulary.yaml", "review: pending", "classes: {move: 'on'}")
    write(lexicon, "tr/vocabulary.yaml", "review: pending", "classes: {number: 'on'}")
    assert load_vocabulary(lexicon).kind("on") in ("move", "number")


def test_a_lemma_that_stands_twice_in_its_class_does_no_harm(lexicon: Path) -> None:
    write(lexicon, "en/vocabulary.yaml", "review: pending", "classes: {body: knee knee}")
    assert load_vocabulary(lexicon).kind("knees") == "body"


def test_a_class_that_is_no_text_is_refused(lexicon: Path) -> None:
    write(lexicon, "en/vocabulary.yaml", "review: pending", "classes:", "  body: head", "  pain: [ache]")
    (fault,) = refused(load_vocabulary, lexicon)
    assert fault.startswith("lexicon/en/vocabulary.yaml:4: ")


# -- how sure ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["0", "1", "1.5", "-0.1", "sure", "null"])
def test_how_sure_is_a_probability(lexicon: Path, value: str) -> None:
    lines = (FOLDER / "sureness.yaml").read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("emergency:"))
    write(lexicon, "sureness.yaml", *lines[:place], f"emergency: {value}", *lines[place + 1 :])
    (fault,) = refused(load_thresholds, lexicon)
    assert fault.startswith(f"lexicon/sureness.yaml:{place + 1}: ")


def test_no_threshold_may_be_missing(lexicon: Path) -> None:
    write(lexicon, "sureness.yaml", "review: pending", "emergency: 0.5")
    assert refused(load_thresholds, lexicon) == ["lexicon/sureness.yaml:1: Field required"]


# -- models ------------------------------------------------------------------------------------------------------------


HEADER = {"features": 2, "outcomes": ["none", "T4"], "bias": [0.0, 0.0], "scale": 1.0}


def packed(header: object, body: bytes = b"\x01\0\0\0\x02\0\0\0" + b"\x09\x09" + b"\x01\x02" * 2) -> bytes:
    return zlib.compress(json.dumps(header).encode() + b"\n" + body)


def test_a_whole_model_is_read(tmp_path: Path) -> None:
    (tmp_path / "whole.bin").write_bytes(packed(HEADER))
    model = read_model(tmp_path / "whole.bin")
    assert (list(model.numbers), list(model.rarity), model.outcomes) == ([1, 2], [9, 9], ("none", "T4"))
    assert [list(weights) for weights in model.weights] == [[1, 2], [1, 2]]


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"nonsense",
        packed(HEADER)[:-6],
        packed(HEADER, b""),
        packed(HEADER, b"\x01\0\0\0\x02\0\0"),
        packed(HEADER, b"\x01\0\0\0\x02\0\0\0\x09\x09\x01\x02"),
        packed(HEADER, b"\x01\0\0\0\x02\0\0\0\x09\x09" + b"\x01\x02" * 3),
        packed([]),
        packed({}),
        packed(HEADER | {"features": "2"}),
        packed(HEADER | {"features": 3}),
        packed(HEADER | {"outcomes": None}),
        packed(HEADER | {"bias": 0}),
    ],
)
def test_a_damaged_model_is_refused(tmp_path: Path, damaged: bytes) -> None:
    file = tmp_path / "damaged.bin"
    file.write_bytes(damaged)
    with pytest.raises(ContentError, match=r"^lexicon/damaged.bin:1: no model can be read from it: "):
        read_model(file)


def test_a_model_that_is_not_there_is_refused(lexicon: Path) -> None:
    (fault,) = refused(load_understanding, lexicon)
    assert fault.startswith("lexicon/opinion.bin:1: no model can be read from it: ")


def test_a_model_is_written_as_it_was_read(tmp_path: Path) -> None:
    model = small_model(("none", "T4"), {"wfell": "T4", "wwalked": "none"}, {"none": 0.5})
    for name in ("once.bin", "twice.bin"):
        write_model(model, tmp_path / name)
    assert (tmp_path / "once.bin").read_bytes() == (tmp_path / "twice.bin").read_bytes()
    assert read_model(tmp_path / "once.bin") == model


# -- the words that the program uses -----------------------------------------------------------------------------------


def test_the_programs_own_words_are_read_whole() -> None:
    understanding = load_understanding()
    assert judge("I have chest pain", understanding).signs == ("chest_pain",)
    assert judge("başım dönüyor", understanding).signs == ("dizziness",)


def test_a_fault_is_printed_with_file_and_line() -> None:
    assert str(Fault("lexicon/en/x.yaml", 3, "dizzines is not known")) == "lexicon/en/x.yaml:3: dizzines is not known"
