"""Sealing, rotation of keys, and the key file."""

import base64
import threading
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.storage.crypto import KeyProblem, Vault, keys_from_file


def key() -> str:
    return Fernet.generate_key().decode()


def test_what_is_sealed_can_be_opened_and_not_be_read() -> None:
    vault = Vault([key()])
    sealed = vault.seal("My hips ache")
    assert b"hips" not in base64.urlsafe_b64decode(sealed)
    assert vault.open(sealed) == "My hips ache"


def test_a_new_key_seals_and_the_old_one_still_opens() -> None:
    old, new = key(), key()
    sealed = Vault([old]).seal("before")
    rotated = Vault([new, old])
    assert rotated.open(sealed) == "before"
    assert Vault([new]).open(rotated.seal("after")) == "after"


def test_a_lost_key_is_named_by_its_source() -> None:
    sealed = Vault([key()]).seal("words")
    with pytest.raises(KeyProblem, match=r"no key in data/encryption\.key opens"):
        Vault([key()], "data/encryption.key").open(sealed)


@pytest.mark.parametrize("keys", [[], ["too-short"], ["ş" * 44], [Fernet.generate_key().decode(), "x"]])
def test_what_is_no_key_is_refused_in_one_line_that_does_not_repeat_it(keys: list[str]) -> None:
    with pytest.raises(KeyProblem, match=r"^ENCRYPTION_KEYS") as refused:
        Vault(keys)
    assert "\n" not in str(refused.value)
    assert "too-short" not in str(refused.value)


def test_the_key_file_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "encryption.key"
    made = keys_from_file(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert keys_from_file(file) == made
    assert list(tmp_path.iterdir()) == [file]
    Vault(made)


def test_several_that_start_at_once_get_the_same_key(tmp_path: Path) -> None:
    got: list[list[str]] = []
    start = threading.Barrier(8)

    def begin() -> None:
        start.wait()
        got.append(keys_from_file(tmp_path / "encryption.key"))

    threads = [threading.Thread(target=begin) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 8
    assert len({tuple(keys) for keys in got}) == 1


def test_a_key_file_may_hold_several_keys_for_rotation(tmp_path: Path) -> None:
    (tmp_path / "encryption.key").write_text("one\ntwo\n")
    assert keys_from_file(tmp_path / "encryption.key") == ["one", "two"]
