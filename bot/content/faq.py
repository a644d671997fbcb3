"""The answers by chapter, and the patterns behind all that may be answered, from the files to what the rules read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.content.document import Document
from bot.content.faq_schema import Answer, Asking, Chapter, Classes, KindWords, SmallTalk
from bot.content.faq_schema import Phrases as Lines
from bot.content.schema import Sources
from bot.content.source import Fault
from bot.content.text import Path
from bot.core.language.folding import fold_letters
from bot.core.language.patterns import BadPattern, Pattern, Patterns, parse
from bot.core.questions import Phrases

CHAPTERS = ("bones", "avoid", "everyday", "program")  # in the order in which they are offered
AVOID = "avoid"


@dataclass(frozen=True, slots=True)
class Faq:
    """All answers, by chapter."""

    chapters: Mapping[str, Chapter]

    def answer(self, id: str) -> Answer:
        """The answer with this id; KeyError when there is none."""
        return self.chapters[self.chapter_of(id)].answers[id]

    def chapter_of(self, id: str) -> str:
        """The chapter in which the answer stands; KeyError when there is none."""
        return {name: chapter for chapter, each in self.chapters.items() for name in each.answers}[id]


def faq_of(documents: Iterable[Document[Any]]) -> Faq:
    """The chapters in their order."""
    found = {_chapter(document): document.model for document in documents if isinstance(document.model, Chapter)}
    return Faq({name: found[name] for name in CHAPTERS})


def phrases_of(documents: Iterable[Document[Any]]) -> Phrases:
    """Every pattern, ready to be searched for; the files have no fault."""
    documents = tuple(documents)
    asking = next(document.model for document in documents if isinstance(document.model, Asking))
    replies = next(document.model for document in documents if isinstance(document.model, SmallTalk)).replies
    answers, classes = faq_of(documents).chapters.values(), _folded(asking.classes)

    def search(lines: Mapping[str, Lines]) -> Patterns:
        return Patterns(pattern for means, each in lines.items() for pattern in _parsed(means, each, classes))

    return Phrases(
        questions=search({id: answer.asked for chapter in answers for id, answer in chapter.answers.items()}),
        topics=search({id: answer.about for chapter in answers for id, answer in chapter.answers.items()}),
        wishes=search({id: answer.wished for chapter in answers for id, answer in chapter.answers.items()}),
        exercises=search(asking.exercises),
        asking=search({"asking": asking.asking}),
        opening=search({"opening": asking.opening}),
        leave=search({"leave": asking.leave}),
        replies=tuple(replies),
        anywhere=search({id: words.anywhere for id, words in replies.items()}),
        alone=search({id: words.alone for id, words in replies.items()}),
        unless=search({id: words.unless for id, words in replies.items()}),
    )


def faq_faults(documents: list[Document[Any]], catalogue_ids: Iterable[str], sources: Sources) -> Iterator[Fault]:
    """What does not fit in these files: chapters, sources, exercises, patterns."""
    known = frozenset(catalogue_ids)
    asking = next(document for document in documents if isinstance(document.model, Asking))
    chapters = [document for document in documents if isinstance(document.model, Chapter)]
    yield from _chapter_faults(chapters, sources)
    yield from _unknown_exercises(asking, known)
    classes = _folded(asking.model.classes)
    for document in documents:
        for path, lines in _lines_in(document.model, ()):
            yield from _pattern_faults(document, path, lines, classes)


def _chapter_faults(chapters: list[Document[Chapter]], sources: Sources) -> Iterator[Fault]:
    names = {_chapter(document): document for document in chapters}
    for missing in sorted(set(CHAPTERS) - names.keys()):
        yield Fault(f"data/faq/{missing}.yaml", 1, "this file is missing")
    for name, document in names.items():
        if name not in CHAPTERS:
            yield document.fault((), f"no chapter is called {name}")
        for id, answer in document.model.answers.items():
            for place, source in enumerate(answer.sources):
                if source not in sources.sources:
                    yield document.fault(("answers", id, "sources", place), f"no source is called {source}")
    every = [(id, document) for document in chapters for id in document.model.answers]
    for place, (id, document) in enumerate(every):
        if id in {before for before, _ in every[:place]}:
            yield document.fault(("answers", id), f"{id} stands in two chapters")


def _unknown_exercises(asking: Document[Asking], known: frozenset[str]) -> Iterator[Fault]:
    for id in asking.model.exercises:
        if id not in known:
            yield asking.fault(("exercises", id), f"no exercise is called {id}")
    for id in sorted(known - asking.model.exercises.keys()):
        yield asking.fault(("exercises",), f"{id} has no names")


def _lines_in(model: object, path: Path) -> Iterator[tuple[Path, Lines]]:
    """Every group of patterns within a file, with the path that leads to it."""
    if isinstance(model, Lines):
        yield path, model
    elif isinstance(model, Chapter | Asking | SmallTalk | Answer | KindWords):
        for name in type(model).model_fields:
            yield from _lines_in(getattr(model, name), (*path, name))
    elif isinstance(model, dict):
        for key, inner in model.items():
            yield from _lines_in(inner, (*path, key))


def _pattern_faults(document: Document[Any], path: Path, lines: Lines, classes: Classes) -> Iterator[Fault]:
    for language in type(lines).model_fields:
        for number, line in enumerate(getattr(lines, language)):
            try:
                parse("", fold_letters(line), classes)
            except BadPattern as error:
                yield document.fault((*path, language, number), str(error))


def _parsed(means: str, lines: Lines, classes: Classes) -> Iterator[Pattern]:
    for line in (*lines.en, *lines.tr):
        yield parse(means, fold_letters(line), classes)


def _folded(classes: Classes) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(fold_letters(line) for line in lines) for name, lines in classes.items()}


def _chapter(document: Document[Any]) -> str:
    return document.name.removeprefix("data/faq/").removesuffix(".yaml")
