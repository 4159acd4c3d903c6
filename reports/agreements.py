"""The agreement to sign between the State and who carries a project: filled from what is recorded, printed, signed, joined to the dossier."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from programs import clock
from programs.models import Role
from reports import agreementtexts as texts
from reports import data
from reports.receipts import service, verify_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A numbered article: its title, its text in light markup."""

    title: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(data.Paper):
    """An agreement ready to be signed by both parties."""

    kind: ClassVar[str] = "agreement"
    title: str
    lead: str
    project: str
    parties: tuple[data.Fact, ...]
    articles: tuple[Article, ...]
    funding: data.Table | None = None
    money: str = ""
    signatories: tuple[data.Fact, ...] = ()  # for whom, in what quality


def agreement(dossier):
    """The facts of the agreement of a project, as they stand today."""
    program, outcome = dossier.call.program, dossier.call.program.outcome
    words = {
        "side": side(program), "title": dossier.title, "reference": dossier.reference, "program": program.name,
    }  # fmt: skip
    table = funding(dossier)
    return Agreement(
        reference=dossier.reference, program=program.name, service=service(program), made_at=localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0),
        verify_url=verify_url(), title=texts.TITLES[outcome], lead=texts.LEADS[outcome], project=dossier.title, parties=tuple(parties(dossier)),
        articles=tuple(articles(outcome, words, table)), funding=table, money=texts.MONEY if table else "", signatories=tuple(signatories(dossier)),
    )  # fmt: skip


def side(program):
    """What the party that supports the project is called in the text: the State only where it signs as such."""
    return texts.SIDES[service(program).theme or settings.SITE_THEME]


def parties(dossier):
    """Who signs, as the law names them."""
    organization, program = dossier.organization, dossier.call.program
    yield data.Fact(label=capfirst(side(program)), value=", ".join(filter(None, [program.service, program.address])))
    held = ", ".join(
        filter(
            None, [str(organization), organization.address, f"SIREN {organization.siren}" if organization.siren else ""]
        )
    )
    yield data.Fact(label=str(capfirst(organization.get_kind_display())), value=texts.BEARER % held)
    if dossier.lead:
        yield data.Fact(label=_("Project lead"), value=str(dossier.lead))


def articles(outcome, words, table):
    """The articles in order; that of the money only where a plan is recorded."""
    yield Article(title=_("What this agreement is about"), body=texts.OBJECT.format(**words))
    for title, body in texts.ARTICLES[outcome]:
        yield Article(title=title.format(**words), body=body.format(**words))
    yield Article(title=_("How long it lasts"), body=texts.DURATION)


def funding(dossier):
    """The plan of funding: who pays how much, how sure it is."""
    lines = list(dossier.funding.order_by("-amount", "id"))
    rows = tuple((one.funder, str(capfirst(one.get_stage_display())), one.amount) for one in lines)
    columns = (_("Funder"), _("Stage"), _("Amount in euros"))
    total = (_("Total"), "", sum((one.amount for one in lines), Decimal(0)))
    return data.Table(columns=columns, rows=rows, numeric=columns[2:], total=total) if rows else None


def signatories(dossier):
    """Whose signatures are awaited."""
    program = dossier.call.program
    held = (
        Role.objects.active()
        .filter(code="signatory", organization=dossier.organization)
        .select_related("person")
        .first()
    )
    yield data.Fact(
        label=_("For %s") % dossier.organization,
        value=", ".join(filter(None, [str(held.person), held.quality])) if held else "",
    )
    yield data.Fact(label=_("For %s") % side(program), value=program.service)
