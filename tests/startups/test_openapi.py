"""The description of the interface of the impact is true: each answer has a status and a shape that it documents."""

import re

import pytest
from django.core.cache import cache

from startups import impact
from tests.startups import samples

pytestmark = pytest.mark.django_db
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "number": int | float, "null": type(None)}


@pytest.fixture(scope="module")
def measuring(once):
    """A start-up that measures, and its token."""
    return once(with_token)


def with_token():
    startup = samples.measured(samples.bare())
    return startup, impact.new_token(startup, startup.dossier.lead)


@pytest.fixture
def call(client, measuring):
    """Call the interface with the token; other words in its place, if given."""

    def send(body=None, token=measuring[1]):
        headers = {"Authorization": f"Bearer {token}"}
        if body is None:
            return client.get("/api/v1/impact/", headers=headers)
        return client.post("/api/v1/impact/", body, content_type="application/json", headers=headers)

    return send


@pytest.fixture
def described(client):
    return client.get("/api/v1/openapi.json").json()


def faults(whole, schema, value, at="$"):
    """What of this value its schema does not allow (the part of JSON Schema that the description uses)."""
    if "$ref" in schema:
        schema = whole["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    kinds = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if (kinds and not any(isinstance(value, TYPES[kind]) for kind in kinds)) or ("enum" in schema and value not in schema["enum"]):  # fmt: skip
        yield at
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield at
    if isinstance(value, dict):
        for name in set(schema.get("required", ())) - set(value) | set(value) - set(schema["properties"]):
            yield f"{at}.{name}"
        for name in set(value) & set(schema["properties"]):
            yield from faults(whole, schema["properties"][name], value[name], f"{at}.{name}")
    for n, one in enumerate(value if isinstance(value, list) else ()):
        yield from faults(whole, schema["items"], one, f"{at}[{n}]")


def documented(whole, method, response):
    """The schema that the description gives to this answer."""
    found = whole["paths"]["/api/v1/impact/"][method]["responses"][str(response.status_code)]
    if "$ref" in found:
        found = whole["components"]["responses"][found["$ref"].rpartition("/")[2]]
    assert set(found.get("headers", ())) <= set(response.headers)
    return found["content"]["application/json"]["schema"]


MONTH = f"{impact.last_month():%Y-%m}"
CALLS = {
    "read": ("get", 200, {}), "kept": ("post", 200, {"body": {"month": MONTH, "values": {"usage": 821, "utilite": 87.5}}}),
    "unknown": ("get", 401, {"token": "faux"}), "unknown sender": ("post", 401, {"token": "faux", "body": {}}), "too long": ("post", 413, {"body": {"month": "0" * 20_001}}),
    "faulty": ("post", 422, {"body": {"month": "2026", "values": {"cout": 1}}}), "not json": ("post", 422, {"body": "["}),
}  # fmt: skip


@pytest.mark.parametrize("name", CALLS)
def test_each_answer_is_as_described(call, described, name):
    method, status, given = CALLS[name]
    response = call(**given)
    schema = documented(described, method, response)
    assert (response.status_code, list(faults(described, schema, response.json()))) == (status, [])


@pytest.mark.parametrize(("token", "limit"), [(None, "API_CALLS"), ("faux", "API_REFUSALS")])
def test_too_many_calls_are_slowed_as_described(call, described, settings, token, limit):
    cache.clear()
    setattr(settings, limit, 2)
    answers = [call(**({"token": token} if token else {})) for _n in range(3)]
    schema = documented(described, "get", answers[-1])
    assert (answers[-1].status_code, 0 < int(answers[-1].headers["Retry-After"]) <= 3600, list(faults(described, schema, answers[-1].json()))) == (429, True, [])  # fmt: skip
    assert answers[1].status_code != 429


def test_each_status_described_is_one_that_is_answered(described):
    told = {(method, status) for method, one in described["paths"]["/api/v1/impact/"].items() for status in one["responses"]}  # fmt: skip
    assert told == {(method, str(status)) for method, status, _given in CALLS.values()} | {("get", "429"), ("post", "429")}  # fmt: skip


def test_what_is_described_may_be_sent(described, measuring):
    values = described["components"]["schemas"]["Sent"]["properties"]["values"]["properties"]
    assert set(values) == {impact.CODES[one.kind] for one in measuring[0].measures.all() if not one.is_counted}


def test_the_judge_of_these_tests_sees_what_is_wrong(described):
    schema = {"$ref": "#/components/schemas/Measure"}
    wrong = {"code": "autre", "label": 3, "unit": "", "baseline": None, "target": 1, "figures": [{"month": "2026-13", "value": 1, "by": ""}]}  # fmt: skip
    assert set(faults(described, schema, wrong)) == {"$.code", "$.label", "$.north_star", "$.figures[0].month", "$.figures[0].by"}  # fmt: skip
