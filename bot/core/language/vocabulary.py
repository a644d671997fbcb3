"""What kind of thing a word is: everyday words by class of meaning, in every inflected form.

1. The longest known lemma that a word begins with counts, if an ending of its language is all that follows.
2. A denying Turkish verb ("dönmüyor") is told from an affirming one ("dönüyor").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

SHORTEST, LONGEST = 2, 14  # letters of a lemma
_ENGLISH = re.compile(r"(?:e?s|e?d|ings?|in|e?rs?|est|ly|y|ies|ied|e?n|ness|ful|less|able|ish|like|ed|th)?$")
_TURKISH = re.compile(
    r"(?:l[ae]r|[iu]m|[iu]n|[iu]z|[iu]|m[iu]z|n[iu]z|s[iu]n?|[dt][ae]n?|y?[ae]|y[iu]|n[iu]n|n[iu]|n[ae]|y?l[ae]|l[iu]|s[iu]z|l[iu][kg]"
    r"|c[iuae]|k[iu]|m|n|k|r|z|y?[iu]p|m[ae]k|m[ae]|[dt][iu]|[iu]?yo(?:r)?|m[iu]s|y?[ae]c[ae][kg]|[aeiu]r|s[ae]|y?[ae]r[ae]k"
    r"|y?[iu]nc[ae]|ken|[dt][iu][kg]|y?[ae]bil|[iu]ver|y?[ae]n|[iu]l|[iu]n|[iu]s|t|[dt][iu]r|c[ae]s[iu]n[ae])*$"
)
_DENYING = re.compile(
    r"m(?:[iu]y\w*|[ae]d[iu]\w*|[ae]z\w*|[ae]m[iu]s\w*|[ae]y[ae][nc]\w*|[ae]den|[ae]m|[ae]s[ei]n\w*)$"
)
DENIED = "!"


class Vocabulary:
    """Lemmas and their classes, by language ("en", "tr")."""

    __slots__ = ("_known",)

    def __init__(self, classes: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        self._known: dict[str, dict[str, str]] = {
            language: {lemma: name for name, lemmas in by_class.items() for lemma in lemmas}
            for language, by_class in classes.items()
        }

    def kind(self, word: str) -> str | None:
        """The word's class, with "!" before it where the word denies it; None for a word that nobody taught us."""
        best, found = 0, None
        for language, known in self._known.items():
            for length in range(min(len(word), LONGEST), max(best, SHORTEST) - 1, -1):
                name = known.get(word[:length]) or (known.get(word[:length] + "e") if language == "en" else None)
                if name is None:
                    continue
                ending = word[length:]
                if language == "tr" and _DENYING.match(ending):
                    best, found = length + 1, DENIED + name
                elif _fits(language, word, length):
                    best, found = length + 1, name
                else:
                    continue
                break
        return found


def _fits(language: str, word: str, length: int) -> bool:
    ending = word[length:]
    if len(ending) > 2 * LONGEST:
        return False
    if language == "tr":
        return _TURKISH.match(ending) is not None
    doubled = len(ending) > 1 and ending[0] == word[length - 1] and _ENGLISH.match(ending, 1) is not None
    return doubled or _ENGLISH.match(ending) is not None
