"""How triage and the activity grammar do on labelled messages: `make corpus FILE=…`.

Without a file, on those that were kept aside.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bot.content.lexicon.load_activities import load_activity_words
from bot.content.lexicon.understanding import load_understanding
from bot.core.activities.grammar import activities_in
from bot.core.triage.judging import judge
from corpus.measure import report
from corpus.messages import Message, aside, read


def main(files: list[str]) -> int:
    """Print the report; 2 where a file cannot be read."""
    try:
        messages = read(map(Path, files)) if files else aside()
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    for line in lines(messages):
        print(line)
    return 0


def lines(messages: list[Message]) -> list[str]:
    """The report on these messages by the bot as it is."""
    understanding, words = load_understanding(), load_activity_words()
    judged = [(message, judge(message.text, understanding)) for message in messages]
    return list(report(judged, lambda text: [each.to_values() for each in activities_in(text, words)]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
