"""What is kept for how long: durations by programme, erasures announced and done."""

import django.core.validators
import django.db.models.deletion
import programs.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0007_visits"),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=20, verbose_name='rule')),
                ('told_at', models.DateTimeField(default=programs.clock.now, verbose_name='announced on')),
                ('due_on', models.DateField(verbose_name='erased on')),
                ('done_at', models.DateTimeField(null=True, verbose_name='done on')),
            ],
            options={
                'verbose_name': 'erasure announced',
                'verbose_name_plural': 'erasures announced',
                'ordering': ['due_on', 'id'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='document',
            name='ready_has_its_digest',
        ),
        migrations.AddField(
            model_name='document',
            name='erased_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='erased on'),
        ),
        migrations.AddField(
            model_name='dossier',
            name='erased_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='contents erased on'),
        ),
        migrations.AddField(
            model_name='dossier',
            name='written_at',
            field=models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='last written on'),
        ),
        migrations.AddField(
            model_name='program',
            name='keep_drafts',
            field=models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='months that unsent drafts are kept after the closing'),
        ),
        migrations.AddField(
            model_name='program',
            name='keep_projects',
            field=models.PositiveSmallIntegerField(default=24, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='months that dossiers with a project are kept after its end'),
        ),
        migrations.AddField(
            model_name='program',
            name='keep_refused',
            field=models.PositiveSmallIntegerField(default=24, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='months that dossiers without a project are kept after their end'),
        ),
        migrations.AddField(
            model_name='user',
            name='erased_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='erased on'),
        ),
        migrations.AddField(
            model_name='user',
            name='function',
            field=models.CharField(blank=True, editable=False, max_length=100, verbose_name='function held when erased'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['ready', 'replaced']), _negated=True), models.Q(('sha256', ''), _negated=True), ('erased_at__isnull', False), _connector='OR'), name='ready_has_its_digest'),
        ),
        migrations.AddField(
            model_name='notice',
            name='dossier',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='programs.dossier', verbose_name='dossier'),
        ),
        migrations.AddField(
            model_name='notice',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL, verbose_name='person'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('dossier', None), ('person__isnull', False)), models.Q(('dossier__isnull', False), ('person', None)), _connector='OR'), name='notice_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(condition=models.Q(('person', None)), fields=('rule', 'dossier'), name='one_notice_a_dossier'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(condition=models.Q(('dossier', None)), fields=('rule', 'person'), name='one_notice_a_person'),
        ),
    ]
