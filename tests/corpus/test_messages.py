"""Files of labelled messages are read whole or not at all, and some messages are never learnt from."""

import json
from pathlib import Path

import pytest

from corpus.groups import folds_of, groups_of
from corpus.messages import FOLDER, OWN, Message, aside, read, symptoms

GOOD = {"id": "a", "lang": "en", "text": "I fell", "level": "referral", "signs": ["fall"], "tags": ["plain"]}


def written(folder: Path, *lines: str) -> Path:
    file = folder / "messages.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_a_message_is_read_with_its_labels(tmp_path: Path) -> None:
    assert read([written(tmp_path, json.dumps(GOOD))]) == [
        Message("a", "en", "I fell", "referral", ("fall",), ("plain",))
    ]


def test_labels_may_be_missing_and_no_activity_is_a_label_too(tmp_path: Path) -> None:
    bare = {"id": "a", "lang": "tr", "text": "yürüdüm"}
    file = written(tmp_path, json.dumps(bare), "", json.dumps(bare | {"activities": []}))
    assert [message.activities for message in read([file])] == [None, ()]
    assert [message.level for message in read([file])] == [None, None]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "Expecting property name"),
        ('"I fell"', "'str' object"),
        (json.dumps({"lang": "en", "text": "I fell"}), "'id'"),
        (json.dumps({"id": "a", "lang": "en"}), "'text'"),
        (json.dumps(GOOD | {"level": "grave"}), "no level 'grave'"),
        (json.dumps(GOOD | {"signs": 3}), "'int' object is not iterable"),
    ],
)
def test_what_is_malformed_is_refused_with_file_and_line(tmp_path: Path, line: str, what: str) -> None:
    file = written(tmp_path, json.dumps(GOOD), "", line)
    with pytest.raises(ValueError, match=f"^messages.jsonl:3: .*{what}"):
        read([file])


def test_what_is_kept_aside_is_never_learnt_from() -> None:
    kept, learnt = {each.id for each in aside()}, {each.id for each in symptoms()}
    assert kept
    assert kept.isdisjoint(learnt)


def test_only_messages_that_were_given_are_kept_aside() -> None:
    own = {each.id for each in read(sorted(FOLDER.glob(OWN)))}
    assert own <= {each.id for each in symptoms()}
    assert own.isdisjoint(each.id for each in aside())


def test_every_message_has_a_number_of_its_own() -> None:
    names = [each.id for each in read(sorted(FOLDER.glob("*.jsonl")))]
    assert len(names) == len(set(names))


def told(*texts: str) -> list[Message]:
    return [Message(str(number), "en", text) for number, text in enumerate(texts)]


def test_messages_that_say_nearly_the_same_are_one_group() -> None:
    first, second, third, other = groups_of(
        told(
            "I felt dizzy in the kitchen today",
            "I felt dizzy in the kitchen again today",
            "again today I felt dizzy in the big kitchen",
            "walked to the shops with my sister",
        )
    )
    assert first == second == third != other


def test_messages_with_few_words_in_common_are_not() -> None:
    first, second = groups_of(told("I felt dizzy in the kitchen", "I felt fine in the garden"))
    assert first != second


def test_a_group_stays_in_one_fold() -> None:
    messages = symptoms()[:400]
    folds = folds_of(messages, 5)
    by_group: dict[int, set[int]] = {}
    for group, fold in zip(groups_of(messages), folds, strict=True):
        by_group.setdefault(group, set()).add(fold)
    assert all(len(each) == 1 for each in by_group.values())
    assert set(folds) == {0, 1, 2, 3, 4}
