"""Settings: one clear line for what cannot be."""

from pathlib import Path

import pytest

from bot.settings import SettingsProblem, read_settings

GOOD = {"TELEGRAM_BOT_TOKEN": "123456:secret-of-the-bot"}


def read(monkeypatch: pytest.MonkeyPatch, folder: Path, **values: str) -> object:
    environment = GOOD | values
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return read_settings(environment, folder / ".env")


def test_the_defaults_are_those_of_the_example_file() -> None:
    from bot.settings import Settings

    example = Path(__file__).parents[1] / ".env.example"
    named = {line.partition("=")[0].lower() for line in example.read_text().splitlines() if line and line[0] != "#"}
    assert named == set(Settings.model_fields)


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"TELEGRAM_BOT_TOKEN": "nonsense"}, "TELEGRAM_BOT_TOKEN"),
        ({"TELEGRAM_BOT_TOKN": "1:x"}, "unknown setting TELEGRAM_BOT_TOKN"),
        ({"DEFAULT_TIMEZONE": "Europe/Nowhere"}, "DEFAULT_TIMEZONE: no such time zone"),
        ({"DEFAULT_LANGUAGE": "xx"}, "DEFAULT_LANGUAGE: one of en, tr"),
        ({"SEND_RATE": "fast"}, "SEND_RATE"),
        ({"LISTEN": "nowhere"}, "LISTEN: it must look like"),
        ({"WEBHOOK_URL": "https://example.org"}, "WEBHOOK_URL needs WEBHOOK_SECRET"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_that_names_the_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, values: dict[str, str], line: str
) -> None:
    with pytest.raises(SettingsProblem) as problem:
        read(monkeypatch, tmp_path, **values)
    assert line in str(problem.value)
    assert "\n" not in str(problem.value)


def test_a_missing_token_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    with pytest.raises(SettingsProblem, match="TELEGRAM_BOT_TOKEN is not set"):
        read_settings([], tmp_path / ".env")


def test_no_line_repeats_the_token(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(SettingsProblem) as problem:
        read(monkeypatch, tmp_path, TELEGRAM_BOT_TOKEN="not-a-number:very-secret")
    assert "very-secret" not in str(problem.value)


def test_a_misspelt_setting_in_the_file_is_refused_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TELEGRAM_BOT_TOKEN=1234:secret\nDATABSE_URL=sqlite://\n")
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    with pytest.raises(SettingsProblem, match="unknown setting DATABSE_URL; did you mean DATABASE_URL"):
        read_settings([], tmp_path / ".env")
