"""The number of each dossier on the waiting list, and the delegation by which an authority signs."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0024_sittings'),
    ]

    operations = [
        migrations.AddField(
            model_name='decision',
            name='position',
            field=models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='number on the waiting list'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='delegation',
            field=models.CharField(blank=True, max_length=300, verbose_name='delegation'),
        ),
        migrations.AddField(
            model_name='role',
            name='delegation',
            field=models.CharField(blank=True, max_length=300, verbose_name='delegation'),
        ),
    ]
