"""Print every state machine: states, steps, who may take them; as JSON, a table or Mermaid diagrams."""

import json

from django.core.management.base import BaseCommand
from django.utils.text import capfirst

from programs.apps import machines
from programs.workflow import NEW, targets


def described(model):
    """One machine as data: states with their label, steps with one item per target."""
    moves = {}
    for move in model.transitions():
        for target in targets(move):
            if move.source != NEW:
                moves.setdefault((move.name, str(target)), (move, []))[1].append(str(move.source))
    leaving = {source for _move, sources in moves.values() for source in sources}
    return {
        "machine": model._meta.model_name,
        "states": [{"code": c, "label": str(label), "final": c not in leaving} for c, label in model._meta.get_field("state").choices],
        "steps": [
            {"name": name, "source": ordered(model, sources), "target": target, "roles": move.permission.roles, "label": str(move.custom["label"])}
            for (name, target), (move, sources) in moves.items()
        ],
    }  # fmt: skip


def ordered(model, sources):
    """States in the order of the machine."""
    codes = [code for code, _label in model._meta.get_field("state").choices]
    return sorted(set(sources), key=codes.index)


def mermaid(machine):
    """A machine as a Mermaid state diagram."""
    yield "```mermaid\nstateDiagram-v2"
    yield f"    [*] --> {machine['states'][0]['code']}"
    for step in machine["steps"]:
        yield from (f"    {source} --> {step['target']} : {step['name']}" for source in step["source"])
    yield from (f"    {state['code']} --> [*]" for state in machine["states"] if state["final"])
    yield "```"


def table(machine):
    """A machine as Markdown tables: its states, its steps."""
    labels = {state["code"]: state["label"] for state in machine["states"]}
    yield "| étape | de | vers | qui |\n|---|---|---|---|"
    for step in machine["steps"]:
        sources = ", ".join(labels[source] for source in step["source"])
        yield f"| {step['label']} (`{step['name']}`) | {sources} | {labels[step['target']]} | {', '.join(step['roles'])} |"


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["json", "mermaid", "table"], default="table")

    def handle(self, *, format, **_):
        found = [described(model) for model in machines()]
        if format == "json":
            return self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
        for model, machine in zip(machines(), found, strict=True):
            self.stdout.write(f"## {capfirst(str(model._meta.verbose_name))} (`{machine['machine']}`)\n")
            self.stdout.write("\n".join(mermaid(machine) if format == "mermaid" else table(machine)) + "\n")
        return None
