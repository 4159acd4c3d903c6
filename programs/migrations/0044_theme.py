"""A programme chooses how its documents look; a certificate is a document that anyone may check."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0043_exchange"),
    ]

    operations = [
        migrations.AddField(
            model_name="program",
            name="theme",
            field=models.CharField(blank=True, choices=[("etat", "The State: Marianne, its motto and its fonts"), ("neutre", "Neutral: the name of the service, an open font")], max_length=10, verbose_name="look of its documents"),
        ),
        migrations.AlterField(
            model_name="document",
            name="kind",
            field=models.CharField(choices=[('receipt', 'receipt'), ('dossier', 'dossier'), ('dossier_blind', 'dossier without identities'), ('completion', 'request for completion'), ('letter', 'decision letter'), ('minutes', 'minutes of the jury'), ('feedback', 'feedback of the jury'), ('laureates', 'list of laureates'), ('form', 'blank form'), ('final_report', 'final report'), ('startup_month', 'monthly sheet'), ('committee_file', 'file of the committee'), ('takeover', 'takeover file'), ('recruitment', 'recruitment summary'), ('certificate', 'certificate of participation'), ('session_minutes', 'minutes of a session'), ('project_sheet', 'project sheet'), ('agreement', 'agreement to sign'), ('cohort_status', 'state of a cohort'), ('call_statistics', 'statistics of a call'), ('yearly', 'yearly report of a programme'), ('plain_summary', 'summary in plain French')], max_length=20, verbose_name="kind"),
        ),
    ]
