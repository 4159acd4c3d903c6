"""The instruction of dossiers: words searched, labels, assignments, conversation, opinions, long tasks."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models

from programs import indexing, net


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0012_form_editor"),
    ]

    operations = [
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('since', models.DateTimeField(default=programs.clock.now)),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'assignment',
                'ordering': ['-since', 'id'],
            },
        ),
        migrations.CreateModel(
            name='DossierSearch',
            fields=[
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='search', serialize=False, to='programs.dossier')),
                ('vector', django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                'verbose_name': 'searched words',
            },
        ),
        migrations.CreateModel(
            name='Follow',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('since', models.DateTimeField(default=programs.clock.now)),
            ],
            options={
                'verbose_name': 'followed dossier',
            },
        ),
        migrations.CreateModel(
            name='Label',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=40, verbose_name='label')),
                ('colour', models.CharField(choices=[('blue-ecume', 'blue'), ('green-menthe', 'green'), ('yellow-tournesol', 'yellow'), ('pink-tuile', 'pink'), ('purple-glycine', 'purple'), ('brown-caramel', 'brown')], default='blue-ecume', max_length=20, verbose_name='colour')),
            ],
            options={
                'verbose_name': 'label',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('from_staff', models.BooleanField(default=False)),
                ('text', models.TextField(max_length=6000, verbose_name='message')),
                ('file_name', models.CharField(blank=True, max_length=200, verbose_name='file')),
                ('file_type', models.CharField(blank=True, max_length=100)),
                ('file_size', models.PositiveIntegerField(default=0)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('sent_at', models.DateTimeField(default=programs.clock.now, verbose_name='sent on')),
                ('state', models.CharField(choices=[('sent', 'sent')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
            ],
            options={
                'verbose_name': 'message',
                'ordering': ['sent_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='MessageTemplate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80, verbose_name='name of the template')),
                ('text', models.TextField(help_text='[reference], [title], [organization] and [lead] are replaced by the words of the dossier.', max_length=6000, verbose_name='message')),
            ],
            options={
                'verbose_name': 'message template',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('expert_name', models.CharField(max_length=200, verbose_name='name of the expert')),
                ('expert_quality', models.CharField(blank=True, max_length=200, verbose_name='quality')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('question', models.TextField(max_length=4000, verbose_name='what you ask')),
                ('asked_at', models.DateTimeField(default=programs.clock.now)),
                ('answer_by', models.DateField(verbose_name='answer before')),
                ('opened_at', models.DateTimeField(editable=False, null=True)),
                ('verdict', models.CharField(blank=True, choices=[('yes', 'favourable'), ('reserve', 'favourable with reservations'), ('no', 'unfavourable')], max_length=10, verbose_name='opinion')),
                ('text', models.TextField(blank=True, max_length=10000, verbose_name='reasons')),
                ('given_at', models.DateTimeField(editable=False, null=True)),
                ('state', models.CharField(choices=[('asked', 'asked'), ('given', 'given'), ('revoked', 'withdrawn'), ('lapsed', 'without answer')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
            ],
            options={
                'verbose_name': 'opinion',
                'ordering': ['-asked_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ReadMark',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=programs.clock.now)),
            ],
            options={
                'verbose_name': 'conversation read',
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60, verbose_name='name of the view')),
                ('query', models.CharField(blank=True, max_length=2000)),
                ('is_default', models.BooleanField(default=False, verbose_name='open the list on this view')),
            ],
            options={
                'verbose_name': 'saved view',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('kind', models.CharField(choices=[('step', 'bulk step'), ('message', 'bulk message'), ('export', 'export'), ('archive', 'archive of files')], max_length=10, verbose_name='kind')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('order', models.JSONField(default=dict)),
                ('total', models.PositiveIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('created_at', models.DateTimeField(default=programs.clock.now, verbose_name='asked on')),
                ('expires_at', models.DateTimeField(null=True, verbose_name='kept until')),
                ('file_key', models.CharField(blank=True, max_length=200)),
                ('file_name', models.CharField(blank=True, max_length=200)),
                ('file_size', models.PositiveBigIntegerField(default=0)),
                ('state', models.CharField(choices=[('queued', 'waiting'), ('running', 'under way'), ('done', 'carried out'), ('failed', 'failed'), ('cancelled', 'stopped'), ('expired', 'file removed')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
            ],
            options={
                'verbose_name': 'task',
                'ordering': ['-created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='TaskItem',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seen', models.IntegerField()),
                ('outcome', models.CharField(blank=True, choices=[('done', 'carried out'), ('refused', 'refused'), ('overtaken', 'changed meanwhile')], max_length=10, verbose_name='outcome')),
                ('detail', models.TextField(blank=True, verbose_name='reason')),
                ('at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'line of a task',
                'ordering': ['dossier__reference', 'id'],
            },
        ),
        migrations.CreateModel(
            name='OpinionReading',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=programs.clock.now)),
                ('what', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'verbose_name': 'visit of an expert',
                'ordering': ['at', 'id'],
            },
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('submitted_at__isnull', False)), fields=['state', 'call', 'organization'], name='dossiers_counted'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='assignment',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='programs.dossier'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='officer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to=settings.AUTH_USER_MODEL, verbose_name='officer'),
        ),
        migrations.AddIndex(
            model_name='dossiersearch',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['vector'], name='dossier_words'),
        ),
        migrations.AddField(
            model_name='follow',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follows', to='programs.dossier'),
        ),
        migrations.AddField(
            model_name='follow',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follows', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='label',
            name='dossiers',
            field=models.ManyToManyField(blank=True, related_name='labels', to='programs.dossier'),
        ),
        migrations.AddField(
            model_name='label',
            name='program',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='labels', to='programs.program', verbose_name='programme'),
        ),
        migrations.AddField(
            model_name='message',
            name='author',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='author'),
        ),
        migrations.AddField(
            model_name='message',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='programs.dossier'),
        ),
        migrations.AddField(
            model_name='messagetemplate',
            name='program',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='templates', to='programs.program', verbose_name='programme'),
        ),
        migrations.AddField(
            model_name='opinion',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='opinion',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='opinions', to='programs.dossier'),
        ),
        migrations.AddField(
            model_name='opinion',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programs.dossierversion'),
        ),
        migrations.AddField(
            model_name='readmark',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='read_marks', to='programs.dossier'),
        ),
        migrations.AddField(
            model_name='readmark',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='savedview',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='views', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='task',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to=settings.AUTH_USER_MODEL, verbose_name='asked by'),
        ),
        migrations.AddField(
            model_name='taskitem',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programs.dossier'),
        ),
        migrations.AddField(
            model_name='taskitem',
            name='task',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='programs.task'),
        ),
        migrations.AddField(
            model_name='opinionreading',
            name='opinion',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='programs.opinion'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('ended_at', None)), fields=['officer'], name='assigned_now'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('dossier',), name='one_officer_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='follow',
            constraint=models.UniqueConstraint(fields=('dossier', 'person'), name='followed_once'),
        ),
        migrations.AddConstraint(
            model_name='label',
            constraint=models.UniqueConstraint(models.F('program'), django.db.models.functions.text.Lower('name'), name='one_label_of_a_name', violation_error_message='This programme already has a label of that name.'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['dossier', 'sent_at'], name='messages_of_a_dossier'),
        ),
        migrations.AddConstraint(
            model_name='messagetemplate',
            constraint=models.UniqueConstraint(models.F('program'), django.db.models.functions.text.Lower('name'), name='one_template_of_a_name', violation_error_message='This programme already has a template of that name.'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('dossier', 'email'), name='one_opinion_asked', violation_error_message='This person is already asked for an opinion on this dossier.'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'given'), _negated=True), models.Q(('verdict', ''), _negated=True), _connector='OR'), name='given_opinion_has_its_verdict'),
        ),
        migrations.AddConstraint(
            model_name='readmark',
            constraint=models.UniqueConstraint(fields=('dossier', 'person'), name='one_read_mark'),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.UniqueConstraint(models.F('person'), django.db.models.functions.text.Lower('name'), name='one_view_of_a_name'),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('person',), name='one_default_view'),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(fields=['person', '-created_at'], name='tasks_of_a_person'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('file_key', ''), ('expires_at__isnull', False), _connector='OR'), name='file_kept_until_a_date'),
        ),
        migrations.AddConstraint(
            model_name='taskitem',
            constraint=models.UniqueConstraint(fields=('task', 'dossier'), name='a_dossier_once_a_task'),
        ),
        net.guard("message", "programs_message", dossier="dossier_id"),
        net.guard("opinion", "programs_opinion", dossier="dossier_id"),
        net.guard("task", "programs_task"),
        indexing.WORDS,
    ]
