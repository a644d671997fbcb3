"""The routes."""

from starlette.applications import Starlette
from starlette.routing import Route

from bot.messaging.bell import Bells
from bot.storage.database import Database
from bot.web.status import Status
from bot.web.webhook import Webhook

WEBHOOK_PATH = "/telegram"


def create_web(database: Database, bot_id: int, bells: Bells, secret: str | None = None) -> Starlette:
    """Health and metrics; with a secret, also the webhook."""
    status = Status(database, bot_id)
    routes = [Route("/health", status.health), Route("/metrics", status.metrics)]
    if secret is not None:
        endpoint = Webhook(database, bot_id, secret, bells).receive
        routes.append(Route(WEBHOOK_PATH, endpoint, methods=["POST"]))
    return Starlette(routes=routes)
