"""The interface of the impact described for machines, as OpenAPI 3.1: what startups/views/api.py answers, no more, no less."""

from django.conf import settings
from django.utils.translation import gettext as _

from startups.impact import CODES

MONTH = {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$", "examples": ["2026-10"]}
NUMBER = {"type": "number", "multipleOf": 0.01}
SENDABLE = list(CODES.values())


def description():
    """The whole description, in the words of the site."""
    return {
        "openapi": "3.1.0",
        "info": {"title": _("Impact of the services"), "version": "1.0.0", "description": about(), "license": {"name": "Licence Ouverte 2.0 (Etalab)", "identifier": "etalab-2.0"}},
        "servers": [{"url": settings.SITE_URL}],
        "security": [{"token": []}],
        "paths": {"/api/v1/impact/": {"get": reading(), "post": sending()}},
        "components": {"securitySchemes": {"token": scheme()}, "schemas": schemas(), "responses": refusals()},
    }  # fmt: skip


def about():
    """What one must know before the first call."""
    return _(
        "A service sends its figures of impact month by month with the token of its start-up, made on the page “Figures sent by the service”. "
        "%(most)s calls an hour for a token. Every error is a list, each with its place and a sentence in French."
    ) % {"most": settings.API_CALLS}  # fmt: skip


def scheme():
    """How the token is given."""
    return {"type": "http", "scheme": "bearer", "description": _("The token of a start-up, shown once when it is made.")}  # fmt: skip


def reading():
    """GET."""
    return {
        "operationId": "lireImpact", "summary": _("Read the measures and their figures"),
        "responses": {"200": told(_("The measures of the start-up, with their figures by month.")), **refused("401", "429")},
    }  # fmt: skip


def sending():
    """POST."""
    return {
        "operationId": "envoyerImpact", "summary": _("Send the figures of a month"),
        "description": _("Those already there are replaced, those not named stay. With a single fault nothing is kept."),
        "requestBody": {"required": True, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Sent"}}}},
        "responses": {"200": told(_("The measures as they now are.")), **refused("401", "413", "422", "429")},
    }  # fmt: skip


def told(words):
    """The answer when all is well."""
    return {"description": words, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Impact"}}}}


def refused(*codes):
    """The refusals of an operation, by their status."""
    return {code: {"$ref": f"#/components/responses/Refused{code}"} for code in codes}


def refusals():
    """Each refusal: what it means, what it says."""
    words = {
        "401": _("The token is absent, unknown or revoked."), "413": _("More than 20 000 bytes were sent."),
        "422": _("What was sent cannot be kept; nothing was."), "429": _("Too many calls: wait for the seconds that “Retry-After” gives."),
    }  # fmt: skip
    headers = {"401": {"WWW-Authenticate": {"schema": {"const": "Bearer"}}}, "429": {"Retry-After": {"schema": {"type": "integer"}}}}  # fmt: skip
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Errors"}}}
    return {f"Refused{code}": {"description": said, "content": content} | ({"headers": headers[code]} if code in headers else {}) for code, said in words.items()}  # fmt: skip


def schemas():
    """What is sent, what is told, an error."""
    return {
        "Sent": exact({"month": MONTH, "values": {"type": "object", "minProperties": 1, "additionalProperties": False, "properties": dict.fromkeys(SENDABLE, NUMBER)}}),
        "Impact": exact({"startup": {"type": "string"}, "measures": {"type": "array", "items": {"$ref": "#/components/schemas/Measure"}}}),
        "Measure": exact({
            "code": {"enum": [*SENDABLE, "cout"]}, "label": {"type": "string"}, "unit": {"type": "string"},
            "baseline": {"type": ["number", "null"]}, "target": {"type": "number"}, "north_star": {"type": "boolean"},
            "figures": {"type": "array", "items": exact({"month": MONTH, "value": {"type": "number"}})},
        }),
        "Errors": exact({"errors": {"type": "array", "minItems": 1, "items": exact({"where": {"type": "string"}, "message": {"type": "string"}})}}),
    }  # fmt: skip


def exact(properties):
    """An object with all of these and nothing else."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
