"""Pictures made ready for print: upright, on white, of a reasonable size, without what the camera wrote in them."""

import hashlib
import io
from collections.abc import Iterable

from PIL import Image, ImageOps, UnidentifiedImageError

from reports.data import Picture

FORMATS = ("JPEG", "PNG", "WEBP")
WIDEST = (2000, 2000)  # pixels: 170 mm at 300 dots an inch
MOST = 60_000_000  # pixels: what a camera makes, not a bomb


def ready(content: bytes) -> bytes | None:
    """The picture as a JPEG that holds nothing else; None when it cannot be read."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as taken:
            if taken.width * taken.height > MOST:
                return None
            image = ImageOps.exif_transpose(taken).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    image.thumbnail(WIDEST)
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    buffer = io.BytesIO()
    paper.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def printable(pictures: Iterable[Picture]) -> dict[str, bytes]:
    """Each readable picture, ready, under the SHA-256 of the original."""
    made = ((hashlib.sha256(picture.content).hexdigest(), ready(picture.content)) for picture in pictures)
    return {digest: content for digest, content in made if content}
