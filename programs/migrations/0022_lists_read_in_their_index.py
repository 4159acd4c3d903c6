"""Lists, counters and statistics of calls are read in one index alone."""


from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0021_deliveries"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='dossier',
            name='dossiers_of_a_call',
        ),
        migrations.RemoveIndex(
            model_name='dossier',
            name='dossiers_counted',
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(fields=['call', 'state', '-submitted_at', 'id'], include=('organization', 'created_at', 'paper_received_at'), name='dossiers_of_calls'),
        ),
    ]
