"""The first text of a section of a report, made of recorded facts in the light markup."""


def draft(writers, project, code):
    """The facts for this section, by its writer (code: function that yields parts); empty without any."""
    write = writers.get(code)
    return "\n\n".join(part for part in write(project) if part) if write else ""


def titled(title, text):
    """A text under its title; nothing without the text."""
    return f"## {title}\n\n{text}" if text else ""


def listed(lines):
    """A line of a list for each."""
    return "\n".join(f"- {line}" for line in lines)
