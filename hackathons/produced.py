"""What a camp produced, as everyone reads it: its published report, the news of what goes on."""

from programs.models import FinalReport


def of(camp):
    """The report once published (while it is corrected, it stays), its figures, the news that may show."""
    if not camp.is_told:
        return {"report": None, "figures": [], "news": []}
    report = FinalReport.objects.filter(dossier=camp.dossier_id, published_on__isnull=False).first()
    return {
        "report": report, "figures": list(report.figures.all()) if report and report.state == "published" else [],
        "news": list(camp.news.answered().filter(is_public=True)),
    }  # fmt: skip
