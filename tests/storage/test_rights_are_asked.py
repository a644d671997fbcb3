"""No way around the rights, nor around the record of who used them: read from the sources.

Whoever reads a patient's data hands over an actor; what asks an actor for the right leaves the trail that
`usecases.clinic.on_record` puts on record. So it is enough that nothing reads without one.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

BOT = Path(__file__).parents[2] / "bot"
ABOUT_A_PATIENT = {"patient", "patient_id", "patient_ids"}
# What takes a patient and no actor, and why nothing is seen by it.
WITHOUT_ACTOR = {
    "bonds.add",  # begins a bond, with the patient's consent
    "cases.add",  # opens a case
    "cases.names",  # what those are called whom a list or a case has shown, which took an actor
    "tokens.keep",  # by what the patient is found, as HMACs
}
ANSWERS_ITSELF = {"bonds.as_patient"}  # returns the actor's own
# Use cases of the clinic that nobody of the staff has begun: what they tell staff, they record themselves.
UNASKED = {"announcing.py", "due.py"}


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in sorted((BOT / "storage").glob("*.py")):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield f"{path.stem}.{node.name}", node


def arguments(function: ast.FunctionDef) -> set[str]:
    return {each.arg for each in (*function.args.args, *function.args.kwonlyargs)}


def hands_on_the_actor(function: ast.FunctionDef) -> bool:
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    return any(isinstance(given, ast.Name) and given.id == "actor" for call in calls for given in call.args)


def test_whatever_takes_a_patient_takes_an_actor_too() -> None:
    found = {name for name, function in functions() if arguments(function) & ABOUT_A_PATIENT}
    assert {name for name, function in functions() if name in found and "actor" not in arguments(function)} == (
        WITHOUT_ACTOR
    )


def test_whatever_takes_an_actor_asks_for_the_right_or_hands_the_actor_on() -> None:
    taking = [(name, function) for name, function in functions() if "actor" in arguments(function)]
    assert {name for name, function in taking if not hands_on_the_actor(function)} == ANSWERS_ITSELF
    assert len(taking) > 50


def test_what_staff_begin_is_never_done_in_the_name_of_the_program() -> None:
    files = (BOT / "usecases" / "clinic").rglob("*.py")
    assert {file.name for file in files if "SYSTEM" in file.read_text()} <= UNASKED
