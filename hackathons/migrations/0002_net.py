"""The states of a camp and of all that lives in it are those of their last lines."""

from django.db import migrations

from programs import net


class Migration(migrations.Migration):
    dependencies = [("hackathons", "0001_camps"), ("programs", "0002_net")]

    operations = [
        net.guard("camp", "hackathons_camp", dossier="dossier_id"),
        *(
            net.guard(machine, f"hackathons_{machine}")
            for machine in (
                "registration",
                "challenge",
                "campteam",
                "joining",
                "actor",
                "news",
                "matching",
                "announcement",
                "helprequest",
            )
        ),
    ]
