"""Letters without their differences: case, diacritics, and the two i of Turkish."""

import unicodedata

APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼ′"))


def fold_letters(text: str) -> str:
    """Lower case without diacritics, so that İ, I, ı and i are one letter; everything else stays where it is."""
    folded = unicodedata.normalize("NFKD", text).casefold().replace("ı", "i")
    return "".join(c for c in unicodedata.normalize("NFKD", folded).casefold() if not unicodedata.combining(c))


def fold(text: str) -> str:
    """The same, without punctuation or spare spaces: to compare what was typed with what was offered."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold_letters(text)).split())
