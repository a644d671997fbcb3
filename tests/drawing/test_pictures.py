"""The animations as they are kept."""

import io

import pytest
from PIL.GifImagePlugin import GifImageFile

from drawing.__main__ import PICTURES
from drawing.motion import frames
from drawing.picture import animation
from drawing.scene import scenes


@pytest.mark.parametrize("name", ["palm_press", "glute_squeeze", "band_pull_apart"])
def test_drawing_again_gives_what_is_kept(name: str) -> None:
    assert animation(scenes()[name]) == (PICTURES / f"{name}.gif").read_bytes()


def test_every_scene_is_kept_and_nothing_else() -> None:
    assert {file.stem for file in PICTURES.glob("*.gif")} == set(scenes())


def test_they_are_small_enough_for_a_slow_telephone() -> None:
    sizes = [file.stat().st_size for file in PICTURES.iterdir()]
    assert max(sizes) <= 250_000
    assert sum(sizes) <= 4_000_000


@pytest.mark.parametrize("name", list(scenes()))
def test_an_animation_goes_round_for_ever_with_all_its_frames(name: str) -> None:
    with GifImageFile(io.BytesIO((PICTURES / f"{name}.gif").read_bytes())) as kept:
        assert kept.info["loop"] == 0
        assert kept.n_frames == len(frames(scenes()[name]))
