"""The command that prints the machines: what others read of them."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from programs.apps import machines
from programs.models import Role
from programs.workflow import NEW


def printed(format):
    out = StringIO()
    call_command("workflows", format=format, stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def told():
    """The machines as JSON, by name."""
    return {machine["machine"]: machine for machine in json.loads(printed("json"))}


def test_every_machine_is_told(told):
    assert set(told) == {model._meta.model_name for model in machines()}


def test_each_item_has_what_the_contract_says(told):
    keys = {"machine", "states", "steps"}, {"code", "label", "final"}, {"name", "source", "target", "roles", "label"}
    for machine in told.values():
        assert set(machine) == keys[0]
        assert {frozenset(state) for state in machine["states"]} == {frozenset(keys[1])}
        assert {frozenset(step) for step in machine["steps"]} <= {
            frozenset(keys[2])
        }  # a message has no step but its birth


def test_every_move_of_the_code_is_told_and_no_other(told):
    for model in machines():
        machine = told[model._meta.model_name]
        found = {(s["name"], source, s["target"]) for s in machine["steps"] for source in s["source"]}
        assert found == {edge[1:] for edge in model.edges() if edge[2] != NEW}


def test_a_step_has_one_item_for_each_target(told):
    for machine in told.values():
        items = [(step["name"], step["target"]) for step in machine["steps"]]
        assert len(set(items)) == len(items)


def test_the_first_state_is_where_a_machine_begins(told):
    for model in machines():
        born = {edge[3] for edge in model.edges() if edge[2] == NEW}
        assert told[model._meta.model_name]["states"][0]["code"] in born


def test_a_state_is_final_when_no_step_leaves_it(told):
    for machine in told.values():
        left = {source for step in machine["steps"] for source in step["source"]}
        assert {state["code"]: state["final"] for state in machine["states"]} == {
            state["code"]: state["code"] not in left for state in machine["states"]
        }


def test_roles_are_those_that_people_hold(told):
    roles = {role for machine in told.values() for step in machine["steps"] for role in step["roles"]}
    assert roles <= {*Role.Code.values, "system", "link", "mentor"}  # who has a link alone holds no role


def test_tables_name_every_step_and_who_takes_it(told):
    lines = set(printed("table").splitlines())
    for machine in told.values():
        for step in machine["steps"]:
            mine = [line for line in lines if f"(`{step['name']}`)" in line]
            assert any(line.endswith(f"| {', '.join(step['roles'])} |") for line in mine)


def test_diagrams_draw_every_move(told):
    lines = printed("mermaid").splitlines()
    arrows = {
        f"    {src} --> {s['target']} : {s['name']}" for m in told.values() for s in m["steps"] for src in s["source"]
    }
    assert (arrows <= set(lines), lines.count("stateDiagram-v2")) == (True, len(told))


def test_an_unknown_format_is_refused():
    with pytest.raises(CommandError):
        call_command("workflows", "--format", "yaml")
