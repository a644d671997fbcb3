"""A message and what it logs, written in one line: `brisk_walking minutes=25; sit_to_stand sets=2 reps=10`."""

from functools import cache

from bot.content.lexicon.load_activities import load_activity_words
from bot.core.activities.grammar import activities_in
from bot.core.activities.words import ActivityWords


@cache
def words() -> ActivityWords:
    """The words that the program itself uses."""
    return load_activity_words()


def told(text: str, *, helper: bool = False) -> str:
    """What the message logs; `yesterday` where it was said of yesterday, nothing where it logs nothing.

    `helper`: somebody writes for the patient.
    """
    return "; ".join(
        " ".join(
            [activity.exercise]
            + [f"{name}={value}" for name, value in activity.to_values().items() if name != "exercise"]
            + ["yesterday"] * activity.yesterday
        )
        for activity in activities_in(text, words(), helper=helper)
    )
