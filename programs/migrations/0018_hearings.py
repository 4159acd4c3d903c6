"""The slots of the hearings of a call, the one that each dossier has."""

import django.contrib.postgres.constraints
import django.db.models.deletion
import programs.clock
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0017_blind_reading"),
    ]

    operations = [
        migrations.CreateModel(
            name='HearingPlan',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('choose_by', models.DateTimeField(verbose_name='the candidates choose until')),
                ('questions', models.TextField(blank=True, max_length=4000, verbose_name='questions to ask everyone')),
                ('call', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='hearing_plan', to='programs.call')),
            ],
            options={
                'verbose_name': 'plan of the hearings',
            },
        ),
        migrations.CreateModel(
            name='HearingSlot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField(verbose_name='begins on')),
                ('ends_at', models.DateTimeField(verbose_name='ends on')),
                ('place', models.CharField(max_length=200, verbose_name='room or video link')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hearing_slots', to='programs.call')),
            ],
            options={
                'verbose_name': 'slot of hearing',
                'ordering': ['starts_at', 'place', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Hearing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('chosen_at', models.DateTimeField(default=programs.clock.now)),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='hearing', to='programs.dossier')),
                ('slot', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='hearing', to='programs.hearingslot')),
            ],
            options={
                'verbose_name': 'hearing',
            },
        ),
        migrations.AddConstraint(
            model_name='hearingslot',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='slot_ends_after_it_begins', violation_error_message='A slot ends after it begins.'),
        ),
        migrations.AddConstraint(
            model_name='hearingslot',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('call', '='), ('place', '='), (models.Func(models.F('starts_at'), models.F('ends_at'), function='tstzrange'), '&&')], name='one_hearing_at_a_time', violation_error_message='The jury already hears someone there at that time.'),
        ),
    ]
