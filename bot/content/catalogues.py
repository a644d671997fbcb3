"""Keep the translations in step with the texts: `python -m bot.content.catalogues update` and `check`.

`update` writes the templates (.pot) and brings the .po files up to date: translations are kept, those whose English
changed are marked fuzzy. `check` changes nothing and says what is out of date, missing, fuzzy or filled in differently.
Exercises and care are read from the data files, chat and handbook from the strings marked `_("…")` and
`.plural("…", "…", n)` in the views and in the handbook with its templates.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path as FilePath

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from bot.content.document import read_documents
from bot.content.load import FOLDER
from bot.content.source import ContentError, Fault, shortened
from bot.content.translations import TRANSLATED, forms_of, is_translated, message_faults
from bot.content.words import DOMAINS, po_path, read_catalogue

VIEWS, HANDBOOK = FOLDER.parent / "views", FOLDER.parent / "handbook"
METHODS = {".py": "python", ".html": "jinja2"}
KEYWORDS = {"_": None, "plural": (1, 2)}
FIRST_VERSION = datetime(2025, 1, 1, tzinfo=UTC)


def templates(folder: FilePath = FOLDER, views: FilePath = VIEWS, handbook: FilePath = HANDBOOK) -> dict[str, Catalog]:
    """The English texts by domain; ContentError where a data file cannot be read."""
    found = {domain: _empty(domain) for domain in DOMAINS}
    documents, faults = read_documents(folder)
    if faults:
        raise ContentError(faults)
    for document in documents:
        for path, text in document.texts():
            found[document.domain].add(
                text, locations=[(document.name, document.source.line(path))], context=text.context
            )
    _add_marked(found["chat"], views)
    _add_marked(found["handbook"], handbook)
    return found


def _add_marked(catalogue: Catalog, folder: FilePath) -> None:
    """The marked strings of every module and template in a folder."""
    for file in sorted(each for each in folder.rglob("*") if each.suffix in METHODS):
        name = file.relative_to(folder.parent).as_posix()
        for line, message, _, _ in extract_from_file(METHODS[file.suffix], file, keywords=KEYWORDS):
            catalogue.add(message, locations=[(name, line)])


def _empty(domain: str) -> Catalog:
    # A fixed date: the files change only when a text does.
    return Catalog(project="Steady", domain=domain, creation_date=FIRST_VERSION, revision_date=FIRST_VERSION)


def _new(language: str) -> Catalog:
    # Babel counts one plural form for Turkish; people read better with two (1 gün, 2 gün; "one" may drop its number).
    header = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    catalogue = read_po(BytesIO(header.encode()), locale=language)
    catalogue.header_comment = (
        "# What people read. English is the key; names in braces are filled in and stay as they are."
    )
    catalogue.fuzzy = False
    return catalogue


def update(folder: FilePath = FOLDER, views: FilePath = VIEWS, handbook: FilePath = HANDBOOK) -> None:
    """Write templates and translations anew, keeping every translation."""
    for domain, template in templates(folder, views, handbook).items():
        _write(folder / "locales" / f"{domain}.pot", template)
        for language in TRANSLATED:
            path = po_path(folder / "locales", language, domain)
            catalogue = read_catalogue(path, language) if path.exists() else _new(language)
            catalogue.update(template)
            catalogue.revision_date = FIRST_VERSION
            _write(path, catalogue)


def _write(path: FilePath, catalogue: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    written = BytesIO()
    write_po(written, catalogue, width=120, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    path.write_bytes(written.getvalue())


def check(folder: FilePath = FOLDER, views: FilePath = VIEWS) -> list[Fault]:
    """What keeps the translations from being used as they are."""
    faults: list[Fault] = []
    for language in TRANSLATED:
        seen: dict[object, object] = {}
        for domain, template in templates(folder, views).items():
            path = po_path(folder / "locales", language, domain)
            name = path.relative_to(folder).as_posix()
            if path.exists():
                catalogue = read_catalogue(path, language)
                faults += _catalogue_faults(catalogue, template, name)
                faults += _conflicts(catalogue, seen, name)
            else:
                faults.append(Fault(name, 1, "this file is missing: run update"))
    return faults


def _conflicts(catalogue: Catalog, seen: dict[object, object], name: str) -> Iterator[Fault]:
    """The same English must read the same in every domain: one of them would hide the other."""
    for message in catalogue:
        key = (message.context, message.id)
        if message.id and message.string and seen.setdefault(key, message.string) != message.string:
            yield Fault(name, message.lineno or 1, "translated differently in another catalogue: give it a context")


def _catalogue_faults(catalogue: Catalog, template: Catalog, name: str) -> Iterator[Fault]:
    for message in template:
        found = catalogue.get(message.id, message.context)
        if message.id and (found is None or forms_of(found.id) != forms_of(message.id)):
            yield Fault(name, 1, f'not up to date, run update: "{shortened(forms_of(message.id)[0])}" is new')
    for message in catalogue:
        if not message.id:
            continue
        if template.get(message.id, message.context) is None:
            yield Fault(name, message.lineno or 1, "not up to date, run update: this text is not used any more")
        elif message.fuzzy:
            yield Fault(name, message.lineno or 1, "the English has changed: confirm or correct the translation")
        elif not is_translated(message):
            yield Fault(name, message.lineno or 1, "no translation")
    yield from message_faults(catalogue, name)


def main(arguments: list[str]) -> int:
    """Exit 0 when all is well, 1 when something is not, 2 when called wrongly."""
    if arguments == ["update"]:
        update()
        return 0
    if arguments == ["check"]:
        faults = check()
        print("\n".join(map(str, faults)) or "All texts are translated.")
        return 1 if faults else 0
    print("usage: python -m bot.content.catalogues update|check", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
