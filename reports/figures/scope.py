"""What figures are asked for: a programme, an edition, a year, a territory, a size of commune; everything by default."""

import hashlib
from dataclasses import asdict, dataclass
from typing import Any

FILTERS = {
    "program": "p.code = %(program)s",
    "edition": "exists(select from programs_edition_calls ec join programs_edition e on e.id = ec.edition_id where ec.call_id = d.call_id and e.slug = %(edition)s)",
    "year": "extract(year from d.submitted_at at time zone 'Europe/Paris') = %(year)s",
    "region": "coalesce(nullif(t.region, ''), case when t.kind in ('region', 'collectivite') then t.code end) = %(region)s",
    "departement": "case when t.kind in ('departement', 'collectivite') then t.code else t.departement end = %(departement)s",
    "size": "t.kind = 'commune' and width_bucket(coalesce(t.population, 0), %(bounds)s) = %(size)s",
    "within": "p.code = any(%(within)s)",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The dossiers that are counted; an empty field narrows nothing."""

    program: str = ""  # its code
    edition: str = ""  # its address
    year: int | None = None  # of the submission
    region: str = ""
    departement: str = ""
    size: int | None = None  # rank in callfigures.classes()
    within: tuple[str, ...] | None = None  # the programmes that who asks may count; None for all

    @property
    def asked(self) -> dict[str, Any]:
        """The fields that narrow."""
        return {name: value for name, value in asdict(self).items() if value not in ("", None)}

    @property
    def is_whole(self) -> bool:
        """Whether every dossier of the platform is counted."""
        return not self.asked

    @property
    def key(self) -> str:
        """What tells these figures apart in the cache."""
        return hashlib.sha256(repr(sorted(self.asked.items())).encode()).hexdigest()[:32]

    @property
    def where(self) -> str:
        """The condition on dossiers, in SQL."""
        return "".join(f" and {FILTERS[name]}" for name in self.asked)
