"""A method sheet as a Markdown file with a front matter: read and written without a loss; pure functions."""

import io
import re
from typing import Any

from django.utils.translation import gettext as _
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

FENCE = re.compile(r"\A---[ \t]*\n(?P<front>.*?\n)---[ \t]*(?:\n|\Z)(?P<body>.*)\Z", re.DOTALL)
LONGEST = 60_000  # characters
FRONT = {  # field: its name in the file
    "title": "titre", "stage": "moment", "length": "etendue", "duration": "duree", "licence": "licence", "source": "source",
}  # fmt: skip
PARTS = {  # field: its title in the file
    "purpose": "À quoi elle sert", "team": "L’équipe", "steps": "Les étapes", "material": "Le matériel", "advice": "Points d’attention",
}  # fmt: skip
CODES = {  # field: code in the file, in French, and ours
    "stage": {"cadrer": "framing", "comprendre": "understanding", "imaginer": "imagining", "fabriquer": "making", "essayer": "trying", "partager": "sharing"},
    "length": {"heures": "hours", "jour": "day", "jours": "days", "tout-au-long": "throughout"},
    "licence": {"etalab-2.0": "etalab-2.0", "cc-by-4.0": "cc-by-4.0", "cc-by-sa-4.0": "cc-by-sa-4.0"},
}  # fmt: skip


class Unreadable(ValueError):
    """The file is not a sheet; says why in words."""


def engine() -> YAML:
    """What reads and writes the front matter; it makes no object and runs nothing."""
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style, yaml.allow_unicode, yaml.width = False, True, 10_000  # type: ignore[assignment]
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    return yaml


def plain(text: str) -> str:
    """A text with one kind of line ends, without blanks around."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def write(content: dict[str, Any], **more: Any) -> str:
    """The file of a sheet; ``more`` are facts of the front matter that reading leaves out (its address, its version)."""
    front = {FRONT[name]: french(name, plain(str(content[name]))) for name in FRONT} | more
    out = io.StringIO()
    engine().dump(front, out)
    parts = [f"## {title}\n\n{guarded(plain(content[name]))}".rstrip() for name, title in PARTS.items()]
    return f"---\n{out.getvalue()}---\n\n" + "\n\n".join(parts) + "\n"


def french(name: str, value: str) -> str:
    """The code of a field as the file has it."""
    return next((word for word, code in CODES.get(name, {}).items() if code == value), value)


def guarded(text: str) -> str:
    """A text in which no line is taken for the title of a part."""
    return re.sub(r"^(\\*## )", r"\\\1", text, flags=re.MULTILINE)


def freed(text: str) -> str:
    """A text as it was before it was guarded."""
    return re.sub(r"^\\(\\*## )", r"\1", text, flags=re.MULTILINE)


def read(text: str) -> dict[str, str]:
    """The content that a file holds, by field; raises Unreadable."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = FENCE.match(text)
    if not found or len(text) > LONGEST:
        raise Unreadable(
            _("This file is not a sheet: it begins with a line “---”, holds fields, then another line “---”.")
        )
    front = fields(found["front"])
    if not front.get("titre"):
        raise Unreadable(_("The file says no title: add a line “titre: …” at its top."))
    content = {name: coded(name, plain(str(front.get(word) or ""))) for name, word in FRONT.items()}
    return content | parts(found["body"])


def fields(front: str) -> dict[str, Any]:
    """The fields of the front matter."""
    try:
        loaded = engine().load(front)
    except (YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        raise Unreadable(_("Line %d of the file cannot be read as YAML.") % (mark.line + 2 if mark else 1)) from None
    if not isinstance(loaded, dict):
        raise Unreadable(_("Between the two lines “---”, each line names a field."))
    return loaded


def coded(name: str, value: str) -> str:
    """Our code of what the file says; raises Unreadable for a word that we do not know."""
    if name not in CODES:
        return value
    known = CODES[name]
    if value in known or value in known.values():
        return known.get(value, value)
    raise Unreadable(
        _("The field “%(field)s” is one of: %(known)s.") % {"field": FRONT[name], "known": ", ".join(known)}
    )


def parts(body: str) -> dict[str, str]:
    """The text of each part; what stands under an unknown title, or before any, is refused rather than lost."""
    before, *pieces = re.split(r"^## ", body, flags=re.MULTILINE)
    if before.strip():
        raise Unreadable(_("Each text stands under one of these titles: %s.") % ", ".join(PARTS.values()))
    found = dict.fromkeys(PARTS, "")
    names = {title: name for name, title in PARTS.items()}
    for piece in pieces:
        title, _line, text = piece.partition("\n")
        name = names.get(title.strip().replace("'", "’"))
        if name is None or found[name]:
            raise Unreadable(_("Each text stands under one of these titles: %s.") % ", ".join(PARTS.values()))
        found[name] = freed(plain(text))
    return found
