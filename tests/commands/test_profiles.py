"""Reading profiles: what is refused, with its line, and what is read the cautious way."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands.profiles import FIELDS, BadInput, Profile, read_profile, read_profiles
from bot.core.facts import EQUIPMENT, SIGNS, VALUES, Answers
from tests.core.people import AYSE

GOOD = '{"id": "good"}'


def read(folder: Path, *lines: str | bytes) -> list[Profile]:
    """What a file with these lines holds."""
    file = folder / "profiles.jsonl"
    file.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
    return read_profiles(file)


def refusal(folder: Path, *lines: str | bytes) -> str:
    with pytest.raises(BadInput) as refused:
        read(folder, *lines)
    return str(refused.value)


def one(folder: Path, **values: Any) -> Profile:
    [profile] = read(folder, json.dumps(values))
    return profile


REFUSED = [
    ("[]", "not an object"),
    ('"ayse"', "not an object"),
    ("null", "not an object"),
    ("{", "not JSON: Expecting property name enclosed in double quotes (column 2)"),
    ("{} {}", "not JSON: Extra data (column 4)"),
    ("{'id': 1}", "not JSON: Expecting property name enclosed in double quotes (column 2)"),
    ('{"id": NaN}', "not JSON: NaN is no number"),
    ('{"id": -Infinity}', "not JSON: -Infinity is no number"),
    ('{"id": 1e999}', "a number is too large"),
    ('{"id": ' + "9" * 5000 + "}", "a number is too long"),
    ('{"id": ' + "[" * 100_000 + "}", "nested too deeply"),
    ('{"id": 1, "id": 2}', '"id" stands there twice'),
    ('{"falls_12m": "none", "falls_12m": "one"}', '"falls_12m" stands there twice'),
    ('{"signs_cleared": true}', 'unknown field "signs_cleared"'),
    ('{"limits_entered": true}', 'unknown field "limits_entered"'),
    ('{"exerciser": "self"}', 'unknown field "exerciser"'),
    ('{"": 1}', 'unknown field ""'),
    ('{"a\\nb": 1}', 'unknown field "a\\nb"'),
    ('{"equipment": "counter"}', '"equipment" must be a list of texts'),
    ('{"equipment": {"counter": true}}', '"equipment" must be a list of texts'),
    ('{"equipment": ["counter", 1]}', '"equipment" must be a list of texts'),
    ('{"current_signs": ""}', '"current_signs" must be a list of texts'),
    ('{"current_signs": [null]}', '"current_signs" must be a list of texts'),
    ('{"current_signs": false}', '"current_signs" must be a list of texts'),
    ('{"days_off": "sun"}', '"days_off" must be a list of mon, tue, wed, thu, fri, sat, sun'),
    ('{"days_off": ["sunday"]}', '"days_off" must be a list of mon, tue, wed, thu, fri, sat, sun'),
    ('{"days_off": ["Sun"]}', '"days_off" must be a list of mon, tue, wed, thu, fri, sat, sun'),
    ('{"days_off": [6]}', '"days_off" must be a list of mon, tue, wed, thu, fri, sat, sun'),
    ('{"days_off": [["mon"]]}', '"days_off" must be a list of mon, tue, wed, thu, fri, sat, sun'),
    (b'{"id": "\xff"}', "not UTF-8"),
]


@pytest.mark.parametrize(("line", "what"), REFUSED, ids=[what for _, what in REFUSED])
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, line: str | bytes, what: str) -> None:
    assert refusal(tmp_path, GOOD, "", line, GOOD).partition("; did you mean")[0] == f"line 3: {what}"


def test_a_field_that_looks_like_a_misspelt_one_is_answered_with_the_right_one(tmp_path: Path) -> None:
    assert refusal(tmp_path, '{"fals_12m": "none"}') == 'line 1: unknown field "fals_12m"; did you mean "falls_12m"?'


@pytest.mark.parametrize("field", VALUES)
@pytest.mark.parametrize("value", [1, 1.5, True, ["yes"], {"yes": 1}])
def test_an_answer_that_is_no_text_is_a_wrong_type(tmp_path: Path, field: str, value: Any) -> None:
    assert refusal(tmp_path, json.dumps({field: value})) == f'line 1: "{field}" must be text'


@pytest.mark.parametrize("lines", [[], [""], ["", "  \t", "\r"]])
def test_a_file_of_blank_lines_holds_nobody(tmp_path: Path, lines: list[str]) -> None:
    assert read(tmp_path, *[line.encode() for line in lines]) == []


@pytest.mark.parametrize("text", ["", "  \n\t\n"])
def test_one_profile_has_to_be_there(tmp_path: Path, text: str) -> None:
    file = tmp_path / "ayse.json"
    file.write_text(text)
    with pytest.raises(BadInput, match=r"^line 1: there is no profile$"):
        read_profile(file)


def test_a_file_that_is_not_there_or_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"nowhere\.jsonl cannot be read: No such file or directory$"):
        read_profiles(tmp_path / "nowhere.jsonl")
    with pytest.raises(BadInput, match=r"cannot be read: Is a directory$"):
        read_profile(tmp_path)


def test_the_fields_are_those_of_the_questionnaire_days_off_and_id(tmp_path: Path) -> None:
    not_asked = {"signs_cleared", "limits_entered", "loads"}
    assert set(FIELDS) == {*Answers.__dataclass_fields__, "days_off", "id"} - not_asked
    assert one(tmp_path, **dict.fromkeys(FIELDS)) == Profile("null", Answers(), frozenset())


def test_every_value_of_every_field_is_read(tmp_path: Path) -> None:
    for field, allowed in VALUES.items():
        for value in allowed:
            assert getattr(one(tmp_path, **{field: value}).answers, field) == value
    assert one(tmp_path, current_signs=SIGNS).answers.current_signs == frozenset(SIGNS)
    assert one(tmp_path, equipment=EQUIPMENT).answers.equipment == frozenset(EQUIPMENT)
    days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "sun"]
    assert one(tmp_path, days_off=days).days_off == frozenset(range(7))


def test_what_is_missing_null_or_unknown_is_the_cautious_answer(tmp_path: Path) -> None:
    missing = one(tmp_path, id=1).answers
    assert missing == Answers()
    for field in VALUES:
        assert one(tmp_path, **{field: None}).answers == missing
        assert one(tmp_path, **{field: "sometimes"}).answers == missing
        assert one(tmp_path, **{field: "YES"}).answers == missing
    assert one(tmp_path, current_signs=None, equipment=None).answers == missing
    assert one(tmp_path, equipment=["counter", "trampoline"]).answers.equipment == {"counter"}
    assert one(tmp_path, current_signs=["tingling"]).answers.current_signs == {"unknown"}
    assert one(tmp_path, current_signs=[]).answers.current_signs == frozenset()


def test_a_whole_profile_is_read(tmp_path: Path) -> None:
    ayse = one(
        tmp_path,
        spinal_fracture="no",
        frequent_fractures="no",
        falls_12m="none",
        unsteady="no",
        current_signs=[],
        medical_caution="no",
        professional_ok="yes",
        equipment=list(EQUIPMENT),
        days_off=["sat", "mon"],
        id="ayse",
    )
    assert ayse == Profile('"ayse"', AYSE, frozenset({0, 5}))


IDS = ['"Ayşe"', "7", "-0.25", "null", "true", '"\\u2028 and \\"quotes\\""', '["a", {"b": [1, 2]}]', '"\\ud800"', '""',
       "123456789012345678901234567890"]  # fmt: skip


@pytest.mark.parametrize("given", IDS)
def test_any_json_value_comes_back_as_the_id_that_it_was(tmp_path: Path, given: str) -> None:
    [profile] = read(tmp_path, f'{{"id": {given}}}')
    assert json.loads(profile.id) == json.loads(given)
    profile.id.encode("utf-8")
    assert "\n" not in profile.id


def test_letters_of_an_id_stay_letters(tmp_path: Path) -> None:
    assert one(tmp_path, id="Ayşe Öz").id == '"Ayşe Öz"'


def test_without_an_id_it_is_the_lines_number_and_blank_lines_count(tmp_path: Path) -> None:
    profiles = read(tmp_path, "", "{}", "   ", '{"id": "x"}', "{}\r")
    assert [profile.id for profile in profiles] == ["2", '"x"', "5"]


def test_a_byte_order_mark_at_the_beginning_is_passed_over(tmp_path: Path) -> None:
    assert len(read(tmp_path, b"\xef\xbb\xbf{}", "{}")) == 2
    assert refusal(tmp_path, "{}", b"\xef\xbb\xbf{}").startswith("line 2: not JSON")


def test_a_single_profile_may_take_many_lines_and_its_number_is_one(tmp_path: Path) -> None:
    file = tmp_path / "ayse.json"
    file.write_text('\n{\n  "falls_12m": "none",\n  "equipment": []\n}\n\n')
    assert read_profile(file) == Profile("1", Answers(falls_12m="none"), frozenset())
    for text, what in [
        ('{\n  "falls_12m": none\n}', "line 2: not JSON: Expecting value (column 16)"),
        ("{}\n{}\n", "line 2: not JSON: Extra data (column 1)"),
        ('{\n  "falls": "none"\n}', 'line 1: unknown field "falls"; did you mean "falls_12m"?'),
    ]:
        file.write_text(text)
        with pytest.raises(BadInput) as refused:
            read_profile(file)
        assert str(refused.value) == what
    file.write_bytes(b'{\n  "id":\n "\xfe"}')
    with pytest.raises(BadInput, match=r"^line 3: not UTF-8$"):
        read_profile(file)


simple = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
values = st.recursive(simple, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)
objects = st.dictionaries(st.sampled_from(FIELDS) | st.text(), values | st.sampled_from(["yes", "no"]))
anything = st.binary() | (objects | values).map(lambda value: json.dumps(value).encode())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(anything, max_size=3))
def test_whatever_stands_in_a_file_is_read_or_refused_in_one_line(tmp_path: Path, lines: list[bytes]) -> None:
    try:
        said = [profile.id for profile in read(tmp_path, *lines)]
    except BadInput as problem:
        said = [str(problem)]
    assert said or not any(line.decode(errors="replace").strip() for line in lines)
    assert not any("\n" in text or "\x1b" in text for text in said)
