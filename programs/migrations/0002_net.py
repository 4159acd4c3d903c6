"""The database refuses what the kernel would not have written."""

from django.db import migrations

from programs import net


class Migration(migrations.Migration):
    dependencies = [("programs", "0001_initial")]

    operations = [
        net.RIGHTS,
        net.LINES,
        *(net.append_only(f"programs_{table}") for table in ("history", "seal", "sealedline")),
        net.append_only("programs_detail", but="delete"),  # erasure
        net.read_only("programs_edge"),
        net.guard("call", "programs_call"),
        net.guard("dossier", "programs_dossier", dossier="id"),
        net.guard("review", "programs_review", dossier="dossier_id"),
        net.guard("coachingsession", "programs_coachingsession", dossier="dossier_id"),
        net.guard("finalreport", "programs_finalreport", dossier="dossier_id"),
        net.guard("document", "programs_document", dossier="dossier_id"),
    ]
