"""The page at `/`: three phones, in static files that talk to the control API like any other client."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).parent / "static"

# The browser itself keeps the promise "nothing leaves this computer"; no-cache shows an upgrade at once.
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def routes(world: object) -> list[BaseRoute]:
    """`/` and the files it loads from `/page/`; all they show comes from the control API, not from `world`."""
    return [Route("/", _index), Mount("/page", _PageFiles(directory=STATIC))]


async def _index(request: Request) -> Response:
    return FileResponse(STATIC / "index.html", headers=HEADERS)


class _PageFiles(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(HEADERS)
        return response
