"""What can be a name that somebody is called by in a message."""

import unicodedata

LONGEST = 24
MOST_WORDS = 3
BETWEEN = " .'’-"


def name_in(text: str) -> str | None:
    """The name in its plain form, spaces made one; None for what cannot be a short name."""
    if "\n" in text.strip():
        return None
    name = " ".join(unicodedata.normalize("NFC", text).split()).strip(BETWEEN.replace(".", ""))
    if not 0 < len(name) <= LONGEST or len(name.split()) > MOST_WORDS:
        return None
    return name if all(_is_letter(each) or each in BETWEEN for each in name) and _is_letter(name[0]) else None


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM"
