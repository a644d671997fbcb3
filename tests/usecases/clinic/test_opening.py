"""Which reports open a case, and that they do it together with the reply."""

import pytest

from bot.core.cases import Case, Kind, Severity, State
from bot.storage import cases
from tests.usecases.scene import Scene


async def opened(scene: Scene) -> list[Case]:
    return list(await scene.change(lambda tx, actor, person: cases.of_patient(tx, actor, person.id)))


@pytest.mark.parametrize(
    ("words", "rule", "severity"),
    [
        ("I have chest pain", "T1", Severity.EMERGENCY),
        ("new back pain since yesterday", "T2", Severity.WITHIN_DAYS),
        ("I think I am getting shorter", "T3", Severity.WITHIN_DAYS),
        ("I nearly fell this morning", "T4", Severity.WITHIN_DAYS),
        ("I feel dizzy", "T5", Severity.WITHIN_DAYS),
        ("my calf is hot and swollen", "T6", Severity.SAME_DAY),
    ],
)
async def test_a_sign_opens_one_case(scene: Scene, words: str, rule: str, severity: Severity) -> None:
    await scene.write(words)
    [case] = await opened(scene)
    assert (case.kind, case.rule, case.severity, case.state) == (Kind.SYMPTOM, rule, severity, State.OPEN)
    assert case.report_id == (await scene.report()).id
