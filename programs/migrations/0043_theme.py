"""A programme chooses how its documents look: with the marks of the State, or without."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0038_workshop"),
    ]

    operations = [
        migrations.AddField(
            model_name="program",
            name="theme",
            field=models.CharField(blank=True, choices=[("etat", "The State: Marianne, its motto and its fonts"), ("neutre", "Neutral: the name of the service, an open font")], max_length=10, verbose_name="look of its documents"),
        ),
    ]
