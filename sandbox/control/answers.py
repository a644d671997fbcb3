"""Answers of the control API."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sandbox.wire import encode
from sandbox.world.refusals import Refusal


def reply(value: Any, status: int = 200) -> Response:
    return Response(encode(value), status, media_type="application/json")


async def refused(request: Request, trouble: Exception) -> Response:
    """`{"error"}` for a Refusal."""
    assert isinstance(trouble, Refusal)
    return reply({"error": trouble.reason}, trouble.status)


async def not_served(request: Request, trouble: Exception) -> Response:
    """The same shape for paths and HTTP methods that do not exist."""
    assert isinstance(trouble, HTTPException)
    return reply({"error": trouble.detail}, trouble.status_code)
