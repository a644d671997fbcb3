"""Sending files by multipart, as any library does."""

import json
from typing import Any

import aiohttp

from tests.sandbox.clients import TOKEN, Refused


async def upload(http: aiohttp.ClientSession, method: str, files: dict[str, tuple[str, bytes]], **params: Any) -> Any:
    """Call a method with files as (name, content) by field."""
    form = aiohttp.FormData()
    for name, value in params.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for field, (filename, content) in files.items():
        form.add_field(field, content, filename=filename)
    async with http.post(f"/bot{TOKEN}/{method}", data=form) as answer:
        body = await answer.json()
        if not body["ok"]:
            raise Refused(answer.status, body)
        return body["result"]
