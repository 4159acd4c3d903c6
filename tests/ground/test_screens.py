"""The pictures that tell the story are there, and light; tests/showcase/test_demo.py makes them again."""

import pytest
from django.conf import settings

SCREENS = settings.BASE_DIR / "docs/screens"
NAMED = [line.split("`")[1] for line in (SCREENS / "README.md").read_text().splitlines() if line.startswith("| `")]


def test_each_picture_is_named_and_each_name_has_its_picture():
    assert sorted(NAMED) == sorted(path.name for path in SCREENS.glob("*.png"))


@pytest.mark.parametrize("name", NAMED)
def test_a_picture_is_a_light_png(name):
    content = (SCREENS / name).read_bytes()
    assert (content[:4], len(content) < 250_000) == (b"\x89PNG", True)
