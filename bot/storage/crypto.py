"""Encryption of what must not be readable in a stolen file: words, names, payloads (MultiFernet, so keys rotate).

What has to be found again without being readable, the code of a link, is kept as its HMAC under the same keys; so is
what has to prove that it is unchanged, the record of `storage.audit`.

The first key encrypts, every key decrypts. A key file is made on the first start, readable by its owner alone.
"""

import hmac
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class KeyProblem(Exception):
    """The encryption keys cannot be used; the message is one line for the operator."""


class Vault:
    """Seals text into bytes and opens it again; `source` is where the keys come from, for the operator."""

    def __init__(self, keys: Sequence[str], source: str = "ENCRYPTION_KEYS") -> None:
        self._source = source
        self._keys = [key.encode() for key in keys]
        if not keys:
            raise KeyProblem(f"{source} holds no key")
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
        except ValueError as error:
            raise KeyProblem(
                f"{source}: each key must be 32 url-safe base64-encoded bytes (make one with: "
                "python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())')"
            ) from error

    def seal(self, text: str) -> bytes:
        return self._fernet.encrypt(text.encode())

    def open(self, sealed: bytes) -> str:
        """Raises `KeyProblem` where none of the keys fits."""
        try:
            return self._fernet.decrypt(bytes(sealed)).decode()
        except InvalidToken as error:
            raise KeyProblem(f"no key in {self._source} opens what the database holds; bring it back") from error

    def digest(self, text: str, purpose: str = "find") -> str:
        """64 hexadecimal digits that tell nothing of the text; each purpose has a key of its own."""
        return _digest(self._keys[0], text, purpose)

    def digests(self, text: str, purpose: str = "find") -> list[str]:
        """Under every key, the newest first: what was written before the keys rotated is still found."""
        return [_digest(key, text, purpose) for key in self._keys]


def _digest(key: bytes, text: str, purpose: str) -> str:
    return hmac.digest(hmac.digest(key, purpose.encode(), "sha256"), text.encode(), "sha256").hex()


def keys_from_file(path: Path) -> list[str]:
    """The keys in `path`, one a line; the file is made with mode 600 where there is none."""
    if not path.exists():
        _make(path)
    return path.read_text(encoding="utf-8", errors="replace").split()


def _make(path: Path) -> None:
    """Whole and on the disk before anything is sealed with it; of several that start at once, one makes it."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # mode 600
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(Fernet.generate_key().decode() + "\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        os.unlink(name)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
