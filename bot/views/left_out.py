"""Why an exercise that somebody did all the same is left out of their plan (care rules S2 to S10)."""

from collections.abc import Mapping, Sequence

from bot.content.because import cause_of
from bot.content.load import Content
from bot.content.words import Words
from bot.core.facts import Answers
from bot.views.why import ORDER

STAIRS = "stair_climbing"


def left_out(_: Words, content: Content, answers: Answers, rules: Mapping[str, Sequence[str]]) -> str:
    """`rules`: by exercise, what puts it out. One sentence for each of the gravest rules, and no blame.

    One's own stairs at home are never forbidden (care rules §2).
    """
    gravest = {exercise: min(found, key=ORDER.index) for exercise, found in rules.items()}
    parts: list[str] = []
    for rule in sorted(set(gravest.values()), key=ORDER.index):
        exercises = [content.catalogue.exercises[each] for each, its in gravest.items() if its == rule]
        names = ", ".join(_.inside(_(exercise.name)) for exercise in exercises)
        parts += [_(content.rules.because[cause])] if (cause := cause_of(rule, answers)) else []
        parts.append(_(content.rules.left_out.first, exercises=names))
    if STAIRS in gravest:
        parts.append(_("Your own stairs at home are fine: hold the rail and take your time."))
    return " ".join([*parts, _("Please keep to the exercises in your plan.")])
