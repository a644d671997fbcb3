"""The report on the content, for a clinician or a build."""

from pathlib import Path

from bot.content.check import check
from bot.content.load import load_content
from tests.content.folders import change


def test_good_content_has_a_version_and_says_what_waits_for_review() -> None:
    report, content = check(), load_content()
    assert report.faults == ()
    assert (report.version, report.pending) == (content.version, content.pending)


def test_every_fault_is_reported_once_in_order(folder: Path) -> None:
    change(folder, "data/programme.yaml", "session_limit: 30", "session_limit: 0")
    change(folder, "data/exercises/hinge.yaml", "    links: [bending]", "    links: [jumping]")
    report = check(folder)
    assert [fault.file for fault in report.faults] == ["data/exercises/hinge.yaml", "data/programme.yaml"]
    assert "data/programme.yaml" not in report.pending
