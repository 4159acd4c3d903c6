"""An action says what opened it by a code, not by its words."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programs", "0004_roles_given")]
    operations = [
        migrations.AddField("actionitem", "code", models.CharField(blank=True, editable=False, max_length=20)),
    ]
