"""Encryption of what must not be readable in a stolen file: words, names, payloads (MultiFernet, so keys rotate).

The first key encrypts, every key decrypts. A key file is made on the first start, readable by its owner alone.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class KeyProblem(Exception):
    """The encryption keys cannot be used; the message is one line for the operator."""


class Vault:
    """Seals text into bytes and opens it again."""

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise KeyProblem("ENCRYPTION_KEYS is empty")
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
        except ValueError as error:
            raise KeyProblem(
                "ENCRYPTION_KEYS: each key must be 32 url-safe base64-encoded bytes (make one with: "
                "python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())')"
            ) from error

    def seal(self, text: str) -> bytes:
        return self._fernet.encrypt(text.encode())

    def open(self, sealed: bytes) -> str:
        """Raises `KeyProblem` where none of the keys fits."""
        try:
            return self._fernet.decrypt(bytes(sealed)).decode()
        except InvalidToken as error:
            raise KeyProblem("none of the ENCRYPTION_KEYS opens what the database holds") from error


def keys_from_file(path: Path) -> list[str]:
    """The keys in `path`, one a line; the file is made with mode 600 where there is none."""
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(Fernet.generate_key().decode() + "\n")
    return path.read_text().split()
