"""The tables."""

import django.db.models.deletion
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('programs', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Method',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveSmallIntegerField(unique=True, verbose_name='version')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('principles', models.JSONField(verbose_name='principles')),
                ('published_on', models.DateField(verbose_name='published on')),
            ],
            options={
                'verbose_name': 'common base',
                'ordering': ['-version'],
            },
        ),
        migrations.CreateModel(
            name='Residence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('budget', models.DecimalField(decimal_places=2, default=0, max_digits=12, verbose_name='budget in euros')),
                ('host', models.CharField(blank=True, help_text='Who welcomes the team: town hall, school, station…', max_length=200, verbose_name='host')),
                ('place', models.CharField(blank=True, max_length=300, verbose_name='place')),
                ('backed_on', models.DateField(blank=True, null=True, verbose_name='backed by the executive on')),
                ('backed_by', models.CharField(blank=True, help_text='Name and quality, for example: Mme Morvan, mayor', max_length=200, verbose_name='by')),
                ('public_session_at', models.DateTimeField(blank=True, null=True, verbose_name='public session on')),
                ('public_session_place', models.CharField(blank=True, max_length=300, verbose_name='place of the public session')),
                ('licence', models.CharField(blank=True, choices=[('cc-by-4.0', 'Creative Commons BY 4.0'), ('cc-by-sa-4.0', 'Creative Commons BY-SA 4.0'), ('etalab-2.0', 'Licence Ouverte 2.0 (Etalab)')], max_length=30, verbose_name='open licence of the outputs')),
                ('preset_version', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('suspended_from', models.CharField(blank=True, editable=False, max_length=50)),
                ('lessons', models.TextField(blank=True, editable=False, verbose_name='lessons')),
                ('state', models.CharField(choices=[('framing', 'framing'), ('team_building', 'building the team'), ('running', 'in residence'), ('restitution', 'public session'), ('closed', 'closed'), ('suspended', 'suspended'), ('abandoned', 'abandoned')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='residence', to='programs.dossier', verbose_name='dossier')),
            ],
            options={
                'verbose_name': 'residence',
                'ordering': ['dossier', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Prototype',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('description', models.TextField(verbose_name='what it is')),
                ('tested_on', models.DateField(blank=True, null=True, verbose_name='tested on')),
                ('tested_with', models.CharField(blank=True, max_length=200, verbose_name='tested with')),
                ('learned', models.TextField(blank=True, verbose_name='what the trial taught')),
                ('kept', models.BooleanField(default=False, verbose_name='kept')),
                ('residence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='prototypes', to='residences.residence')),
            ],
            options={
                'verbose_name': 'prototype',
                'ordering': ['tested_on', 'name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Phase',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('title', models.CharField(max_length=150, verbose_name='title')),
                ('purpose', models.CharField(blank=True, max_length=300, verbose_name='purpose')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='starts on')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='ends on')),
                ('started_on', models.DateField(blank=True, null=True, verbose_name='started on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('status', models.CharField(choices=[('planned', 'planned'), ('running', 'running'), ('done', 'done'), ('skipped', 'skipped')], default='planned', max_length=10, verbose_name='status')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason, if it was skipped or added')),
                ('residence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phases', to='residences.residence')),
            ],
            options={
                'verbose_name': 'phase',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='LocalDefinition',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('problem', models.TextField(blank=True, verbose_name='the public service and the problem')),
                ('users', models.TextField(blank=True, verbose_name='the users and agents concerned')),
                ('taken', models.TextField(blank=True, verbose_name='what we take as it is')),
                ('adapted', models.TextField(blank=True, verbose_name='what we adapt, and why')),
                ('added', models.TextField(blank=True, verbose_name='what we add')),
                ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='approved on')),
                ('approved_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('method', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residences.method', verbose_name='common base')),
                ('residence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='definitions', to='residences.residence')),
            ],
            options={
                'verbose_name': 'local definition',
                'ordering': ['residence', 'id'],
            },
        ),
        migrations.CreateModel(
            name='FieldNote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(default=programs.clock.today, verbose_name='date')),
                ('title', models.CharField(max_length=150, verbose_name='title')),
                ('text', models.TextField(verbose_name='what we saw, what we heard')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('phase', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='residences.phase', verbose_name='phase')),
                ('residence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='residences.residence')),
            ],
            options={
                'verbose_name': 'field note',
                'ordering': ['-on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Resident',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('discipline', models.CharField(choices=[('design', 'design'), ('sociology', 'sociology'), ('architecture', 'architecture, urban planning'), ('digital', 'digital'), ('research', 'research'), ('arts', 'arts'), ('public', 'public policy'), ('other', 'other')], max_length=20, verbose_name='discipline')),
                ('role', models.CharField(blank=True, max_length=200, verbose_name='part played')),
                ('residence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='residents', to='residences.residence')),
            ],
            options={
                'verbose_name': 'resident',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='residence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'abandoned'), _negated=True), models.Q(('lessons', ''), _negated=True), _connector='OR'), name='abandoned_has_its_lessons'),
        ),
        migrations.AddConstraint(
            model_name='prototype',
            constraint=models.CheckConstraint(condition=models.Q(('tested_on', None), models.Q(('learned', ''), _negated=True), _connector='OR'), name='tested_has_its_lesson', violation_error_message='Say what the trial taught.'),
        ),
        migrations.AddConstraint(
            model_name='phase',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('starts_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='phase_ends_after_it_starts', violation_error_message='A phase ends after it starts.'),
        ),
        migrations.AddConstraint(
            model_name='phase',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'skipped'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='skipped_has_its_reason', violation_error_message='Say why this phase is skipped.'),
        ),
    ]
