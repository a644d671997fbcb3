"""`python -m sandbox`: the sandbox alone, until Ctrl-C."""

import argparse
import asyncio
import signal
import sys
from datetime import datetime

from sandbox.server import SandboxServer
from sandbox.wire import parse_iso
from sandbox.world.limits import STANDARD, Limits


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted; 1 with one line of reason if the port is taken."""
    options = _parser().parse_args(arguments)
    try:
        asyncio.run(_serve(options.host, options.port, options.at, options.no_limits))
    except OSError as trouble:
        print(f"Cannot listen on {options.host}:{options.port}: {trouble.strerror}", file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("sandbox", description="A local stand-in for Telegram.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 takes any free port")
    parser.add_argument("--at", type=parse_iso, metavar="ISO", help="what its clock shows first (default: now)")
    parser.add_argument("--no-limits", action="store_true", help="never answer 429 by itself")
    return parser


async def _serve(host: str, port: int, at: datetime | None, no_limits: bool) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    async with SandboxServer(host, port, Limits.off() if no_limits else STANDARD, at) as sandbox:
        print(f"Sandbox: {sandbox.url}", flush=True)  # noqa: T201
        await stopped.wait()


if __name__ == "__main__":
    sys.exit(main())
