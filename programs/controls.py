"""The controls of forms written in Python: a page may have a hundred, and a template for each costs as much as all the rest."""

from html import escape

from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeData, SafeString


def escaped(value) -> str:
    """A value as HTML holds it; what is already safe stays as it is."""
    text = str(value)
    return text if isinstance(text, SafeData) else escape(text)


def attributes(attrs: dict) -> str:
    """The attributes of a tag: true ones by their name alone, false ones and those without a value not at all."""
    return "".join(
        f" {name}" if value is True else f' {name}="{escaped(value)}"'
        for name, value in attrs.items()
        if value is not False and value is not None
    )


def entry(widget: dict) -> str:
    """What is typed on one line, ticked, or joined."""
    value = "" if widget["value"] is None else f' value="{escaped(widget["value"])}"'
    return f'<input type="{widget["type"]}" name="{widget["name"]}"{value}{attributes(widget["attrs"])}>'


def area(widget: dict) -> str:
    """What is typed on several lines; its first line break is not part of it."""
    return (
        f'<textarea name="{widget["name"]}"{attributes(widget["attrs"])}>\n{escaped(widget["value"] or "")}</textarea>'
    )


def listed(widget: dict) -> str:
    """What is chosen in a list."""
    groups = "".join(grouped(name, "".join(map(option, options))) for name, options, _n in widget["optgroups"])
    return f'<select name="{widget["name"]}"{attributes(widget["attrs"])}>{groups}</select>'


def grouped(name, options: str) -> str:
    """Options under the name of their group, if it has one."""
    return f'<optgroup label="{escaped(name)}">{options}</optgroup>' if name else options


def option(choice: dict) -> str:
    """One option of a list."""
    return (
        f'<option value="{escaped(choice["value"])}"{attributes(choice["attrs"])}>{escaped(choice["label"])}</option>\n'
    )


ENTRIES = ["input", "text", "number", "email", "url", "password", "hidden", "date", "datetime", "time"]
WRITERS = {
    **{f"django/forms/widgets/{name}.html": entry for name in ENTRIES},
    "django/forms/widgets/textarea.html": area,
    "django/forms/widgets/select.html": listed,
}


class Controls(TemplatesSetting):
    """Django's usual controls by these functions, the others by their templates."""

    def render(self, template_name, context, request=None):
        write = WRITERS.get(template_name)
        return SafeString(write(context["widget"])) if write else super().render(template_name, context, request)
