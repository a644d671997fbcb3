"""The documents say what is there, and what is there is in the documents."""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
PACKAGES = ("bot", "sandbox", "bench", "corpus", "drawing", "tests", "alembic", "docs")
NOT_OURS = {"__pycache__", "data", "dist", "build", "node_modules", "mutants"}
HIDDEN_BUT_OURS = {".ci", ".env.example", ".gitignore", ".dockerignore"}
# What belongs to somebody's machine or way of working; in pieces, so that this file is not found.
FOREIGN = (
    "/work" + "/",
    "/tmp/" + "steady/",
    "shared/" + "design",
    "golden-" + "script",
    "Issue" + " #",
    "BRIEF" + ".md",
    "TO" + "DO",
    "FIX" + "ME",
    "Co-authored" + "-by",
)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def own_files() -> tuple[Path, ...]:
    """Every file of the repository, without what is installed, generated or kept from it."""
    found: list[Path] = []
    for folder, names, files in os.walk(ROOT):
        top = Path(folder) == ROOT
        names[:] = [name for name in names if _is_ours(name) and not (top and name in NOT_OURS)]
        found += [Path(folder) / file for file in files if _is_ours(file) and not file.endswith((".pyc", ".lock"))]
    return tuple(sorted(found))


def _is_ours(name: str) -> bool:
    return name in HIDDEN_BUT_OURS or not (name.startswith(".") or name == "__pycache__" or name.endswith(".egg-info"))


def text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def make_targets() -> set[str]:
    phony = re.search(r"^\.PHONY: (.+)$", read("Makefile"), re.MULTILINE)
    assert phony
    return set(phony[1].split())


def mapped_folders() -> set[str]:
    return set(re.findall(r"^\| `([^`]+)/` \|", read("ARCHITECTURE.md"), re.MULTILINE))


def folders() -> set[str]:
    """Every folder that holds a file of ours, and those above it."""
    held = {folder for file in own_files() for folder in file.relative_to(ROOT).parents}
    return {folder.as_posix() for folder in held if folder != Path(".")}


def described(folder: str) -> bool:
    """Whether the map has to name it: packages and data down to the third level; not what merely mirrors or serves."""
    parts = folder.split("/")
    if parts[0] == "tests":
        return len(parts) == 1 or (len(parts) == 2 and parts[1] in ("acceptance", "faults"))
    return (
        parts[0] in PACKAGES
        and folder != "docs"
        and "static" not in parts
        and parts[:3] != ["bot", "content", "locales"]
    )


def glossary_words() -> list[str]:
    lines = [line for line in read("GLOSSARY.md").splitlines() if line.startswith("* ")]
    return [word for line in lines for word in re.findall(r"\*\*(.+?)\*\*", line)]


@cache
def code() -> str:
    """All Python and YAML of the program and the sandbox, in lower case, with words apart."""
    ours = [file for file in own_files() if file.suffix in (".py", ".yaml")]
    inside = [file for file in ours if file.relative_to(ROOT).parts[0] in ("bot", "sandbox", "tests")]
    parts = [text_of(file) for file in inside if file != Path(__file__)]
    return re.sub(r"[\s_-]+", " ", "\n".join(parts).lower())


def links(document: Path) -> Iterator[tuple[str, str]]:
    """(target file, heading) of every link that does not leave the repository."""
    text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match(r"[a-z]+:", target):
            file, _, heading = target.partition("#")
            yield file, heading


