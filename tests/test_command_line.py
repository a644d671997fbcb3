"""What cannot work ends with one clear line and a status that is not 0, and no secret in the line."""

import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import create_engine, text

from bot.storage import inbox
from bot.storage.crypto import Vault
from bot.storage.database import Database
from bot.storage.lock import InstanceLock
from sandbox.server import SandboxServer
from tests.program import ROOT, Ended, ended

TOKEN = "123456:very-secret-token"
NOWHERE = "http://127.0.0.1:1"
SECRETS = ("very-secret", "Traceback")


def settings(folder: Path, **changed: str) -> dict[str, str]:
    """Good ones, on a machine where Telegram is out of reach, and what a test changes."""
    good = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": NOWHERE,
        "DATA_DIR": str(folder / "data"),
        "LISTEN": "127.0.0.1:0",
    }
    return good | changed


def assert_one_line(end: Ended, *words: str) -> None:
    assert end.status == 1, end
    assert end.errors.startswith("steady: "), end
    assert end.errors.count("\n") == 1, end
    for word in words:
        assert word in end.errors
    for secret in SECRETS:
        assert secret not in end.errors + end.output


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"TELEGRAM_BOT_TOKEN": "no-number:very-secret"}, ["TELEGRAM_BOT_TOKEN: it must look like"]),
        ({"TELEGRAM_BOT_TOKN": TOKEN}, ["unknown setting TELEGRAM_BOT_TOKN; did you mean TELEGRAM_BOT_TOKEN?"]),
        ({"DATABASE_URL": "very-secret"}, ["DATABASE_URL: it must look like sqlite:///"]),
        ({"DATABASE_URL": "mysql://steady:very-secret@127.0.0.1/steady"}, ["DATABASE_URL: it must look like"]),
        ({"DATABASE_URL": "postgresql://steady:very-secret@127.0.0.1:1/steady"}, ["database", "refused"]),
        ({"DATABASE_URL": "postgres://steady:very-secret@no-such-host.invalid/steady"}, ["database", "no-such-host"]),
        ({"DATA_DIR": "/proc/steady"}, ["/proc/steady cannot be used"]),
        ({"DATABASE_URL": "sqlite:////proc/steady/steady.db"}, ["/proc/steady cannot be used"]),
        ({"ENCRYPTION_KEYS": "very-secret"}, ["ENCRYPTION_KEYS: each key must be"]),
        ({"LISTEN": "192.0.2.1:8080"}, ["LISTEN: 192.0.2.1:8080 cannot be listened on"]),
    ],
)
async def test_a_setting_that_cannot_work_is_named(tmp_path: Path, changed: dict[str, str], words: list[str]) -> None:
    assert_one_line(await ended("run", folder=tmp_path, settings=settings(tmp_path, **changed)), *words)


async def test_a_busy_address_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        end = await ended("run", folder=tmp_path, settings=settings(tmp_path, LISTEN=address))
    assert_one_line(end, f"LISTEN: {address} cannot be listened on", "in use")


async def test_the_demos_busy_port_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert_one_line(await ended("demo", "--no-open", "--port", port, folder=tmp_path), f"port {port}", "in use")


async def test_the_demo_says_what_a_database_address_looks_like(tmp_path: Path) -> None:
    end = await ended("demo", "--no-open", "--port", "0", "--database", "mine.db", folder=tmp_path)
    assert_one_line(end, "it must look like sqlite:///")


async def test_a_token_that_telegram_does_not_know_is_final(tmp_path: Path) -> None:
    async with SandboxServer() as sandbox, aiohttp.ClientSession() as http:
        fault = {"method": "getMe", "status": 401, "description": "Unauthorized", "times": 0}
        async with http.post(f"{sandbox.url}/sandbox/faults", json=fault) as answer:
            assert answer.status == 200
        end = await ended("run", folder=tmp_path, settings=settings(tmp_path, TELEGRAM_API_URL=sandbox.url))
    assert_one_line(end, "Telegram does not know this TELEGRAM_BOT_TOKEN")


async def test_a_second_process_on_one_file_is_refused(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path / "steady.db")
    lock.acquire()
    try:
        end = await ended("run", folder=tmp_path, settings=settings(tmp_path, DATA_DIR=str(tmp_path)))
    finally:
        lock.release()
    assert_one_line(end, "another process already uses", "steady.db")


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "steady.db").write_text("The first page of a diary. " * 100)
    end = await ended("run", folder=tmp_path, settings=settings(tmp_path, DATA_DIR=str(tmp_path)))
    assert_one_line(end, "the database cannot be used", "not a database")


