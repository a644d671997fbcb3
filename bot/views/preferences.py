"""Pictures, a word in the evening, a habit: what makes the messages one's own."""

from bot.content.words import Words
from bot.core.day_plan import Item
from bot.views.message import Message, column

HABITS = ("tea", "teeth", "news", "prayer")
NO_HABIT = "none"
HELD = frozenset({"both_hands", "one_hand", "fingertips", "rail"})  # a habit distracts: never without support


def habit_names(_: Words) -> dict[str, str]:
    """The everyday moments to choose from."""
    return {
        "tea": _("While the tea brews"),
        "teeth": _("After brushing my teeth"),
        "news": _("Before the evening news"),
        "prayer": _("After prayer"),
    }


def which_habit(_: Words) -> Message:
    text = _(
        "A habit helps to remember. At which moment of your day would a balance exercise suit you, holding on to"
        " something firm? I will remind you of it with your exercises."
    )
    buttons = [(_("At none of these"), f"habit:{NO_HABIT}")]
    buttons += [(name, f"habit:{habit}") for habit, name in habit_names(_).items()]
    return Message(text, column([*buttons, (_("Back"), "menu:settings")]))


def habit_set(_: Words, habit: str | None) -> Message:
    if habit is None:
        return Message(_("Good. Your balance exercise has no fixed moment."))
    said = {
        "tea": _("Good. While the tea brews: a good moment for your balance exercise, always holding on."),
        "teeth": _("Good. After brushing your teeth: a good moment for your balance exercise, always holding on."),
        "news": _("Good. Before the evening news: a good moment for your balance exercise, always holding on."),
        "prayer": _("Good. After prayer: a good moment for your balance exercise, always holding on."),
    }
    return Message(said[habit])


def good_moment(_: Words, habit: str | None, item: Item) -> str | None:
    """One line with a balance exercise that is done holding on."""
    if habit is None or item.category != "balance" or item.support not in HELD:
        return None
    said = {
        "tea": _("A good moment: while the tea brews."),
        "teeth": _("A good moment: after brushing your teeth."),
        "news": _("A good moment: before the evening news."),
        "prayer": _("A good moment: after prayer."),
    }
    return said.get(habit)
