"""`python -m bench [P1 P2 …] [--share 0.1]`: all benchmarks, or some; one JSON line each, then one table."""

import argparse
import asyncio

from bench import delivery, latency, pictures, reminders, throughput, understanding, urgent, writing
from bench.results import Result, note, show


async def fast(share: float) -> list[Result]:
    """P4: the rows of a broadcast, and a thousand messages a second."""
    return [*await writing.run(share), *await delivery.run_fast(share)]


ALL = {
    "P1": latency.run,
    "P2": throughput.run,
    "P3": delivery.run,
    "P4": fast,
    "P5": urgent.run,
    "P7": reminders.run,
    "P8": understanding.run,
    "P9": pictures.run,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("only", nargs="*", choices=[*ALL, []], metavar="ID", help=", ".join(ALL))
    parser.add_argument("--share", type=float, default=1.0, help="of the full length; 1 takes about eight minutes")
    chosen = parser.parse_args()
    results = []
    for name in chosen.only or ALL:
        for result in asyncio.run(ALL[name](chosen.share)):
            note(result)
            results.append(result)
    show(results)


if __name__ == "__main__":
    main()
