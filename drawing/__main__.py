"""`python -m drawing [NAME…]` draws the animations anew; `--sheets FOLDER` draws contact sheets instead."""

import argparse
from pathlib import Path

from drawing.picture import animation
from drawing.scene import scenes
from drawing.sheet import sheet

PICTURES = Path(__file__).parents[1] / "bot" / "content" / "pictures"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m drawing", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="pictures to draw; all without one")
    parser.add_argument("--sheets", type=Path, metavar="FOLDER", help="write contact sheets there instead")
    given = parser.parse_args()
    for name in given.names or scenes():
        if given.sheets:
            given.sheets.mkdir(parents=True, exist_ok=True)
            sheet(scenes()[name]).save(given.sheets / f"{name}.png")
        else:
            PICTURES.mkdir(exist_ok=True)
            (PICTURES / f"{name}.gif").write_bytes(animation(scenes()[name]))


if __name__ == "__main__":
    main()
