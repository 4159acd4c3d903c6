"""The State's brand block and fonts, taken from django-dsfr at run time: their use is restricted, no copy is kept here; the open font of others is."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from django.contrib.staticfiles import finders

FONTS = {
    "etat": ("Marianne-Light", "Marianne-Regular", "Marianne-Bold", "Spectral-Regular"),
    "neutre": ("SourceSans3-Light", "SourceSans3-Regular", "SourceSans3-Bold"),
}
DRAWN = re.compile(r'url\("data:image/svg\+xml;charset=utf8,([^"]+)"\)')


def packaged(name: str) -> Path:
    """A file of the DSFR, where its package put it."""
    found = finders.find(f"dsfr/dist/{name}")
    if not found:
        raise FileNotFoundError(name)
    return Path(found)


@cache
def marks() -> dict[str, bytes]:
    """The two drawings of the brand block: Marianne and the motto."""
    css = packaged("component/logo/logo.main.min.css").read_text()
    return {name: unquote(svg).encode() for name, svg in zip(("marianne", "devise"), DRAWN.findall(css), strict=False)}


@cache
def font(name: str) -> bytes:
    """A font, by its file's name without extension: ours, else of the DSFR."""
    own = finders.find(f"reports/fonts/{name}.woff2")
    return (Path(own) if own else packaged(f"fonts/{name}.woff2")).read_bytes()
