"""How hard a text is to read: the age for English (Flesch-Kincaid), the index of Ateşman for Turkish.

Flesch-Kincaid: grade = 0.39 words/sentence + 11.8 syllables/word - 15.59 (Kincaid et al. 1975); a reader of grade n is
about n + 5 years old. Ateşman (1997): 198.825 - 40.175 syllables/word - 2.610 words/sentence; 90 and more is very easy,
70 easy, 50 of medium difficulty.
"""

import re

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SENTENCE = re.compile(r"[.!?:;]+(?=\s|$)|\n+|•|\(|\)")
PLACEHOLDER = re.compile(r"\{\w+\}")
FAMILIAR = ("exercis", "physiotherap", "egzersiz", "fizyoterap")  # long words that everybody here knows count as short
TURKISH_VOWELS = frozenset("aeıioöuüâîû")


def reading_age(text: str) -> float:
    """Of an English text, in years."""
    words, sentences = _counted(text)
    syllables = sum(map(_english_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59 + 5


def atesman(text: str) -> float:
    """Of a Turkish text; more is easier."""
    words, sentences = _counted(text)
    syllables = sum(map(_turkish_syllables, words))
    return 198.825 - 40.175 * syllables / len(words) - 2.610 * len(words) / sentences


def word_count(text: str) -> int:
    return len(WORD.findall(PLACEHOLDER.sub("ten", text)))


def _counted(text: str) -> tuple[list[str], int]:
    filled = PLACEHOLDER.sub("ten", text)
    parts = [part for part in SENTENCE.split(filled) if WORD.search(part)]
    return WORD.findall(filled), max(len(parts), 1)


def _english_syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end."""
    low = word.lower().replace("’", "'")
    if low.startswith(FAMILIAR):
        return 2
    groups = len(re.findall(r"[aeiouy]+", low))
    silent = low.endswith("e") and not low.endswith(("le", "ee")) and groups > 1
    ed = re.search(r"[^aeioudt]ed$|[^aeiouy]es$", low) is not None and groups > 1
    return max(1, groups - silent - ed)


def _turkish_syllables(word: str) -> int:
    """One for each vowel."""
    small = _small(word)
    vowels = sum(letter in TURKISH_VOWELS for letter in small)
    return max(1, vowels - 2 if small.startswith(FAMILIAR) else vowels)


def _small(word: str) -> str:
    return word.replace("I", "ı").replace("İ", "i").lower()
