"""python-telegram-bot's Application, used for what it does best: types, filters and the choice of the handler."""

from typing import Any

from telegram.ext import Application, ApplicationBuilder, BaseHandler, ContextTypes, ExtBot

from bot.messaging.request import TransportRequest
from bot.messaging.turn import Data, Turn


class Steady(Application[ExtBot[None], Turn, Data, Data, Data, None]):
    """Errors go to the worker, which decides; and nothing runs beside the turn it belongs to."""

    async def process_error(self, update: object, error: Exception, job: Any = None, coroutine: Any = None) -> bool:
        raise error

    def add_handler(self, handler: BaseHandler[Any, Turn, Any], group: int = 0) -> None:
        """Raises `ValueError` for `block=False`: such a handler would outlive its update's attempt."""
        if not handler.block:
            raise ValueError("a handler with block=False would act outside its turn")
        super().add_handler(handler, group)


def build_application(token: str, api_url: str = "https://api.telegram.org") -> Steady:
    """Without its own receiving and without a job queue; both are ours."""
    builder = ApplicationBuilder().application_class(Steady).token(token)
    builder = builder.base_url(f"{api_url.rstrip('/')}/bot").base_file_url(f"{api_url.rstrip('/')}/file/bot")
    builder = builder.request(TransportRequest()).get_updates_request(TransportRequest())
    application = builder.context_types(ContextTypes(context=Turn)).updater(None).job_queue(None).build()
    assert isinstance(application, Steady)
    return application
