"""How texts read where a helper writes for the person who exercises: in the third person, with {name}."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator

from bot.content.schema import File, Model
from bot.content.text import Text
from bot.core.language.folding import fold

HELPER = "helper"  # the context of all variants: a translation may differ where the English does not


def _in_context(text: Text) -> Text:
    return Text(text, HELPER)


class Variant(Model):
    """`text`, with its `context` if it has one: the original, to the letter; `helper`: what stands in its place."""

    text: str
    context: str | None = None
    helper: Annotated[Text, AfterValidator(_in_context)]


class HelperWords(File):
    """`kin`: by language and what people write in place of a name, what we call that person. `leads`: words before a
    name that do not belong to it. `understood`: a word for the patient that triage knows, unlike most names."""

    kin: Mapping[Literal["en", "tr"], Mapping[str, str]]
    leads: Mapping[Literal["en", "tr"], tuple[str, ...]]
    understood: Mapping[str, str]
    texts: tuple[Variant, ...]

    @cached_property
    def variants(self) -> Mapping[tuple[str | None, str], Text]:
        """By context and English."""
        return {(each.context, each.text): each.helper for each in self.texts}

    def called_kin(self, folded: str) -> str | None:
        """What we call the person whom these folded words stand for."""
        return {fold(said): called for words in self.kin.values() for said, called in words.items()}.get(folded)

    def without_lead(self, text: str) -> str:
        """ "Her name is Mary": the name alone."""
        for lead in sorted((lead for leads in self.leads.values() for lead in leads), key=len, reverse=True):
            found = re.match(rf"\s*{re.escape(lead)}\s+", text, re.IGNORECASE)
            if found:
                return text[found.end() :]
        return text

    def understandable(self, text: str, name: str, language: str) -> str:
        """A helper's words with the name of the patient as a word that is known: "Hatice fell" as "mum fell"."""
        named = rf"\b{re.escape(name)}(?![\w'’-])"
        return re.sub(named, self.understood[language], text, flags=re.IGNORECASE) if name else text
