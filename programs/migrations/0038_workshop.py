"""The reports of the officers' workshop; documents carry the code that checks them."""

import django.db.models.deletion
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models

from programs import net


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0037_gatherings"),
    ]

    operations = [
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('kind', models.CharField(choices=[('yearly', 'Yearly report of a programme'), ('plain_summary', 'Summary in plain French, one page'), ('call_statistics', 'Statistics of a call'), ('cohort_status', 'State of a cohort, one page a project')], max_length=20, verbose_name='kind')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='first day')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('promise', models.CharField(blank=True, max_length=200, verbose_name='in one sentence')),
                ('sections', models.JSONField(blank=True, default=list, verbose_name='sections')),
                ('version', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='version')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('figures_at', models.DateTimeField(editable=False, null=True, verbose_name='figures of')),
                ('approved_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('published_on', models.DateField(editable=False, null=True, verbose_name='published on')),
                ('published_version', models.PositiveSmallIntegerField(editable=False, null=True)),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('state', models.CharField(choices=[('draft', 'being prepared'), ('approved', 'approved'), ('sealed', 'sealed'), ('published', 'published'), ('withheld', 'withheld')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
            ],
            options={
                'verbose_name': 'report of the workshop',
                'ordering': ['-created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='PublicationText',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('code', models.CharField(max_length=30)),
                ('title', models.CharField(max_length=150, verbose_name='title')),
                ('help', models.TextField(blank=True, verbose_name='what to write here')),
                ('required', models.BooleanField(default=False)),
                ('body', models.TextField(blank=True, verbose_name='text')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('saved_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'text of a report of the workshop',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='document',
            name='document_of_something',
        ),
        migrations.AddField(
            model_name='document',
            name='code',
            field=models.CharField(blank=True, db_index=True, max_length=12, verbose_name='code to check it'),
        ),
        migrations.AddField(
            model_name='document',
            name='content_key',
            field=models.CharField(blank=True, db_index=True, max_length=64),
        ),
        migrations.AlterField(
            model_name='document',
            name='kind',
            field=models.CharField(choices=[('receipt', 'receipt'), ('dossier', 'dossier'), ('dossier_blind', 'dossier without identities'), ('completion', 'request for completion'), ('letter', 'decision letter'), ('minutes', 'minutes of the jury'), ('feedback', 'feedback of the jury'), ('laureates', 'list of laureates'), ('form', 'blank form'), ('final_report', 'final report'), ('startup_month', 'monthly sheet'), ('committee_file', 'file of the committee'), ('takeover', 'takeover file'), ('recruitment', 'recruitment summary'), ('session_minutes', 'minutes of a session'), ('project_sheet', 'project sheet'), ('agreement', 'agreement to sign'), ('cohort_status', 'state of a cohort'), ('call_statistics', 'statistics of a call'), ('yearly', 'yearly report of a programme'), ('plain_summary', 'summary in plain French')], max_length=20, verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='publication',
            name='call',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='programs.call', verbose_name='call'),
        ),
        migrations.AddField(
            model_name='publication',
            name='cohort',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='programs.cohort', verbose_name='cohort'),
        ),
        migrations.AddField(
            model_name='publication',
            name='former',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later', to='programs.publication', verbose_name='former edition'),
        ),
        migrations.AddField(
            model_name='publication',
            name='program',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='programs.program', verbose_name='programme'),
        ),
        migrations.AddField(
            model_name='publication',
            name='territory',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programs.territory', verbose_name='territory'),
        ),
        migrations.AddField(
            model_name='document',
            name='publication',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='programs.publication'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(('dossier__isnull', False), ('call__isnull', False), ('publication__isnull', False), _connector='OR'), name='document_of_something'),
        ),
        migrations.AddField(
            model_name='publicationtext',
            name='publication',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='programs.publication'),
        ),
        migrations.AddField(
            model_name='publicationtext',
            name='saved_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(('starts_on', None), ('ends_on', None), ('starts_on__lte', models.F('ends_on')), _connector='OR'), name='period_in_order', violation_error_message='The last day is before the first.'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'call_statistics'), _negated=True), ('call__isnull', False), _connector='OR'), name='statistics_of_a_call', violation_error_message='Choose a call.'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'cohort_status'), _negated=True), ('cohort__isnull', False), _connector='OR'), name='state_of_a_cohort', violation_error_message='Choose a cohort.'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['approved', 'sealed', 'published']), _negated=True), models.Q(('approved_sha256', ''), _negated=True), _connector='OR'), name='approved_is_what_was_read'),
        ),
        migrations.AddConstraint(
            model_name='publicationtext',
            constraint=models.UniqueConstraint(fields=('publication', 'code'), name='one_text_per_code'),
        ),
        net.guard("publication", "programs_publication"),
    ]
