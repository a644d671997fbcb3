"""The keys are checked against what the database holds before anything else is done with it."""

import pytest
from cryptography.fernet import Fernet

from bot.storage import inbox
from bot.storage.crypto import KeyProblem, Vault
from bot.storage.database import Database
from bot.storage.keys import check_keys
from tests.databases import VAULT

OTHER = Fernet.generate_key().decode()


def fill(url: str, vault: Vault, number: int) -> None:
    database = Database(url, vault)
    database.transaction(inbox.store, 1, [{"update_id": number}])
    database.close()


def check(url: str, vault: Vault) -> None:
    database = Database(url, vault)
    try:
        database.transaction(check_keys)
    finally:
        database.close()


def test_an_empty_database_goes_with_any_key(database_url: str) -> None:
    check(database_url, Vault([OTHER]))


def test_the_key_with_which_it_was_written_fits(database_url: str) -> None:
    fill(database_url, VAULT, 1)
    check(database_url, VAULT)


def test_another_key_is_refused(database_url: str) -> None:
    fill(database_url, VAULT, 1)
    with pytest.raises(KeyProblem, match="opens what the database holds"):
        check(database_url, Vault([OTHER]))


def test_a_key_that_opens_only_what_is_new_is_refused(database_url: str) -> None:
    fill(database_url, VAULT, 1)
    fill(database_url, Vault([OTHER]), 2)
    with pytest.raises(KeyProblem):
        check(database_url, Vault([OTHER]))


def test_a_key_that_opens_only_what_is_old_is_refused(database_url: str) -> None:
    fill(database_url, VAULT, 1)
    fill(database_url, Vault([OTHER]), 2)
    with pytest.raises(KeyProblem):
        check(database_url, VAULT)
