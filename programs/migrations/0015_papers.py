"""The dossier without identities and the request for completion are documents."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0014_phases'),
    ]

    operations = [
        migrations.AlterField(
            model_name='document',
            name='kind',
            field=models.CharField(choices=[('receipt', 'receipt'), ('dossier', 'dossier'), ('dossier_blind', 'dossier without identities'), ('completion', 'request for completion'), ('letter', 'decision letter'), ('minutes', 'minutes of the jury'), ('form', 'blank form'), ('final_report', 'final report')], max_length=20, verbose_name='kind'),
        ),
    ]
