"""The database refuses what the kernel would not have written, and keeps the words by which things are found."""

from django.db import migrations

from programs import indexing, net


class Migration(migrations.Migration):
    dependencies = [("programs", "0001_initial")]

    operations = [
        net.RIGHTS,
        net.LINES,
        *(net.append_only(f"programs_{table}") for table in ("history", "seal", "sealedline")),
        net.append_only("programs_detail", but="delete"),  # erasure
        net.read_only("programs_edge"),
        *(
            net.guard(machine, f"programs_{machine}")
            for machine in ("call", "task", "jurymember", "allocation", "applicant", "publication", "advert")
        ),
        net.guard("dossier", "programs_dossier", dossier="id"),
        *(
            net.guard(machine, f"programs_{machine}", dossier="dossier_id")
            for machine in (
                "review",
                "coachingsession",
                "finalreport",
                "document",
                "partner",
                "visa",
                "succession",
                "message",
                "opinion",
                "position",
            )
        ),
        indexing.WORDS,
        indexing.REPORTS,
    ]
