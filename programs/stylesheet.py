"""The style sheet of every page in one: its imports put in, its icons with them, and of the DSFR only what our pages wear."""

import posixpath
import re
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from tinycss2 import parse_rule_list, parse_stylesheet, serialize

SITE = "programs/site.css"
SMALL = 2_000  # bytes: an icon up to this size comes with the sheet, and asks for no request of its own
CLASS, WORD = r"(?<![\w-])fr-[\w-]*", r"[a-z0-9]+(?:-[a-z0-9]+)*"
LEGIBLE = " =:/,;"  # what an address between double quotes may hold as it is
NOT = r":not\((?:[^()]|\([^()]*\))*\)"  # a class that no page has makes it true everywhere


def sources() -> Iterable[Path]:
    """Every file that may write a class of the DSFR in a page: our code and templates, and the controls of forms that the DSFR writes."""
    ours = [
        Path(one.path) for one in apps.get_app_configs() if Path(one.path).is_relative_to(settings.BASE_DIR / one.label)
    ]
    controls = Path(apps.get_app_config("dsfr").path) / "templates" / "django"
    for folder in (*ours, controls):
        yield from (path for path in folder.rglob("*") if path.suffix in (".html", ".py", ".js"))


def worn(texts: Iterable[str], script: str = "") -> Callable[[str], bool]:
    """Whether a class of the DSFR is written in these texts: whole, or begun (``fr-icon-{{ icon }}``) and ended by a word of theirs.

    A component has its group, and the DSFR's own script adds any of its words: ``fr-upload-group``, ``fr-modal--opened``.
    """
    found, words, added = set(), set(), set(re.findall(WORD, script))
    for text in texts:
        found.update(re.findall(CLASS, text))
        words.update(re.findall(WORD, text))
    begun = tuple(one for one in found if one.endswith(("-", "_")) and one != "fr-")

    def is_worn(name):
        component, *more = re.split("__|--", name)
        ended = any(name.startswith(start) and name.removeprefix(start) in words for start in begun)
        return name in found or ended or (component.removesuffix("-group") in found and added.issuperset(more))

    return is_worn


def trimmed(css: str, is_worn: Callable[[str], bool]) -> str:
    """A style sheet without the selectors that want a class of the DSFR that is not worn."""

    def lasts(selector):
        return all(map(is_worn, re.findall(r"\.(fr-[\w-]+)", re.sub(NOT, "", selector))))

    def walk(rules):
        for rule in rules:
            if rule.type == "qualified-rule":
                selectors = [
                    serialize(part) for comma, part in groupby(rule.prelude, lambda one: one == ",") if not comma
                ]
                last = ",".join(filter(lasts, selectors))
                yield last and f"{last}{{{serialize(rule.content)}}}"
            elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
                inner = "".join(walk(parse_rule_list(rule.content, True, True)))
                yield inner and f"@{rule.at_keyword}{serialize(rule.prelude)}{{{inner}}}"
            else:
                yield rule.serialize()

    return "".join(walk(parse_stylesheet(css, True, True)))


def moved(css: str, name: str) -> str:
    """A style sheet whose addresses are told from the place of the site's; small icons are in it."""

    def address(match):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), match["path"]))
        file = Path(finders.find(path))
        if file.suffix == ".svg" and file.stat().st_size <= SMALL:
            return f'url("data:image/svg+xml,{quote(file.read_text(), safe=LEGIBLE)}")'
        return f'url("{posixpath.relpath(path, posixpath.dirname(SITE))}")'

    return re.sub(r"""url\((?P<quote>["']?)(?!data:|#)(?P<path>[^"')]+)(?P=quote)\)""", address, css)


def site() -> str:
    """The whole sheet.

    Raises ``TypeError`` where a sheet, or what one shows, is missing.
    """
    script = Path(finders.find("dsfr/dist/dsfr.module.min.js")).read_text()
    is_worn, parts = worn((path.read_text() for path in sources()), script), []
    for name, media in imports():
        sheet = moved(trimmed(Path(finders.find(name)).read_text(), is_worn), name)
        parts.append(f"@media {media}{{{sheet}}}" if media else sheet)
    return "\n".join(parts)


def imports() -> Iterable[tuple[str, str]]:
    """The name of each sheet, and the medium that it is for."""
    for rule in parse_stylesheet(Path(finders.find(SITE)).read_text(), True, True):
        _space, address, *media = rule.prelude
        yield posixpath.normpath(posixpath.join(posixpath.dirname(SITE), address.value)), serialize(media).strip()
