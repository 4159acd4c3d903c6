"""A code to scan, as the path of an SVG."""


def squares(url: str, border: int = 2) -> tuple[int, str]:
    """The side of the code of an address, in squares, its white ``border`` counted, and its dark squares."""
    from qrcode import QRCode  # few pages need it
    from qrcode.constants import ERROR_CORRECT_M

    code = QRCode(border=border, error_correction=ERROR_CORRECT_M)
    code.add_data(url)
    rows = code.get_matrix()
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, black in enumerate(row) if black)
    return len(rows), dark
