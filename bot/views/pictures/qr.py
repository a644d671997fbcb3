"""A link as a picture that another telephone's camera reads."""

from io import BytesIO

import segno

MODULE, QUIET = 16, 4  # pixels of one module; modules of white around the code, as ISO/IEC 18004 wants them


def draw(link: str) -> str:
    """SVG; at least 15 of 100 modules may be unreadable."""
    drawn = BytesIO()
    code = segno.make_qr(link, error="m")
    code.save(drawn, kind="svg", scale=MODULE, border=QUIET, dark="#000000", light="#ffffff", xmldecl=False)
    return drawn.getvalue().decode()
