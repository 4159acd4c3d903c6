"""The tables of the open data: calls, projects, territories, funding, outcomes, figures; what is not announced is in none of them."""

from django.conf import settings
from django.db.models import Count, Q, Sum
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from hackathons.opendata import Field, Resource
from programs.models import Call, Filiation, FundingLine
from programs.models.states import PLACED
from reports import maps
from reports.figures import telling
from reports.figures.scope import Scope
from reports.lineage import opened

OVER = {
    "closed": "termine",
    "continued": "termine",
    "transferred": "termine",
    "abandoned": "arrete",
    "stopped": "arrete",
    "cancelled": "arrete",
}
MODES = {
    "contribution": "idees",
    "interest": "manifestation_d_interet",
    "competition": "projets",
    "direct": "hors_appel",
}
AFTER = {
    "continued": "poursuivi",
    "transferred": "repris",
    "closed": "clos",
    "abandoned": "arrete",
    "stopped": "arrete",
    "cancelled": "arrete",
}


def calls(_scope):
    """The published calls; how many were selected only once it is announced."""
    sent = Count("dossiers", filter=Q(dossiers__submitted_at__isnull=False))
    placed = Count("dossiers", filter=Q(dossiers__state__in=PLACED))
    for one in Call.objects.public().annotate(sent=sent, placed=placed).order_by("opens_at", "id"):
        chosen = one.placed if one.is_announced and not one.is_contribution else None
        dates = [localtime(day).date().isoformat() if day else "" for day in (one.opens_at, one.closes_at)]
        yield [str(one.pk), one.title, one.program.name, MODES[one.mode], *dates, str(Call.State(one.shown_state).label), one.sent, chosen, settings.SITE_URL + one.get_absolute_url()]  # fmt: skip


def projects(_scope):
    """The projects opened, once their call is announced."""
    found = opened().select_related("organization__attached_to").order_by("submitted_at", "id")
    for one in found:
        report, place = getattr(one, "report", None), one.organization.place
        public = report if report and report.published_on else None
        point = maps.point(one.organization.departement) or ["", ""]
        yield [
            str(one.pk), one.title, one.call.program.name, one.call.program.outcome, str(one.call_id), str(one.organization), one.organization.kind,
            one.organization.siren or "", place.code if place else "", one.organization.departement, OVER.get(one.project_state, "en_cours"),
            public.published_on.isoformat() if public else "", settings.SITE_URL + public.get_public_url() if public else "", *point,
        ]  # fmt: skip


def territories(_scope):
    """The départements, and what was submitted, selected and opened there."""
    for part in telling.of(Scope(), public=True).parts["departement"]:
        if part.code:
            yield [part.code, part.label.rpartition(" (")[0], *part.values, *(maps.point(part.code) or ["", ""])]


def funding(_scope):
    """The money acquired by each project opened, paid or not, in kind or not, without who paid."""
    lines = FundingLine.objects.filter(dossier__in=opened().values("pk"), stage__in=("acquired", "paid"))
    found = (
        lines.values_list("dossier", "stage", "in_kind")
        .annotate(total=Sum("amount"), n=Count("pk"))
        .order_by("dossier", "stage", "in_kind")
    )
    for dossier, stage, in_kind, total, n in found:
        yield [
            f"{dossier}-{stage}{'-nature' if in_kind else ''}",
            str(dossier),
            {"acquired": "acquis", "paid": "verse"}[stage],
            in_kind,
            round(total),
            n,
        ]


def outcomes(_scope):
    """What became of the projects: their end, and the projects that arose from them."""
    open_ = opened()
    for pk, state in open_.filter(project_state__in=AFTER).order_by("pk").values_list("pk", "project_state"):
        yield [f"{pk}-fin", str(pk), AFTER[state], "", ""]
    told = Filiation.objects.filter(dossier__in=open_.values("pk"), dossier__origin__in=open_.values("pk"))
    for pk, origin, on in told.order_by("dossier").values_list("dossier", "dossier__origin", "on"):
        yield [f"{pk}-naissance", str(origin), "donne_naissance", str(pk), on.isoformat()]


