"""A residence's state is that of its last line."""

from django.db import migrations

from programs import net


class Migration(migrations.Migration):
    dependencies = [("residences", "0001_initial"), ("programs", "0002_net")]

    operations = [net.guard("residence", "residences_residence", dossier="dossier_id")]
