"""The papers of projects are documents."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0034_feed'),
    ]

    operations = [
        migrations.AlterField(
            model_name='document',
            name='kind',
            field=models.CharField(choices=[('receipt', 'receipt'), ('dossier', 'dossier'), ('dossier_blind', 'dossier without identities'), ('completion', 'request for completion'), ('letter', 'decision letter'), ('minutes', 'minutes of the jury'), ('feedback', 'feedback of the jury'), ('laureates', 'list of laureates'), ('form', 'blank form'), ('final_report', 'final report'), ('startup_month', 'monthly sheet'), ('committee_file', 'file of the committee'), ('takeover', 'takeover file'), ('recruitment', 'recruitment summary')], max_length=20, verbose_name='kind'),
        ),
    ]
