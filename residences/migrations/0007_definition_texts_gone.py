"""The three long texts of a definition are gone: its choices say the same, one by one."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("residences", "0006_definition_texts_kept")]

    operations = [migrations.RemoveField("localdefinition", name) for name in ("taken", "adapted", "added")]
