"""What the operator chose: the environment or a `.env` file, read once at the start.

An unknown or impossible setting is refused with one line that says what to change.
"""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import BaseModel, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, DotEnvSettingsSource, NoDecode, SettingsConfigDict
from sqlalchemy.engine.url import make_url
from sqlalchemy.exc import ArgumentError

from bot.content.words import LANGUAGES

PREFIXES = ("TELEGRAM_", "DATABASE_", "DATA_", "WEBHOOK_", "ENCRYPTION_", "CLINIC_", "DEFAULT_", "SEND_", "CHAT_")
SQLITE, POSTGRESQL = "sqlite", "postgresql+psycopg"
# However people write them; SQLAlchemy's own idea of "postgresql" is a driver that is not installed.
CONNECT_SECONDS = "3"
DRIVERS = {"sqlite": SQLITE, POSTGRESQL: POSTGRESQL, "postgresql": POSTGRESQL, "postgres": POSTGRESQL}


class SettingsProblem(Exception):
    """A setting is missing, unknown or impossible; the message is one line for the operator."""


class Settings(BaseModel):
    """Every setting there is. `.env.example` explains each."""

    telegram_bot_token: SecretStr
    telegram_api_url: str = "https://api.telegram.org"
    database_url: str | None = Field(default=None, repr=False)  # default: SQLite in DATA_DIR
    data_dir: Path = Path("data")
    webhook_url: str | None = None  # default: polling
    webhook_secret: SecretStr | None = None
    listen: str = "127.0.0.1:8080"  # webhook, health, metrics
    encryption_keys: Annotated[tuple[SecretStr, ...], NoDecode] = ()  # default: a key file in DATA_DIR
    clinic_name: str | None = None
    clinic_contact: str | None = None
    clinic_hours: str | None = None
    country: str = Field(default="TR", pattern="^[A-Za-z]{2}$")
    default_timezone: str = "Europe/Istanbul"
    default_language: str = "en"
    send_rate: float = Field(default=29, gt=0, le=1000)
    chat_burst: int = Field(default=3, ge=0)  # messages a chat in 3 seconds; 0: no limit (tests only)
    log_format: str = Field(default="text", pattern="^(text|json)$")
    clock_url: str | None = None  # demo and tests only

    @field_validator("telegram_bot_token")
    @classmethod
    def _is_a_token(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", value.get_secret_value()):
            raise ValueError("it must look like 123456:ABC… (ask @BotFather for one)")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _is_a_webhook_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("1 to 256 of A-Z a-z 0-9 _ -")
        return value

    @field_validator("telegram_api_url", "webhook_url", "clock_url")
    @classmethod
    def _is_a_web_address(cls, value: str | None) -> str | None:
        if value is not None and not (value.startswith(("http://", "https://")) and urlsplit(value).hostname):
            raise ValueError("it must be an http(s) address")
        return value

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, value: str | None) -> str | None:
        return value and _database_address(value)

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
        if not host or not re.fullmatch("[0-9]{1,5}", port) or int(port) > 65535:
            raise ValueError("it must look like 127.0.0.1:8080")
        return value

    @model_validator(mode="after")
    def _webhook_has_a_secret(self) -> "Settings":
        if self.webhook_url and not self.webhook_secret:
            raise ValueError("WEBHOOK_URL needs WEBHOOK_SECRET")
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
        return host.strip("[]"), int(port)

    @property
    def database(self) -> str:
        return self.database_url or f"{SQLITE}:///{self.data_dir / 'steady.db'}"


class _Environment(Settings, BaseSettings):
    """The same, read from the environment and the file; an empty value is as good as none."""

    model_config = SettingsConfigDict(extra="ignore", env_ignore_empty=True)


def read_settings(environment: Iterable[str], env_file: Path = Path(".env")) -> Settings:
    """Read them, from the environment whose names are given and the file; raises `SettingsProblem`."""
    try:
        refuse_unknown([*environment, *DotEnvSettingsSource(_Environment, env_file=env_file).env_vars])
        return settings_of(lambda: _Environment(_env_file=env_file))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsProblem(f"{env_file} cannot be read: {type(error).__name__}") from None


def settings_of(make: Callable[[], Settings]) -> Settings:
    """What `make` returns; raises `SettingsProblem` where it must not be."""
    try:
        return make()
    except ValidationError as error:
        raise SettingsProblem(_one_line(error)) from None


def refuse_unknown(names: Iterable[str]) -> None:
    """A misspelt setting would silently do nothing: a name that begins like ours, or nearly is one, is refused."""
    known = [name.upper() for name in Settings.model_fields]
    for name in names:
        close = get_close_matches(name.upper(), known, n=1, cutoff=0.85)
        if name.upper() not in known and (close or name.upper().startswith(PREFIXES)):
            meant = f"; did you mean {close[0]}?" if close else ""
            raise SettingsProblem(f"unknown setting {name.upper()}{meant}")


def _database_address(value: str) -> str:
    """The same address with the driver that is installed, and no endless wait for a silent server.

    An address can hold a password, so no error repeats it.
    """
    try:
        url: Any = make_url(value)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.drivername not in DRIVERS:
        raise ValueError("it must look like sqlite:///data/steady.db or postgresql+psycopg://user:password@host/steady")
    if url.drivername == SQLITE and (url.database in (None, "", ":memory:") or url.query):
        raise ValueError("SQLite takes the name of a file and nothing else: sqlite:///data/steady.db")
    url = url.set(drivername=DRIVERS[url.drivername])
    if url.drivername == POSTGRESQL:
        url = url.update_query_dict({"connect_timeout": CONNECT_SECONDS} | dict(url.query))
    return str(url.render_as_string(hide_password=False))


def _one_line(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    what = first["msg"].removeprefix("Value error, ").replace("\n", " ")
    if not first["loc"]:
        return what
    name = str(first["loc"][0]).upper()
    return f"{name} is not set" if first["type"] == "missing" else f"{name}: {what}"
