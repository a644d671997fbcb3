"""Ways in which the same thing is said a little differently; none of them takes a symptom back."""

import unicodedata
from collections.abc import Callable, Mapping
from random import Random

Change = Callable[[str, str, Random], str]

FINE = {"en": "but fine", "tr": "ama iyiyim"}
FILLER = {"en": "um", "tr": "şey"}
COMMA = {"en": "comma", "tr": "virgül"}
LOG = {"en": "walked 20 min", "tr": "20 dk yürüdüm"}
LEAST = 4  # letters of a word in which a slip still leaves the word to be recognised


def upper(text: str, lang: str, _: Random) -> str:
    return (text.replace("i", "İ").replace("ı", "I") if lang == "tr" else text).upper()


def stripped(text: str, *_: object) -> str:
    """As on a keyboard without the letters of the language."""
    letters = unicodedata.normalize("NFD", text.replace("ı", "i"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def swapped(text: str, _: str, random: Random) -> str:
    return _slip(text, random, lambda word, at: word[:at] + word[at + 1] + word[at] + word[at + 2 :])


def dropped(text: str, _: str, random: Random) -> str:
    return _slip(text, random, lambda word, at: word[:at] + word[at + 1 :])


def doubled(text: str, _: str, random: Random) -> str:
    return _slip(text, random, lambda word, at: word[: at + 1] + word[at:])


def _slip(text: str, random: Random, slip: Callable[[str, int], str]) -> str:
    """One of the longer words with a slip behind its first letter; where all are short, nothing."""
    words = text.split(" ")
    longer = [place for place, word in enumerate(words) if len(word) >= LEAST and word.isalpha()]
    if longer:
        place = random.choice(longer)
        words[place] = slip(words[place], random.randrange(1, len(words[place]) - 1))
    return " ".join(words)


def but_fine(text: str, lang: str, _: Random) -> str:
    return f"{_without_stop(text)} {FINE[lang]}"


def emoji_before(text: str, *_: object) -> str:
    return f"🙂 {text}"


def emoji_after(text: str, *_: object) -> str:
    return f"{text} 👍"


def filler_before(text: str, lang: str, _: Random) -> str:
    return f"{FILLER[lang]} {text}"


def filler_within(text: str, lang: str, random: Random) -> str:
    words = text.split(" ")
    words.insert(random.randrange(len(words)), FILLER[lang])
    return " ".join(words)


def dictated_comma(text: str, lang: str, _: Random) -> str:
    return f"{FILLER[lang]} {COMMA[lang]} {text.replace(',', f' {COMMA[lang]}')}"


def log_before(text: str, lang: str, _: Random) -> str:
    return f"{LOG[lang]}. {text}"


def log_after(text: str, lang: str, _: Random) -> str:
    return f"{_without_stop(text)}. {LOG[lang]}."


def _without_stop(text: str) -> str:
    return text.rstrip(" .!?…")


CHANGES: Mapping[str, Change] = {
    change.__name__: change
    for change in (
        upper,
        stripped,
        swapped,
        dropped,
        doubled,
        but_fine,
        emoji_before,
        emoji_after,
        filler_before,
        filler_within,
        dictated_comma,
        log_before,
        log_after,
    )
}
