"""What the operator chose: the environment or a `.env` file, read once at the start.

An unknown or impossible setting is refused with one line that says what to change.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.content.words import LANGUAGES

PREFIXES = ("TELEGRAM_", "DATABASE_", "DATA_", "WEBHOOK_", "ENCRYPTION_", "CLINIC_", "DEFAULT_", "SEND_", "CHAT_")


class SettingsProblem(Exception):
    """A setting is missing, unknown or impossible; the message is one line for the operator."""


class Settings(BaseSettings):
    """Every setting there is. `.env.example` explains each."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    telegram_bot_token: SecretStr
    telegram_api_url: str = "https://api.telegram.org"
    database_url: str | None = None  # default: SQLite in DATA_DIR
    data_dir: Path = Path("data")
    webhook_url: str | None = None  # default: polling
    webhook_secret: SecretStr | None = None
    listen: str = "127.0.0.1:8080"  # webhook, health, metrics
    encryption_keys: Annotated[tuple[SecretStr, ...], NoDecode] = ()  # default: a key file in DATA_DIR
    clinic_name: str | None = None
    clinic_contact: str | None = None
    clinic_hours: str | None = None
    country: str = "TR"
    default_timezone: str = "Europe/Istanbul"
    default_language: str = "en"
    send_rate: float = Field(default=29, gt=0, le=1000)
    chat_burst: int = Field(default=3, ge=0)  # messages a chat in 3 seconds; 0: no limit (tests only)
    log_format: str = Field(default="text", pattern="^(text|json)$")
    clock_url: str | None = None  # demo and tests only

    @field_validator("telegram_bot_token")
    @classmethod
    def _is_a_token(cls, value: SecretStr) -> SecretStr:
        number, _, secret = value.get_secret_value().partition(":")
        if not (number.isdigit() and secret):
            raise ValueError("it must look like 123456:ABC… (ask @BotFather for one)")
        return value

    @field_validator("encryption_keys", mode="before")
    @classmethod
    def _keys(cls, value: object) -> object:
        return tuple(key.strip() for key in value.split(",") if key.strip()) if isinstance(value, str) else value

    @field_validator("default_timezone")
    @classmethod
    def _is_a_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("no such time zone (an example: Europe/Istanbul)")
        return value

    @field_validator("default_language")
    @classmethod
    def _is_a_language(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise ValueError(f"one of {', '.join(LANGUAGES)}")
        return value

    @field_validator("listen")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        host, _, port = value.rpartition(":")
        if not host or not port.isdigit() or int(port) > 65535:
            raise ValueError("it must look like 127.0.0.1:8080")
        return value

    @model_validator(mode="after")
    def _webhook_has_a_secret(self) -> "Settings":
        if self.webhook_url and not self.webhook_secret:
            raise ValueError("WEBHOOK_URL needs WEBHOOK_SECRET")
        if self.webhook_url and urlsplit(self.webhook_url).scheme not in ("https", "http"):
            raise ValueError("WEBHOOK_URL must be an http(s) address")
        return self

    @property
    def token(self) -> str:
        return self.telegram_bot_token.get_secret_value()

    @property
    def bot_id(self) -> int:
        return int(self.token.partition(":")[0])

    @property
    def address(self) -> tuple[str, int]:
        host, _, port = self.listen.rpartition(":")
        return host, int(port)

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir / 'steady.db'}"


def read_settings(environment: Iterable[str], env_file: Path = Path(".env")) -> Settings:
    """Read them, from the environment whose names are given and the file; raises `SettingsProblem`."""
    refuse_unknown([*environment, *dotenv_values(env_file)])
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        raise SettingsProblem(_one_line(error)) from None


def refuse_unknown(names: Iterable[str]) -> None:
    """A misspelt setting would silently do nothing: a name that begins like ours, or nearly is one, is refused."""
    known = [name.upper() for name in Settings.model_fields]
    for name in names:
        close = get_close_matches(name.upper(), known, n=1, cutoff=0.85)
        if name.upper() not in known and (close or name.upper().startswith(PREFIXES)):
            meant = f"; did you mean {close[0]}?" if close else ""
            raise SettingsProblem(f"unknown setting {name}{meant}")


def _one_line(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    name = str(first["loc"][0]).upper() if first["loc"] else "settings"
    if first["type"] == "missing":
        return f"{name} is not set"
    return f"{name}: {first['msg'].removeprefix('Value error, ')}"
