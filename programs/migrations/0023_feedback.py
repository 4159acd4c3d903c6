"""What applicants read of how their dossier was read."""

import django.db.models.deletion
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0022_lists_read_in_their_index"),
    ]

    operations = [
        migrations.AlterField(
            model_name='document',
            name='kind',
            field=models.CharField(choices=[('receipt', 'receipt'), ('dossier', 'dossier'), ('dossier_blind', 'dossier without identities'), ('completion', 'request for completion'), ('letter', 'decision letter'), ('minutes', 'minutes of the jury'), ('feedback', 'feedback of the jury'), ('laureates', 'list of laureates'), ('form', 'blank form'), ('final_report', 'final report')], max_length=20, verbose_name='kind'),
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('original', models.TextField(verbose_name='as the readings say it')),
                ('text', models.TextField(verbose_name='feedback')),
                ('joined_at', models.DateTimeField(null=True, verbose_name='joined to the letter on')),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='feedback', to='programs.dossier', verbose_name='dossier')),
                ('joined_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'feedback',
            },
        ),
        migrations.CreateModel(
            name='FeedbackEdit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(verbose_name='feedback')),
                ('at', models.DateTimeField(default=programs.clock.now, verbose_name='edited on')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('feedback', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='edits', to='programs.feedback')),
            ],
            options={
                'verbose_name': 'edit of a feedback',
                'ordering': ['-at', 'id'],
            },
        ),
    ]
