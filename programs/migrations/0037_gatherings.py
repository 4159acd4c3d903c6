"""A session gathers one project or several; who of each came."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0036_portraits"),
    ]

    operations = [
        migrations.AddField(
            model_name='coachingsession',
            name='kind',
            field=models.CharField(choices=[('coaching', 'coaching'), ('training', 'training'), ('peers', 'learning between peers')], default='coaching', max_length=10, verbose_name='kind'),
        ),
        migrations.CreateModel(
            name='SessionPlace',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('counted_at', models.DateTimeField(editable=False, null=True, verbose_name='attendance taken on')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='session_places', to='programs.dossier')),
                ('present', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who came')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='programs.coachingsession')),
            ],
            options={
                'verbose_name': 'project of a session',
                'ordering': ['dossier', 'id'],
            },
        ),
        migrations.AddField(
            model_name='coachingsession',
            name='dossiers',
            field=models.ManyToManyField(related_name='gatherings', through='programs.SessionPlace', to='programs.dossier'),
        ),
        migrations.AddConstraint(
            model_name='sessionplace',
            constraint=models.UniqueConstraint(fields=('session', 'dossier'), name='one_place_in_a_session'),
        ),
        migrations.RunSQL(
            "insert into programs_sessionplace (id, session_id, dossier_id) select gen_random_uuid(), id, dossier_id from programs_coachingsession",
            migrations.RunSQL.noop,
        ),
    ]
