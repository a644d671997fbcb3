"""The draft of a broadcast: what kind it is, its words in each language, and why some cannot be sent."""

from collections.abc import Sequence

from bot.content.words import LANGUAGES, Words
from bot.views.message import Button, Message, column

SHORTEST_TITLE = 60  # characters of the words by which a broadcast is told from others


def title(text: str) -> str:
    """The first words, by which staff tell one from another."""
    line = " ".join(text.split())
    return line if len(line) <= SHORTEST_TITLE else line[: SHORTEST_TITLE - 1].rstrip() + "…"


def language(_: Words, code: str) -> str:
    return {"en": _("English"), "tr": _("Turkish")}[code]


def other(code: str) -> str:
    """The other of the two languages."""
    return next(each for each in LANGUAGES if each != code)


def home(_: Words, running: Sequence[tuple[int, str]], *, past: bool) -> Message:
    """`running`: by id, the first words of those that go out or wait for their hour; `past`: something was sent."""
    text = _("Is it guidance that stays, or news for now? Guidance stays under /guidance until newer guidance comes.")
    buttons = [(_("Guidance that stays"), "bc:kind:guidance"), (_("News for now"), "bc:kind:news")]
    return Message(text, column([*buttons, *_others(_, running, past=past)]))


def unfinished(_: Words, id: int, words: str, running: Sequence[tuple[int, str]], *, past: bool) -> Message:
    """There is a draft already; `words`: how it begins, empty where nothing is written yet."""
    text = _("You have begun a draft, without any words yet.")
    if words:
        text = _("You have a draft: “{title}”", title=words)
    buttons = [(_("Go on with it"), f"bc:go:{id}"), _throw_away(_, id)]
    return Message(text, column([*buttons, *_others(_, running, past=past)]))


def _others(_: Words, running: Sequence[tuple[int, str]], *, past: bool) -> list[Button]:
    buttons = [(_("On its way: {title}", title=words), f"bc:open:{id}") for id, words in running]
    return [*buttons, *([(_("What was sent so far"), "bc:past")] if past else [])]


def _throw_away(_: Words, id: int) -> Button:
    return _("Throw it away"), f"bc:drop:{id}"


def throw_away(_: Words, id: int) -> Message:
    buttons = [(_("No, keep it"), f"bc:go:{id}"), (_("Yes, throw it away"), f"bc:dropped:{id}")]
    return Message(_("Shall I throw the whole draft away?"), column(buttons))


def thrown_away(_: Words) -> Message:
    return Message(_("The draft is thrown away. Nothing was sent."))


def which_language(_: Words, id: int) -> Message:
    buttons = [(language(_, code), f"bc:in:{id}:{code}") for code in LANGUAGES]
    return Message(_("In which language do you write first?"), column([*buttons, _throw_away(_, id)]))


def write_it(_: Words, id: int, code: str) -> Message:
    said = {
        "en": _("Please send me the message in English now: words, or a photo, a document or an animation with words."),
        "tr": _("Please send me the message in Turkish now: words, or a photo, a document or an animation with words."),
    }[code]
    text = said + "\n\n" + _("Bold letters and links stay as you make them. Nothing goes out before you say so.")
    return Message(text, column([(_("Not now"), f"bc:stop:{id}")]))


def write_words(_: Words, id: int, code: str) -> Message:
    """Of a correction: only the words change."""
    said = {
        "en": _("Please send me the new words in English now. A picture or a file stays as it is."),
        "tr": _("Please send me the new words in Turkish now. A picture or a file stays as it is."),
    }[code]
    return Message(said, column([(_("Not now"), f"bc:stop:{id}")]))


def stopped(_: Words) -> Message:
    return Message(_("I wait no longer for your words. The draft is kept: /broadcast goes on with it."))


def use_this(_: Words, id: int, body_id: int, *, about_me: bool) -> tuple[Button, ...]:
    """Below the message as it will look. `about_me`: they may have told of themselves."""
    mine = [(_("It is about me"), f"bc:me:{id}:{body_id}")] if about_me else []
    return (*mine, (_("Use this"), f"bc:use:{id}:{body_id}"), (_("Write it again"), f"bc:again:{id}:{body_id}"))


def change_words(_: Words, id: int) -> Message:
    buttons = [(language(_, code), f"bc:in:{id}:{code}") for code in LANGUAGES]
    return Message(_("Which words shall change?"), column([*buttons, (_("Back"), f"bc:go:{id}")]))


def other_language(_: Words, id: int, code: str, readers: int, *, has_words: bool) -> Message:
    """`code`: the language that is still missing; `readers`: how many people of the clinic have it; `has_words`: what
    is corrected has words of its own in it."""
    if code == "tr":
        text = _.plural(
            "Now in Turkish? {n} person reads Turkish.", "Now in Turkish? {n} people read Turkish.", readers
        )
    else:
        text = _.plural(
            "Now in English? {n} person reads English.", "Now in English? {n} people read English.", readers
        )
    buttons = [
        *([(_("Leave the other as it is"), f"bc:leave:{id}:{code}")] if has_words else []),
        (_("Write it in Turkish too") if code == "tr" else _("Write it in English too"), f"bc:in:{id}:{code}"),
        (_("Everybody gets this one"), f"bc:same:{id}:{code}"),
    ]
    return Message(text, column([*buttons, _throw_away(_, id)]))


# -- what cannot be taken ----------------------------------------------------------------------------------------------


def not_sendable(_: Words) -> Message:
    return Message(
        _(
            "I can send on words, a photo, a document or an animation, and nothing else, such as a voice message."
            " Please send it in another way."
        )
    )


def one_at_a_time(_: Words) -> Message:
    return Message(_("That is an album. A message holds one picture: please send the one picture with its words."))


def words_only(_: Words) -> Message:
    return Message(_("Please send words alone: the picture or file that was sent stays as it is."))


def nothing_said(_: Words) -> Message:
    return Message(_("There are no words in it. Please send it again with words, so that everybody can read it."))


def too_long(_: Words, length: int, most: int) -> Message:
    return Message(
        _(
            "That is too long: {length} characters, and {most} are possible. Please send it again, shorter.",
            length=_.number(length),
            most=_.number(most),
        )
    )


def written_anew(_: Words) -> str:
    """To a tap below words that are not the newest."""
    return _("You have written something newer since.")


def closed(_: Words) -> str:
    """To a tap below a draft that is gone or sent."""
    return _("This draft is closed. Write /broadcast.")
