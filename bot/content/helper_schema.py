"""How texts read where a helper writes for the person who exercises: in the third person, with {name}."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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


class Another(Model):
    """`kin`: words for a parent or grandparent, with * where an ending may follow; `read_as`: a word for somebody else
    that triage knows."""

    kin: tuple[str, ...]
    read_as: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        words = "|".join(
            f"{re.escape(word.rstrip('*'))}{'' if word.endswith('*') else chr(92) + 'b'}" for word in self.kin
        )
        return re.compile(rf"\b(?:{words})", re.IGNORECASE)


class HelperWords(File):
    """`kin`: by language and what people write in place of a name, what we call that person. `leads`: words before a
    name that do not belong to it. `understood`: a word for the patient that triage knows, unlike most names; `another`:
    words for those whom somebody may follow."""

    kin: Mapping[Literal["en", "tr"], Mapping[str, str]]
    leads: Mapping[Literal["en", "tr"], tuple[str, ...]]
    understood: Mapping[str, str]
    another: Mapping[Literal["en", "tr"], Another]
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

    def without(self, text: str, name: str) -> str:
        """Without a name, and what is joined to it by an apostrophe."""
        return re.sub(_named(name), " ", text, flags=re.IGNORECASE)

    def as_anothers(self, text: str, names: Iterable[str], language: str) -> str:
        """A patient's words where they follow these people: "Mum fell" as "husband fell", who is somebody else."""
        for each in self.another.values():
            text = each.pattern.sub(each.read_as, text)
        read_as = next(each.read_as for spoken, each in self.another.items() if spoken == language)
        for name in filter(None, names):
            text = re.sub(_named(name), read_as, text, flags=re.IGNORECASE)
        return text


def _named(name: str) -> str:
    return rf"\b{re.escape(name)}(?:['’]\w+)?(?!\w)"
