"""The local definition: its choices, one by one, and its approved versions."""

import django.db.models.deletion
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('residences', '0004_library'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DefinitionItem',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('principle', models.CharField(blank=True, editable=False, max_length=200)),
                ('stance', models.CharField(choices=[('taken', 'taken as it is'), ('adapted', 'adapted'), ('left', 'left out'), ('added', 'added')], max_length=10, verbose_name='our choice')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('text', models.TextField(blank=True, max_length=8000, verbose_name='what we do here')),
                ('why', models.CharField(blank=True, max_length=500, verbose_name='why')),
                ('definition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='residences.localdefinition')),
                ('sheet', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residences.sheetversion')),
            ],
            options={
                'verbose_name': 'choice of a local definition',
                'verbose_name_plural': 'choices of a local definition',
                'ordering': ['definition', 'order', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('principle', ''), _negated=True), fields=('definition', 'principle'), name='one_choice_a_principle'), models.UniqueConstraint(fields=('definition', 'sheet'), name='one_choice_a_method'), models.CheckConstraint(condition=models.Q(models.Q(('stance__in', ['adapted', 'added']), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='adapted_says_how', violation_error_message='Say what you do here.'), models.CheckConstraint(condition=models.Q(models.Q(('stance', 'left'), _negated=True), models.Q(('why', ''), _negated=True), _connector='OR'), name='left_out_says_why', violation_error_message='Say why you leave it out.')],
            },
        ),
        migrations.CreateModel(
            name='DefinitionVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('base', models.PositiveSmallIntegerField(verbose_name='version of the common base')),
                ('content', models.JSONField()),
                ('approved_at', models.DateTimeField(default=programs.clock.now, verbose_name='approved on')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('definition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='residences.localdefinition')),
            ],
            options={
                'verbose_name': 'approved local definition',
                'verbose_name_plural': 'approved local definitions',
                'ordering': ['definition', '-number'],
                'constraints': [models.UniqueConstraint(fields=('definition', 'number'), name='one_definition_a_number')],
            },
        ),
    ]