def figures(_scope):
    """The figures of the page of statistics, each with what it counts; a count of few persons is left empty."""
    for one in telling.of(Scope(), public=True).figures:
        yield [
            one.figure.code,
            str(one.figure.label),
            one.value,
            one.figure.unit,
            str(one.figure.definition),
            str(one.why),
        ]


ID, PROJECT = (
    Field("id", "string", _("Identifier, which never changes")),
    Field("projet", "string", _("Identifier of the project")),
)
LONGITUDE, LATITUDE = Field("longitude", "number", _("Longitude of the middle of the département")), Field("latitude", "number", _("Latitude of the middle of the département"))  # fmt: skip
RESOURCES = {
    one.name: one
    for one in (
        Resource("appels", _("Calls"), [
            ID, Field("titre", "string", _("Title")), Field("programme", "string", _("Programme")), Field("mode", "string", _("Kind of call: idees, manifestation_d_interet, projets, hors_appel")),
            Field("ouverture", "date", _("First day")), Field("cloture", "date", _("Last day; empty when it does not close")), Field("etat", "string", _("State")),
            Field("dossiers_deposes", "integer", _("Dossiers submitted")), Field("laureats", "integer", _("Dossiers selected; empty before the announcement")), Field("adresse", "string", _("Web page")),
        ], calls, ["id"]),
        Resource("projets", _("Projects"), [
            ID, Field("titre", "string", _("Title")), Field("programme", "string", _("Programme")), Field("nature", "string", _("Kind: residence, camp, startup")),
            Field("appel", "string", _("Identifier of the call")), Field("porteur", "string", _("Organization that leads it")), Field("nature_du_porteur", "string", _("Kind of organization")),
            Field("siren", "string", _("SIREN of the organization")), Field("code_territoire", "string", _("Official code of its territory")), Field("departement", "string", _("Code of the département")),
            Field("statut", "string", _("Stage: en_cours, termine, arrete")), Field("rapport_publie_le", "date", _("Report published on")), Field("adresse", "string", _("Web page")), LONGITUDE, LATITUDE,
        ], projects, ["id"]),
        Resource("territoires", _("Territories"), [
            Field("code", "string", _("Code of the département")), Field("nom", "string", _("Name")), Field("dossiers_deposes", "integer", _("Dossiers submitted")),
            Field("laureats", "integer", _("Dossiers selected")), Field("projets_ouverts", "integer", _("Projects opened")), LONGITUDE, LATITUDE,
        ], territories, ["code"]),
        Resource("financements", _("Funding"), [
            ID, PROJECT, Field("stade", "string", _("Stage: acquis, verse")), Field("en_nature", "boolean", _("In kind")), Field("montant", "integer", _("Amount in euros")), Field("lignes", "integer", _("Number of lines added up")),
        ], funding, ["id"]),
        Resource("suites", _("What became of them"), [
            ID, PROJECT, Field("suite", "string", _("What became of it: clos, poursuivi, repris, arrete, donne_naissance")), Field("vers", "string", _("Identifier of the project that arose from it")), Field("le", "date", _("On")),
        ], outcomes, ["id"]),
        Resource("chiffres", _("Figures"), [
            Field("code", "string", _("Code of the figure")), Field("chiffre", "string", _("Figure")), Field("valeur", "integer", _("Value; empty when it is not told")), Field("unite", "string", _("Unit")),
            Field("definition", "string", _("What it counts")), Field("pourquoi_vide", "string", _("Why it is empty")),
        ], figures, ["code"]),
    )
}  # fmt: skip
MAPPED = ("projets", "territoires")  # those that have a GeoJSON too


def has_point(record):
    """Whether a row of a mapped table is somewhere."""
    return record["longitude"] != ""
