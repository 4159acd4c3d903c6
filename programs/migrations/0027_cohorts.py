"""Cohorts, their meetings; what a coach can take on, and their absences."""

import django.contrib.postgres.constraints
import django.db.models.deletion
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0026_expenses_filiations"),
    ]

    operations = [
        migrations.CreateModel(
            name='CoachProfile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('capacity', models.PositiveSmallIntegerField(default=8, verbose_name='projects at once, at most')),
                ('regions', models.JSONField(blank=True, default=list, verbose_name='régions well known')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='coach_profile', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'profile of a coach',
                'ordering': ['person', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Cohort',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('text', models.TextField(blank=True, max_length=4000, verbose_name='a word to the projects')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cohorts', to='programs.edition', verbose_name='edition')),
            ],
            options={
                'verbose_name': 'cohort',
                'ordering': ['-edition__starts_on', 'name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='CohortPlace',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('since', models.DateField(default=programs.clock.today, editable=False)),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='programs.cohort')),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='cohort_place', to='programs.dossier')),
            ],
            options={
                'verbose_name': 'place in a cohort',
                'ordering': ['since', 'id'],
            },
        ),
        migrations.AddField(
            model_name='cohort',
            name='dossiers',
            field=models.ManyToManyField(related_name='cohorts', through='programs.CohortPlace', to='programs.dossier'),
        ),
        migrations.CreateModel(
            name='CoachAbsence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(verbose_name='last day')),
                ('note', models.TextField(blank=True, max_length=4000, verbose_name='what to know meanwhile')),
                ('coach', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='absences', to=settings.AUTH_USER_MODEL, verbose_name='coach')),
                ('cover', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='covers', to=settings.AUTH_USER_MODEL, verbose_name='who stands in')),
            ],
            options={
                'verbose_name': 'absence of a coach',
                'ordering': ['starts_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='absence_ends_after_it_starts', violation_error_message='The last day comes after the first.'), models.CheckConstraint(condition=models.Q(('cover', models.F('coach')), _negated=True), name='nobody_stands_in_for_themselves', violation_error_message='Choose a colleague.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('coach', '='), (models.Func(models.F('starts_on'), models.F('ends_on'), models.Value('[]'), function='daterange'), '&&')], name='one_absence_at_a_time', violation_error_message='Another absence is already recorded for these days.')],
            },
        ),
        migrations.CreateModel(
            name='CohortEvent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('launch', 'launch'), ('seminar', 'seminar'), ('restitution', 'public presentation'), ('other', 'other meeting')], default='seminar', max_length=12, verbose_name='kind')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('starts_at', models.DateTimeField(verbose_name='begins on')),
                ('ends_at', models.DateTimeField(verbose_name='ends on')),
                ('place', models.CharField(max_length=300, verbose_name='place or video link')),
                ('text', models.TextField(blank=True, max_length=2000, verbose_name='what to prepare')),
                ('sequence', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('changed_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('cancelled_at', models.DateTimeField(editable=False, null=True, verbose_name='cancelled on')),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='programs.cohort')),
            ],
            options={
                'verbose_name': 'meeting of a cohort',
                'ordering': ['starts_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='meeting_ends_after_it_begins', violation_error_message='A meeting ends after it begins.')],
            },
        ),
        migrations.AddConstraint(
            model_name='cohort',
            constraint=models.UniqueConstraint(fields=('edition', 'name'), name='one_cohort_of_that_name', violation_error_message='This edition already has a cohort of that name.'),
        ),
    ]
