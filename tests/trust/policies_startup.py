"""The policy of the addresses of start-ups: told to ``rule``, of tests/trust/policy.py."""

READS = "lead member signatory observer operator coach officer authority admin"
FREE = "anonymous stranger other_lead lead member signatory resident observer operator coach other_coach officer authority admin recruiter reviewer other_reviewer chair participant"
WRITES = "lead member coach officer"
PARTS = ("interviews", "hypotheses", "team", "assets", "budget", "funding")


def of(**names):
    """An address below the start-up: its own identifier and those of these objects."""
    return lambda w: {"pk": w.startup.pk} | {key: getattr(w, name).pk for key, name in names.items()}


def tell(rule):
    """The policy of each address."""
    rule("startup startup_calendar", get=READS, address=of())
    rule("startup_standards startup_exit", get=READS, post=WRITES, address=of())
    rule("startup_scoping startup_letter startup_product startup_committee", get=WRITES, post=WRITES, address=of())
    rule("startup_decision", address=of())  # no committee is convened
    rule("startup_impact", get=READS, address=of())
    rule("startup_measures startup_figure_file startup_token", get=WRITES, post=WRITES, address=of())
    rule("startup_figure_template", get=WRITES, address=of())
    rule("startup_figures", get=WRITES, post=WRITES, address=lambda w: {"pk": w.startup.pk, "month": "2026-10"})
    rule("startup_sheet", get=WRITES, post=WRITES, address=of())
    rule("startup_sheet_file", get=WRITES, address=of())
    rule("startup_papers", get=READS, address=of())
    rule("startup_month", post=WRITES, address=of())
    rule("startup_takeover", get=WRITES, post=WRITES, address=of())
    rule("startup_freeze", get=WRITES, post=WRITES, address=of())
    rule("api_description", get=FREE)
    rule("api_impact")  # the token of a service alone
    for name in PARTS:
        rule(f"startup_{name}", get=READS, address=of())
        rule(f"startup_{name}_new", get=WRITES, post=WRITES, address=of())
        rule(f"startup_{name}_edit startup_{name}_remove", get=WRITES, post=WRITES, address=of(row=f"startup_{name}"))
    rule("startup_phases", get=READS, address=of())
    rule("startup_phases_new", get="coach officer", post="coach officer", address=of())
    rule(
        "startup_phases_edit startup_phases_remove",
        get="coach officer",
        post="coach officer",
        address=of(row="startup_phase"),
    )
    rule("fund_list", get="officer")
    rule("fund_new", get="officer", post="officer")
    rule("fund", get="officer", address=lambda w: {"pk": w.fund.pk})
    rule("fund_edit fund_contribution_new", get="officer", post="officer", address=lambda w: {"pk": w.fund.pk})
    rule("fund_contribution", get="officer", post="officer", address=lambda w: {"pk": w.fund.pk, "row": w.share.pk})
