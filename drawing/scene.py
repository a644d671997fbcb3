"""The scenes as they stand in `poses/*.yaml`, checked; how to write one is in README.md."""

from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

POSES = Path(__file__).parent / "poses"
Numbers = tuple[float, ...]
Line = Annotated[tuple[tuple[float, float], ...], Field(min_length=2, max_length=3)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Key(Strict):
    """A position that is reached after `move` seconds and kept for `hold` seconds; what it does not name stays."""

    name: str
    move: float = 1.2
    hold: float = 0.0
    pose: dict[str, Numbers] = {}
    ground: tuple[float, float] = (0.0, 0.0)  # how far the ground passes on the way here, cm
    moves: tuple[str, ...] | None = None
    arrows: tuple[Line, ...] = ()  # on the way here
    presses: tuple[Line, ...] = ()  # while it is kept


class Scene(Strict):
    """One exercise: `mirror` plays it again with sides exchanged, of all or of the legs; `flow` does not stop."""

    person: Literal["woman", "man"]
    view: Literal["side", "front", "back"] = "side"
    x: float = 0.0  # the left edge, cm
    width: float = 185.0
    props: tuple[dict[str, dict[str, Any]], ...] = ()
    moves: tuple[str, ...] = ()
    mirror: Literal["none", "legs", "all"] = "none"
    flow: bool = False
    keys: Annotated[tuple[Key, ...], Field(min_length=2)]


@cache
def scenes() -> dict[str, Scene]:
    """Every scene by the name of its picture."""
    found: dict[str, Scene] = {}
    for file in sorted(POSES.glob("*.yaml")):
        for name, values in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            if name in found:
                raise ValueError(f"{file.name}: {name} stands in two files")
            found[name] = Scene.model_validate(values)
    return found
