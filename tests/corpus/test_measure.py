"""The report counts what it says it counts."""

from typing import Any

from bot.core.triage.verdict import Verdict
from corpus.measure import report
from corpus.messages import Message


def message(number: int, level: str | None, *signs: str, lang: str = "en", **more: Any) -> Message:
    return Message(f"{lang}-{number}", lang, f"message {number}", level, signs, **more)


WALK = {"exercise": "brisk_walking", "minutes": 20}
JUDGED = [
    (message(1, "emergency", "chest_pain"), Verdict("emergency", ("chest_pain",), ("T1",))),
    (message(2, "emergency", "collapse"), Verdict("referral", ("fall",), ("T4",))),
    (message(3, "emergency", "seizure"), Verdict("none")),
    (message(4, "emergency", "stroke"), Verdict("caution", ("fatigue",), ("T7",))),
    (message(5, "referral", "fall"), Verdict("referral", ("fall",), ("T4",))),
    (message(6, "referral", "dizziness"), Verdict("unsure", ("dizziness",), ("T9", "T5"))),
    (message(7, "referral", "fall"), Verdict("unsure", ("back_pain",), ("T9", "T2"))),
    (message(8, "referral", "numbness"), Verdict("emergency", ("cauda_equina",), ("T1",))),
    (message(9, "referral", "stoop"), Verdict("unsure", (), ("T9",))),
    (message(10, "caution", "soreness"), Verdict("none")),
    (message(11, "caution", "fatigue"), Verdict("unsure", ("fatigue",), ("T9", "T7"))),
    (message(12, "none"), Verdict("none")),
    (message(13, "none", activities=(WALK,)), Verdict("unsure", ("fall",), ("T9", "T4"))),
    (message(14, "none", activities=()), Verdict("caution", ("soreness",), ("T7",))),
    (message(15, None, activities=(WALK,)), Verdict("emergency", ("chest_pain",), ("T1",))),
]


def counts(lines: list[str]) -> dict[str, tuple[int, int]]:
    """By what was counted: the part and the whole."""
    found = {}
    for line in lines:
        if " of " in line:
            before, _, after = line.rpartition(" of ")
            what, part = before.rsplit(maxsplit=1)
            found[what.strip()] = (int(part), int(after.split()[0]))
    return found


def read(text: str) -> list[dict[str, Any]]:
    return [WALK] if text in ("message 13", "message 14") else []


def test_each_share_is_counted_among_the_messages_that_it_is_about() -> None:
    assert counts(list(report(JUDGED))) == {
        "emergency: flagged or asked": (3, 4),
        "referral: flagged or asked": (5, 5),
        "caution: flagged or asked": (1, 2),
        "misses (emergency or referral → none)": (1, 9),
        "emergencies outright": (1, 4),
        "referrals referred, or asked with the right first guess": (3, 5),
        "under-levelled (emergency or referral → caution)": (1, 9),
        "false alarms (harmless → any level)": (1, 3),
        "questions on harmless messages": (1, 3),
    }


def test_every_message_stands_once_in_the_table_of_levels() -> None:
    rows = [line.split() for line in report(JUDGED)][-4:]
    assert rows == [
        ["emergency", "1", "1", "1", "0", "1"],
        ["referral", "1", "1", "0", "3", "0"],
        ["caution", "0", "0", "0", "1", "1"],
        ["none", "0", "0", "1", "1", "1"],
    ]


def test_activities_count_where_they_were_labelled() -> None:
    found = counts(list(report(JUDGED, read)))
    assert found["activities exactly right"] == (1, 3)
    assert found["questions on plain activity logs"] == (1, 2)
    assert found["false alarms on plain activity logs"] == (1, 2)


def test_a_share_is_a_percentage_of_its_whole() -> None:
    (line,) = (line for line in report(JUDGED) if "outright" in line)
    assert line.endswith(" 1 of 4      25.0%")


def test_a_share_of_nothing_is_no_number() -> None:
    harmless = [each for each in JUDGED if each[0].level == "none"]
    (line,) = (line for line in report(harmless) if "outright" in line)
    assert line.endswith("0 of 0          –")


def test_each_language_has_a_report_of_its_own() -> None:
    turkish = (message(1, "referral", "fall", lang="tr"), Verdict("none"))
    lines = list(report([*JUDGED, turkish]))
    assert [line for line in lines if not line.startswith(" ")] == [
        "en: 14 messages with a level",
        "tr: 1 messages with a level",
    ]
    assert counts(lines[lines.index("tr: 1 messages with a level") :])["misses (emergency or referral → none)"] == (
        1,
        1,
    )


def test_messages_that_nobody_labelled_give_no_lines() -> None:
    assert list(report([(message(1, None), Verdict("none"))], read)) == []
