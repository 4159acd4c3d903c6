"""The states of a residence and of a method's sheet are those of their last lines."""

from django.db import migrations

from programs import net


class Migration(migrations.Migration):
    dependencies = [("residences", "0001_initial"), ("programs", "0002_net")]

    operations = [
        net.guard("residence", "residences_residence", dossier="dossier_id"),
        net.guard("methodsheet", "residences_methodsheet", dossier="dossier_id"),
        net.append_only("residences_sheetversion"),
    ]
