"""A code to scan, as the path of an SVG or as a picture."""

from io import BytesIO
from itertools import groupby


def squares(url: str, border: int = 2) -> tuple[int, str]:
    """The side of the code of an address, in squares, its white ``border`` counted, and its dark squares."""
    from qrcode import QRCode  # few pages need it
    from qrcode.constants import ERROR_CORRECT_M

    code = QRCode(border=border, error_correction=ERROR_CORRECT_M)
    code.add_data(url)
    rows = code.get_matrix()
    return len(rows), "".join(f"M{x} {y}h{n}v1h-{n}z" for y, row in enumerate(rows) for x, n in runs(row))


def runs(row: list[bool]) -> list[tuple[int, int]]:
    """Where each run of dark squares of a row begins, and how long it is."""
    found, x = [], 0
    for black, same in groupby(row):
        n = len(list(same))
        if black:
            found.append((x, n))
        x += n
    return found


def picture(url: str) -> bytes:
    """The code of an address as a PNG, for a mail."""
    from qrcode import make  # few pages need it

    file = BytesIO()
    make(url, box_size=8, border=3).save(file, format="PNG")
    return file.getvalue()
