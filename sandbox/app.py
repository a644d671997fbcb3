"""The sandbox as one ASGI application."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Mount, Route

from sandbox.botapi.endpoint import BotApi, BotFiles
from sandbox.control.answers import not_served, refused
from sandbox.control.clock import ClockRoutes
from sandbox.control.looking import LookingRoutes
from sandbox.control.people import PeopleRoutes
from sandbox.control.steering import SteeringRoutes
from sandbox.page import routes as page_routes
from sandbox.world.refusals import Refusal
from sandbox.world.world import World


def create_app(world: World) -> Starlette:
    """The Bot API, the control API under `/sandbox/`, and the page at `/`, all of one world."""
    control = (LookingRoutes(world), PeopleRoutes(world), ClockRoutes(world), SteeringRoutes(world))
    return Starlette(
        routes=[
            Route("/bot{token}/{method}", BotApi(world)),
            Route("/file/bot{token}/{path:path}", BotFiles(world)),
            Mount("/sandbox", routes=[route for part in control for route in part.routes()]),
            *page_routes(world),
        ],
        exception_handlers={Refusal: refused, HTTPException: not_served},
    )
