"""Run the tests on every mutant: `python -m tests.mutation [words of module names]`.

Each mutant lives in a forked process, in memory only; no file is changed. Prints the survivors and, at the end, one
line with the score; exit status 1 where fewer than 90 % of the mutants of a module are noticed.

Not a library: mutmut changes nothing outside of functions, where the tables of rules stand; cosmic-ray writes each
mutant into the working tree and starts a new interpreter for each, and neither leaves out a condition or a rule.
"""

import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from pathlib import Path

import hypothesis
import pytest

from tests.mutation.operators import Mutant, mutants

CORE = (
    "facts clearance prescribing circumstances choosing variety fitting stepping progression session planning totals "
    "holds repeats falls"
)
MODULES = [f"bot.core.{name}" for name in CORE.split()] + ["bot.messaging.limits", "bot.messaging.outcomes"]
ENOUGH = 0.9
WORKERS = os.cpu_count() or 1
LONGEST = 60  # seconds; whoever takes longer is caught in a loop
PASSED, FAILED = 0, 1
OPTIONS = ("-x", "--tb=no", "--noconftest", "-p", "no:cacheprovider")
SLOW = "test_safety.py"  # all facts with all equipment, for minutes: the other tests have to notice by themselves


def tests_of(module: str) -> Iterator[list[str]]:
    """Files of tests: first the one that mirrors the module, then the others."""
    _, folder, name = module.split(".")
    mirror = Path("tests", folder, f"test_{name}.py")
    yield [str(mirror)]
    if folder == "core":
        yield [str(path) for path in sorted(mirror.parent.glob("test_*.py")) if path != mirror and path.name != SLOW]


def import_and_forget() -> None:
    """Load whatever the tests need from outside once, and the program itself anew in each process."""
    __import__("tests.core.people").core.people.catalogue()
    for name in [name for name in sys.modules if name.startswith(("bot", "tests.core"))]:
        del sys.modules[name]


def load(spec: ModuleSpec, mutant: Mutant) -> None:
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    exec(compile(mutant.tree, spec.origin or "", "exec", dont_inherit=True), module.__dict__)


def run(module: str, mutant: Mutant | None) -> int:
    """The exit status of the tests on this mutant, or on the module as it is."""
    signal.alarm(LONGEST)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("mutants", database=None, derandomize=True, deadline=None, phases=phases)
    hypothesis.settings.load_profile("mutants")
    try:
        if mutant and (spec := find_spec(module)):
            load(spec, mutant)
        return next((FAILED for files in tests_of(module) if pytest.main([*OPTIONS, *files]) != PASSED), PASSED)
    except BaseException:  # it cannot even be imported
        return FAILED


def forked(module: str, mutant: Mutant | None) -> int:
    """The id of the process in which the tests run."""
    if child := os.fork():
        return child
    os._exit(run(module, mutant))


def outcomes(modules: list[str]) -> Iterator[tuple[str, Mutant, bool]]:
    """Each mutant, and whether the tests noticed it."""
    waiting = ((module, mutant) for module in modules for mutant in mutants(source_of(module)))
    running: dict[int, tuple[str, Mutant]] = {}
    while True:
        while len(running) < WORKERS and (following := next(waiting, None)):
            running[forked(*following)] = following
        if not running:
            return
        child, status = os.wait()
        yield *running.pop(child), status != PASSED


def source_of(module: str) -> str:
    return Path(*module.split(".")).with_suffix(".py").read_text(encoding="utf-8")


def main(words: list[str]) -> int:
    modules = [module for module in MODULES if not words or any(word in module for word in words)]
    if not modules:
        print(f"No module is called {' or '.join(words)}.")
        return 1
    for module in modules:
        if os.waitpid(forked(module, None), 0)[1] != PASSED:
            print(f"The tests of {module} fail without any mutant.")
            return 1
    total, noticed = Counter[str](), Counter[str]()
    for module, mutant, was_noticed in outcomes(modules):
        total[module] += 1
        noticed[module] += was_noticed
        if not was_noticed:
            print(f"{module}:{mutant.line}: {mutant.change}", flush=True)
    scores = {module: noticed[module] / total[module] for module in modules}
    for module, score in scores.items():
        print(f"{score:4.0%} of {total[module]:4} in {module}")
    print(f"{noticed.total()} of {total.total()} mutants noticed, {noticed.total() / total.total():.1%}")
    return int(min(scores.values()) < ENOUGH)


if __name__ == "__main__":
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    import_and_forget()
    sys.exit(main(sys.argv[1:]))