def newer(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('9999_of_next_year')"))
    engine.dispose()


@pytest.mark.parametrize("command", ["run", "migrate"])
async def test_the_schema_of_a_newer_version_is_refused(tmp_path: Path, empty_url: str, command: str) -> None:
    newer(empty_url)
    end = await ended(command, folder=tmp_path, settings=settings(tmp_path, DATABASE_URL=empty_url))
    assert_one_line(end, "9999_of_next_year", "does not know")


def forget_the_key(folder: Path) -> dict[str, str]:
    (folder / "data" / "encryption.key").unlink()
    return {}


def other_keys(_: Path) -> dict[str, str]:
    return {"ENCRYPTION_KEYS": Fernet.generate_key().decode()}


@pytest.mark.parametrize(("lose", "source"), [(forget_the_key, "encryption.key"), (other_keys, "ENCRYPTION_KEYS")])
async def test_keys_that_do_not_open_the_database_are_refused_at_the_start(
    tmp_path: Path, empty_url: str, lose: Callable[[Path], dict[str, str]], source: str
) -> None:
    chosen = settings(tmp_path, DATABASE_URL=empty_url)
    assert (await ended("migrate", folder=tmp_path, settings=chosen)).status == 0
    key = (tmp_path / "data" / "encryption.key").read_text().strip()
    database = Database(empty_url, Vault([key]))
    database.transaction(inbox.store, 123456, [{"update_id": 1}])
    database.close()
    end = await ended("run", folder=tmp_path, settings=chosen | lose(tmp_path))
    assert_one_line(end, "no key in ", source, "opens what the database holds")


async def test_migrate_makes_the_database_and_may_be_repeated(tmp_path: Path) -> None:
    for _ in range(2):
        end = await ended("migrate", folder=tmp_path, settings=settings(tmp_path))
        assert (end.status, end.output, end.errors) == (0, "The database is up to date.\n", "")
    assert (tmp_path / "data" / "steady.db").exists()


@pytest.fixture
def broken_sources(tmp_path: Path) -> Path:
    """A copy of the program with a wrong number in its content."""
    sources = tmp_path / "sources"
    for folder in ("bot", "sandbox", "alembic"):
        shutil.copytree(ROOT / folder, sources / folder, ignore=shutil.ignore_patterns("__pycache__"))
    broken = sources / "bot" / "content" / "data" / "emergency.yaml"
    broken.write_text(broken.read_text().replace('TR: "112"', "TR: [112"))
    return sources


@pytest.mark.parametrize("command", [("run",), ("demo", "--no-open", "--port", "0")])
async def test_broken_content_is_refused_with_file_and_line(
    tmp_path: Path, broken_sources: Path, command: tuple[str, ...]
) -> None:
    end = await ended(*command, folder=tmp_path, settings=settings(tmp_path), sources=broken_sources)
    assert_one_line(end, "emergency.yaml:", "content check")


async def test_the_content_check_prints_each_fault_with_file_and_line(tmp_path: Path, broken_sources: Path) -> None:
    end = await ended("content", "check", folder=tmp_path, sources=broken_sources)
    assert (end.status, end.errors) == (1, "")
    assert all(line.partition(":")[2].partition(":")[0].isdigit() for line in end.output.splitlines())
    assert "emergency.yaml:" in end.output


async def test_the_content_check_takes_another_folder(tmp_path: Path, broken_sources: Path) -> None:
    end = await ended("content", "check", "--folder", str(broken_sources / "bot" / "content"), folder=tmp_path)
    assert end.status == 1
    assert "emergency.yaml:" in end.output


async def test_a_folder_without_content_is_refused(tmp_path: Path) -> None:
    end = await ended("content", "check", "--folder", str(tmp_path / "nothing"), folder=tmp_path)
    assert end.status == 1
    assert "Traceback" not in end.errors
    assert end.output + end.errors


async def test_good_content_is_one_line_with_its_version_and_what_waits_for_a_review(tmp_path: Path) -> None:
    end = await ended("content", "check", folder=tmp_path)
    assert (end.status, end.errors, end.output.count("\n")) == (0, "", 1)
    assert end.output.startswith("content ")
    assert "review" in end.output


@pytest.mark.parametrize(
    "arguments", [("run", "--fast"), ("dance",), ("demo", "--at", "tomorrow"), ("demo", "--port", "x")]
)
async def test_an_unknown_option_is_explained(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    end = await ended(*arguments, folder=tmp_path)
    assert end.status == 2
    assert "Usage" in end.errors
    assert "Traceback" not in end.errors


async def test_the_handbook_is_written_in_every_language(tmp_path: Path) -> None:
    end = await ended("content", "handbook", folder=tmp_path)
    assert (end.status, end.errors) == (0, "")
    assert end.output.splitlines() == ["handbook/handbook-en.html", "handbook/handbook-tr.html"]
    for name in end.output.splitlines():
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


async def test_the_handbook_goes_where_it_is_told_and_names_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    end = await ended("content", "handbook", "--output", "deep/er", folder=tmp_path)
    assert end.status == 0
    assert (tmp_path / "deep/er/handbook-tr.html").exists()
    (tmp_path / "taken").write_text("no folder")
    assert_one_line(await ended("content", "handbook", "--output", "taken", folder=tmp_path), "taken cannot be used")