def anchors(document: Path) -> set[str]:
    """The headings as links name them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def story_buttons() -> list[str]:
    story = read("README.md").partition("## The story to click through")[2].partition("\n## ")[0]
    return list(re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", story))


@cache
def shown_texts() -> str:
    pots = [text_of(file) for file in sorted(ROOT.glob("bot/content/locales/*.pot"))]
    return "\n".join([*pots, read("sandbox/page/static/script/words.js")])


def test_the_readme_names_exactly_the_targets_of_the_makefile() -> None:
    named = set(re.findall(r"^\| `make ([a-z]+)` \|", read("README.md"), re.MULTILINE))
    assert named == make_targets()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_names_no_make_target_that_is_not_there(document: Path) -> None:
    named = set(re.findall(r"(?:`|^|… )make ([a-z]+)", document.read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= make_targets()


def test_every_folder_of_the_map_is_there() -> None:
    assert {folder for folder in mapped_folders() if not (ROOT / folder).is_dir()} == set()


def test_every_folder_of_ours_is_on_the_map() -> None:
    assert {folder for folder in folders() if described(folder)} - mapped_folders() == set()


def test_every_package_says_in_one_line_what_is_in_it() -> None:
    packages = [file for top in ("bot", "sandbox") for file in sorted((ROOT / top).rglob("__init__.py"))]
    assert packages
    for package in packages:
        first, _, _ = text_of(package).partition("\n")
        assert re.fullmatch(r'""".+\."""', first), package


def test_the_glossary_has_words_and_none_of_them_twice_in_one_chapter() -> None:
    for chapter in read("GLOSSARY.md").split("\n## ")[1:-1]:
        words = re.findall(r"^\* \*\*(.+?)\*\* –", chapter, re.MULTILINE)
        assert words
        assert len(words) == len(set(words)), chapter.splitlines()[0]


@pytest.mark.parametrize("word", sorted(set(glossary_words())))
def test_a_word_of_the_glossary_is_a_word_of_the_code(word: str) -> None:
    spoken = re.sub(r"[\s_-]+", " ", word.lower())
    assert re.search(rf"\b{re.escape(spoken)}(?:e?s)?\b", code())


def test_every_care_rule_that_the_code_cites_is_in_the_glossary() -> None:
    cited = set(re.findall(r"\bcare rules? ([cst]\d+)", code()))
    rows = re.findall(r"^\| ([CST]\d+(?:[–, ]+[CST]\d+)*) \|", read("GLOSSARY.md"), re.MULTILINE)
    listed = {rule.lower() for row in rows for rule in _spread(row)}
    assert cited
    assert cited <= listed


def _spread(row: str) -> list[str]:
    """C1–C4 is all four of them."""
    first, dash, last = row.partition("–")
    if not dash:
        return row.split(", ")
    return [f"{first[0]}{number}" for number in range(int(first[1:]), int(last[1:]) + 1)]


def test_every_decision_is_listed() -> None:
    decisions = {file.name for file in (ROOT / "docs/adr").glob("0*.md")}
    listed = set(re.findall(r"\]\((0[^)]+\.md)\)", read("docs/adr/README.md")))
    assert decisions
    assert listed == decisions


@pytest.mark.parametrize("decision", sorted((ROOT / "docs/adr").glob("0*.md")), ids=lambda path: path.name)
def test_a_decision_has_its_number_a_context_and_consequences(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")
    assert text.startswith(f"# {int(decision.name[:4])}. ")
    for heading in ("## Context", "## Decision", "## Consequences"):
        assert f"\n{heading}\n" in text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_links_to_something_that_is_not_there(document: Path) -> None:
    for file, heading in links(document):
        target = document.parent / file if file else document
        assert target.exists(), file
        if heading:
            assert heading in anchors(target), f"{file}#{heading}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_module_that_a_document_names_is_there(document: Path) -> None:
    named = re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|yaml|js))`", document.read_text(encoding="utf-8"))
    missing = {name for name in named if not any((ROOT / top / name).exists() for top in ("", "bot", "bot/content"))}
    assert missing == set()


@pytest.mark.parametrize("button", sorted(set(story_buttons())))
def test_a_button_of_the_readmes_story_is_really_shown(button: str) -> None:
    assert f'"{button}"' in shown_texts()


def test_the_changelog_has_a_chapter_for_what_is_not_released_and_for_clinical_effects() -> None:
    unreleased = read("CHANGELOG.md").partition("\n## Unreleased\n")[2].partition("\n## ")[0]
    assert "\n### Clinical effects\n" in unreleased


def test_no_file_speaks_of_a_machine_or_of_anything_but_the_product() -> None:
    found = {
        (file.relative_to(ROOT).as_posix(), word) for file in own_files() for word in FOREIGN if word in text_of(file)
    }
    assert found == set()
