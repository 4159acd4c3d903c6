"""The rules of health, the light of coaches, changes of milestones, slots, attendance, corrected minutes, personal calendars."""

import django.contrib.postgres.constraints
import django.db.models.deletion
import programs.clock
import programs.models.slots
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0029_mission_letters'),
    ]

    operations = [
        migrations.AddField(
            model_name='actionitem',
            name='reminded_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='cohortevent',
            name='counted_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='attendance taken on'),
        ),
        migrations.AddField(
            model_name='cohortevent',
            name='present',
            field=models.ManyToManyField(blank=True, related_name='meetings_attended', to='programs.dossier', verbose_name='projects present'),
        ),
        migrations.AddField(
            model_name='program',
            name='coach_days',
            field=models.PositiveSmallIntegerField(default=20, verbose_name='days of coaching for a project'),
        ),
        migrations.AddField(
            model_name='program',
            name='health_rules',
            field=models.JSONField(blank=True, default=dict, verbose_name='rules of health'),
        ),
        migrations.AddField(
            model_name='program',
            name='minutes_template',
            field=models.TextField(blank=True, max_length=2000, verbose_name='outline of the minutes'),
        ),
        migrations.AlterField(
            model_name='cohortevent',
            name='kind',
            field=models.CharField(choices=[('launch', 'launch'), ('seminar', 'seminar'), ('training', 'training'), ('peers', 'visit between peers'), ('restitution', 'public presentation'), ('other', 'other meeting')], default='seminar', max_length=12, verbose_name='kind'),
        ),
        migrations.CreateModel(
            name='CalendarToken',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('token', models.CharField(default=programs.models.slots.secret, max_length=64, unique=True)),
                ('at', models.DateTimeField(default=programs.clock.now)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='calendar', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'address of a personal calendar',
                'ordering': ['person', 'id'],
            },
        ),
        migrations.CreateModel(
            name='CoachLight',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('light', models.CharField(choices=[('green', 'it goes well'), ('amber', 'to be watched'), ('red', 'in danger')], max_length=10, verbose_name='your own light')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='why')),
                ('at', models.DateTimeField(default=programs.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coach_lights', to='programs.dossier')),
            ],
            options={
                'verbose_name': 'light of the coach',
                'ordering': ['-at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='FormerMinutes',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField()),
                ('at', models.DateTimeField(default=programs.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_minutes', to='programs.coachingsession')),
            ],
            options={
                'verbose_name': 'former minutes',
                'ordering': ['-at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='MilestoneChange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('added', 'added'), ('moved', 'moved'), ('done', 'met'), ('reopened', 'no longer met')], max_length=10)),
                ('before', models.DateField(null=True)),
                ('after', models.DateField(null=True)),
                ('at', models.DateTimeField(default=programs.clock.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('milestone', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='programs.milestone')),
            ],
            options={
                'verbose_name': 'change of a milestone',
                'ordering': ['-at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='CoachSlot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField(verbose_name='begins on')),
                ('ends_at', models.DateTimeField(verbose_name='ends on')),
                ('place', models.CharField(max_length=300, verbose_name='place or video link')),
                ('coach', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slots', to=settings.AUTH_USER_MODEL, verbose_name='coach')),
                ('session', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='slots', to='programs.coachingsession')),
            ],
            options={
                'verbose_name': 'slot of a coach',
                'ordering': ['starts_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='coach_slot_ends_after_it_begins', violation_error_message='A slot ends after it begins.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('coach', '='), (models.Func(models.F('starts_at'), models.F('ends_at'), function='tstzrange'), '&&')], name='no_two_slots_at_once', violation_error_message='Another slot is already offered at that time.')],
            },
        ),
    ]
