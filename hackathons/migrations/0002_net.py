"""The states of a camp, of its registrations, challenges and teams are those of their last lines."""

from django.db import migrations

from programs import net


class Migration(migrations.Migration):
    dependencies = [("hackathons", "0001_camps"), ("programs", "0002_net")]

    operations = [
        net.guard("camp", "hackathons_camp", dossier="dossier_id"),
        net.guard("registration", "hackathons_registration"),
        net.guard("challenge", "hackathons_challenge"),
        net.guard("campteam", "hackathons_campteam"),
    ]
