"""P8: triage of one message, and the memory that its words and models take."""

import time
import tracemalloc

from bench.results import Result
from bot.content.lexicon.understanding import load_understanding
from bot.core.triage.judging import Understanding, judge
from corpus.messages import aside

LONG = "walked 20 minutes, feeling fine, " * 125  # as long as Telegram lets a message be


async def run(share: float) -> list[Result]:
    """Real messages, each judged once, so that nothing about a message is remembered from before."""
    tracemalloc.start()
    understanding = load_understanding()
    memory = tracemalloc.get_traced_memory()[0] / 1_000_000
    tracemalloc.stop()
    texts = [message.text for message in aside()][: max(50, int(450 * share))]
    took = [_time(text, understanding) for text in texts]
    return [
        Result("P8", "steady", f"triage of one message, {len(texts)} messages, median", _at(took, 0.5), "ms", "≤ 1 ms"),
        Result("P8", "steady", "the same, 99 of 100 are faster than", _at(took, 0.99), "ms", "≤ 1 ms"),
        Result("P8", "steady", "a message of 4,096 letters", _time(LONG, understanding), "ms", ""),
        Result("P8", "steady", "words and models in memory", memory, "MB", "≤ 20 MB"),
    ]


def _time(text: str, understanding: Understanding) -> float:
    start = time.perf_counter()
    judge(text, understanding)
    return (time.perf_counter() - start) * 1000


def _at(values: list[float], share: float) -> float:
    return sorted(values)[int(len(values) * share)]
