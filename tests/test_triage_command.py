"""`python -m bot triage`, sentence by sentence (care rules §8)."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.content.load import load_content
from bot.core.activities.activity import BESIDES
from bot.core.triage.signs import RULE_OF, rules_of
from corpus.messages import aside
from tests.program import ROOT

KEYS = ("id", "level", "signs", "rules", "activities")
LEVELS = {"emergency", "referral", "caution", "unsure", "none"}
WALKED = {"exercise": "brisk_walking", "minutes": 25}


def command(source: bytes) -> subprocess.CompletedProcess[bytes]:
    """The real command, in a process of its own, on a machine that knows no other letters than English ones."""
    environment = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "LC_ALL": "C"}
    whole = [sys.executable, "-m", "bot", "triage"]
    return subprocess.run(whole, input=source, capture_output=True, env=environment, timeout=120, check=False)


def invoked(source: str | bytes) -> Result:
    """The same command in this process."""
    return CliRunner().invoke(app, ["triage"], input=source)


def verdicts(*asked: dict[str, Any]) -> list[dict[str, Any]]:
    result = invoked("\n".join(json.dumps(each) for each in asked))
    assert (result.exit_code, result.stderr) == (0, "")
    return [json.loads(line) for line in result.stdout.splitlines()]


# -- lines and their keys ----------------------------------------------------------------------------------------------


def test_there_is_one_line_a_message_in_their_order() -> None:
    asked = [{"id": number, "text": text} for number, text in enumerate(["I feel dizzy", "thank you", "I fell"] * 20)]
    assert [each["id"] for each in verdicts(*asked)] == list(range(60))


def test_every_key_is_always_there_in_its_order() -> None:
    asked = [
        {"text": text} for text in ("", " ", "I feel dizzy", "thank you", "I have chest pain", "walked 25 minutes")
    ]
    assert [tuple(each) for each in verdicts(*asked)] == [KEYS] * len(asked)


def test_lists_are_lists_also_where_nothing_was_found() -> None:
    (found,) = verdicts({"id": 1, "text": "thank you"})
    assert found == {"id": 1, "level": "none", "signs": [], "rules": [], "activities": []}


IDS = [
    *("7", "-0", "1e5", "1.50", "12345678901234567890", "true", "false", "null", '""', '"a b"', '"Ayşe 🙂"'),
    *("[]", "{}", '{"b": [1, {"a": null}], "a": 2.5}', '[[["deep"]]]', '"\\ud800"', '"line\\nbreak"'),
]


def test_an_id_comes_back_as_the_value_it_was() -> None:
    lines = invoked("\n".join(f'{{"id": {name}, "text": "thank you"}}' for name in IDS)).stdout.splitlines()
    assert [json.dumps(json.loads(line)["id"]) for line in lines] == [json.dumps(json.loads(name)) for name in IDS]


def test_an_id_keeps_its_letters_and_the_order_of_its_names() -> None:
    line = '{"id": {"b": "Ayşe 🙂", "a": [1, 2.5]}, "text": "thank you"}'
    assert invoked(line).stdout.startswith('{"id": {"b": "Ayşe 🙂", "a": [1, 2.5]}, "level": ')


def test_without_an_id_there_is_none() -> None:
    assert [each["id"] for each in verdicts({"text": "thank you"}, {"text": "hello"})] == [None, None]


def test_other_keys_are_ignored() -> None:
    plain = {"id": 1, "text": "I feel dizzy"}
    more = {"lang": "tr", "level": "none", "signs": "?", "Text": "thank you", "": {"text": 3}}
    assert verdicts(plain | more) == verdicts(plain)


def test_blank_lines_are_skipped() -> None:
    line = b'{"id": 1, "text": "I feel dizzy"}'
    assert invoked(b"\n  \n\t\r\n" + line + b"\r\n\n" + line).stdout == invoked(line).stdout * 2


@pytest.mark.parametrize("source", ["", "\n", " \n\r\n\t"])
def test_without_any_message_there_is_no_line(source: str) -> None:
    result = invoked(source)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_letters_stay_letters_whatever_the_machines_language() -> None:
    ended = command('\ufeff{"id": "Göğüs", "text": "göğsüm ağrıyor"}\n'.encode())
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.decode("utf-8").startswith('{"id": "Göğüs", "level": "emergency", "signs": [')
    assert ended.stdout.endswith(b"}\n")


def test_any_text_that_json_can_hold_gets_a_line() -> None:
    texts = ["\x00", "\ud800", "\udc00 dizzy \ud800", "\u202e", "😀" * 4096, "a" * 10_000, "?" * 5000, "\n\n", '"{}"']
    assert {each["level"] for each in verdicts(*({"text": text} for text in texts))} <= LEVELS


# -- what a line says --------------------------------------------------------------------------------------------------


PLAIN = {
    "I have chest pain": ("emergency", "chest_pain", "T1"),
    "göğsüm ağrıyor": ("emergency", "chest_pain", "T1"),
    "I feel dizzy": ("referral", "dizziness", "T5"),
    "başım dönüyor": ("referral", "dizziness", "T5"),
    "I fell yesterday": ("referral", "fall", "T4"),
    "dün düştüm": ("referral", "fall", "T4"),
    "my knee aches": ("caution", "other_pain", "T7"),
    "dizim ağrıyor": ("caution", "other_pain", "T7"),
}


def test_plain_words_are_understood() -> None:
    for (text, (level, sign, rule)), found in zip(
        PLAIN.items(), verdicts(*({"text": text} for text in PLAIN)), strict=True
    ):
        assert (text, found["level"], found["rules"][0]) == (text, level, rule)
        assert sign in found["signs"]


def test_what_tells_of_no_symptom_gives_no_sign() -> None:
    for found in verdicts(*({"text": text} for text in ("thank you", "teşekkür ederim", "walked 25 minutes"))):
        assert (found["level"], found["signs"], found["rules"]) == ("none", [], [])


def test_an_activity_stands_there_with_what_was_stated_and_nothing_else() -> None:
    texts = ("walked 25 minutes", "25 dakika yürüdüm", "25 dk yürüyüş yaptım")
    assert [found["activities"] for found in verdicts(*({"text": text} for text in texts))] == [[WALKED]] * 3


def test_an_activity_stands_beside_a_symptom() -> None:
    (found,) = verdicts({"text": "walked 25 minutes. I have chest pain"})
    assert (found["level"], found["activities"]) == ("emergency", [WALKED])


def test_activities_stand_in_the_order_in_which_they_were_told() -> None:
    first, second = verdicts(
        {"text": "walked 25 minutes and swam 30 minutes"}, {"text": "swam 30 minutes and walked 25 minutes"}
    )
    assert [each["exercise"] for each in first["activities"]] == ["brisk_walking", "swimming"]
    assert [each["exercise"] for each in second["activities"]] == ["swimming", "brisk_walking"]


def test_every_line_follows_the_contract() -> None:
    exercises = {*load_content().catalogue.exercises, *BESIDES}
    stated = {"exercise", "minutes", "sets", "reps", "seconds", "done"}
    for found in verdicts(*({"text": message.text} for message in aside())):
        assert found["level"] in LEVELS
        assert found["signs"] == sorted(set(found["signs"]))
        assert set(found["signs"]) <= set(RULE_OF)
        asked = found["level"] == "unsure"
        assert [rule for rule in found["rules"] if rule == "T9"] == found["rules"][:1] * asked
        assert set(found["rules"]) - {"T9"} == set(rules_of(found["signs"]))
        assert bool(found["signs"]) == (found["level"] != "none")
        for activity in found["activities"]:
            assert {"exercise"} <= set(activity) <= stated
            assert activity["exercise"] in exercises
            assert None not in activity.values()
            assert activity.get("done", "all") in ("all", "some", "none")


def test_rules_stand_from_the_gravest_on_and_the_gravest_makes_the_level() -> None:
    for found in verdicts(*({"text": message.text} for message in aside())):
        if found["level"] in ("emergency", "referral", "caution"):
            assert found["rules"] == list(rules_of(found["signs"]))
            level = {"T1": "emergency", "T7": "caution"}.get(found["rules"][0], "referral")
            assert found["level"] == level


def test_the_same_message_always_gets_the_same_line_whatever_stands_around_it() -> None:
    texts = [message.text for message in aside()[:60]]
    together = verdicts(*({"text": text} for text in texts))
    assert verdicts(*({"text": text} for text in reversed(texts))) == together[::-1]


# -- bad input ---------------------------------------------------------------------------------------------------------


BAD_LINES = [
    ("nonsense", "not JSON: Expecting value at column 1"),
    ('{"text": "a"', "not JSON: Expecting ',' delimiter at column 13"),
    ('{"text": "a"} {}', "not JSON: Extra data at column 15"),
    ('["a"]', "not a JSON object"),
    ('"a"', "not a JSON object"),
    ("null", "not a JSON object"),
    ("{}", "text is missing"),
    ('{"id": 1}', "text is missing"),
    ('{"text": null}', "text must be text"),
    ('{"text": 7}', "text must be text"),
    ('{"text": ["a"]}', "text must be text"),
    ('{"text": "a", "text": "b"}', '"text" stands there twice'),
    ('{"id": NaN, "text": "a"}', "not JSON: NaN is no number"),
    ('{"id": 1e999, "text": "a"}', "a number is too large"),
    ('{"id": ' + "9" * 5000 + ', "text": "a"}', "a number is too long"),
    ('{"id": ' + "[" * 100_000 + "]" * 100_000 + ', "text": "a"}', "nested too deeply"),
    ('\ufeff{"text": "a"}', "not JSON: Unexpected UTF-8 BOM (decode using utf-8-sig) at column 1"),
]


@pytest.mark.parametrize(("line", "what"), BAD_LINES, ids=[line[:30] for line, _ in BAD_LINES])
def test_a_bad_line_is_named_and_nothing_is_printed(line: str, what: str) -> None:
    result = invoked('{"text": "I feel dizzy"}\n\n' + line + '\n{"text": "thank you"}')
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"line 3: {what}\n")


def test_bytes_that_are_no_letters_are_named() -> None:
    result = invoked(b'{"text": "a"}\n{"text": "\xff"}')
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", "line 2: not UTF-8\n")


def test_nothing_is_printed_before_everything_was_checked() -> None:
    ended = command(b'{"text": "I feel dizzy"}\n' * 300 + b'{"id": 301}\n')
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, b"", b"line 301: text is missing\n")


def test_of_several_bad_lines_the_first_is_named() -> None:
    assert invoked("{}\nnonsense").stderr == "line 1: text is missing\n"


def test_whoever_stops_reading_ends_it_quietly() -> None:
    whole = [sys.executable, "-m", "bot", "triage"]
    with subprocess.Popen(
        whole, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        name = "x" * 100
        process.stdin.write(f'{{"id": "{name}", "text": "thank you"}}\n'.encode() * 3000)
        process.stdin.close()
        assert json.loads(process.stdout.readline())["id"] == name
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


# -- approved phrases --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("I am fasting", "I'm fasting today", "oruçluyum", "oruç tutuyorum bugün", "ramazan"),
        *("I don't know", "I dont know dear", "no idea", "bilmiyorum", "valla bilmiyorum", "bilmiyorum ki"),
        *("skip balance", "skipping the balance ones today", "did both balance exercises", "balance exercises done"),
        *("swimming", "walking today"),
        *("no balance exercises today", "did the balance", "iki denge hareketini de yaptım", "dengeyi atladım"),
    ],
)
def test_an_approved_phrase_is_no_symptom(text: str) -> None:
    (found,) = verdicts({"text": text})
    assert (found["level"], found["rules"]) == ("none", [])


@pytest.mark.parametrize("text", ["balance", "Balance.", "no balance today", "no balance", "denge", "bugün denge yok"])
def test_balance_by_itself_may_be_the_exercises_and_is_asked_about(text: str) -> None:
    (found,) = verdicts({"text": text})
    assert (found["level"], found["signs"], found["rules"]) == ("unsure", ["balance_loss"], ["T9", "T4"])


@pytest.mark.parametrize(
    "text",
    [
        *("I have no balance", "I've no balance today", "no balance when I stand", "I lost my balance"),
        *("dengem yok", "bugün dengem yok", "dengemi kaybettim", "denge yok bende", "dengem bozuk"),
    ],
)
def test_a_loss_of_balance_stays_one(text: str) -> None:
    (found,) = verdicts({"text": text})
    assert (found["level"], found["rules"]) == ("referral", ["T4"])


@pytest.mark.parametrize("text", ["bayılmadım", "hayır, bayılmadım", "I didn't faint", "I never fainted"])
def test_an_emergency_denied_by_itself_is_asked_about(text: str) -> None:
    (found,) = verdicts({"text": text})
    assert (found["level"], found["signs"], found["rules"]) == ("unsure", ["collapse"], ["T9", "T1"])
