"""The phases of a jury: what it may see, and who decides, from a date to another."""

import django.contrib.postgres.constraints
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0013_instruction'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReviewPhase',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60, verbose_name='name of the phase')),
                ('starts_at', models.DateTimeField(verbose_name='begins on')),
                ('ends_at', models.DateTimeField(verbose_name='ends on')),
                ('blind', models.BooleanField(default=False, verbose_name='the jurors read blind: nothing tells them who applies')),
                ('others', models.CharField(choices=[('never', 'never'), ('after', 'once they have handed in their own'), ('always', 'always')], default='never', max_length=10, verbose_name='a juror sees the readings of the others')),
                ('jurors_named', models.BooleanField(default=True, verbose_name='the readings of the others carry the name of their author')),
                ('deciders', models.CharField(choices=[('officer', 'the programme officer'), ('chair', 'the programme officer and the chair of the jury'), ('authority', 'the competent authority alone')], default='officer', max_length=10, verbose_name='the proposals of decision are made and changed by')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phases', to='programs.call', verbose_name='call')),
            ],
            options={
                'verbose_name': 'phase of the jury',
                'ordering': ['call', 'starts_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='phase_ends_after_it_begins', violation_error_message='A phase ends after it begins.'), models.CheckConstraint(condition=models.Q(('blind', True), ('deciders', 'chair'), _negated=True), name='who_reads_blind_decides_nothing', violation_error_message='The chair cannot decide of dossiers that they read blind.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('call', '='), (models.Func(models.F('starts_at'), models.F('ends_at'), function='tstzrange'), '&&')], name='phases_do_not_overlap', violation_error_message='Two phases overlap: one ends before the next begins.')],
            },
        ),
    ]
