"""The pictures that tell the story are there, light, and made again by a command."""

import os

import pytest
from django.conf import settings
from django.core.management import call_command
from PIL import Image

from config import pgserver

SCREENS = settings.BASE_DIR / "docs/screens"
NAMED = [line.split("`")[1] for line in (SCREENS / "README.md").read_text().splitlines() if line.startswith("| `")]


def test_each_picture_is_named_and_each_name_has_its_picture():
    assert sorted(NAMED) == sorted(path.name for path in SCREENS.glob("*.png"))


@pytest.mark.parametrize("name", NAMED)
def test_a_picture_is_a_light_png(name):
    content = (SCREENS / name).read_bytes()
    assert (content[:4], len(content) < 250_000) == (b"\x89PNG", True)


def greys(path):
    """How many shades of grey a picture has; a blank one has one."""
    with Image.open(path) as image:
        return sum(count > 0 for count in image.convert("L").histogram())


def test_the_command_makes_every_picture_again(committed, tmp_path, settings, monkeypatch):
    """On a database of its own; each shows the page meant, as wide as meant, and is not blank."""
    settings.DEMO, settings.MEDIA_ROOT = True, tmp_path / "files"
    address = {
        "DATABASE_URL": pgserver.url("app", committed),
        "SECRET_KEY": settings.SECRET_KEY,
        "VAR_DIR": str(tmp_path),
    }
    for name, value in (address | {"DEMO": "1", "PYTHONWARNINGS": "ignore"}).items():
        monkeypatch.setitem(os.environ, name, value)
    call_command("screens", to=tmp_path)
    made = {path.name: greys(path) for path in tmp_path.glob("*.png")}
    assert sorted(made) == sorted(NAMED)
    assert [name for name, found in made.items() if found < 20] == []
