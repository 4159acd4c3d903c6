"""Juries have members, invited and sitting, with the ties they declare; a call says its quorum and its delay; readings are proposed, then given."""

import django.core.validators
import django.db.models.deletion
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models

from programs import net


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0018_hearings"),
    ]

    operations = [
        migrations.AddField(
            model_name='call',
            name='quorum',
            field=models.PositiveSmallIntegerField(default=50, help_text='The part of the members who must be present. Those who stand aside from a dossier do not count for it.', validators=[django.core.validators.MaxValueValidator(100)], verbose_name='quorum for deliberation, in %'),
        ),
        migrations.AddField(
            model_name='call',
            name='silent_days',
            field=models.PositiveSmallIntegerField(blank=True, default=10, help_text='After two reminders, a reading neither accepted nor declined can be given to someone else. A reading begun is never taken back. Leave empty to wait for ever.', null=True, validators=[django.core.validators.MinValueValidator(2), django.core.validators.MaxValueValidator(120)], verbose_name='days to accept a reading'),
        ),
        migrations.AlterField(
            model_name='task',
            name='kind',
            field=models.CharField(choices=[('step', 'bulk step'), ('message', 'bulk message'), ('export', 'export'), ('archive', 'archive of files'), ('simulate', 'proposal of readings'), ('give', 'readings given')], max_length=10, verbose_name='kind'),
        ),
        migrations.CreateModel(
            name='JuryMember',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('part', models.CharField(choices=[('reviewer', 'reviewer: reads the dossiers given to them'), ('chair', 'chair: sees all the readings and the ranking')], default='reviewer', max_length=20, verbose_name='part in the jury')),
                ('quality', models.CharField(blank=True, help_text='As the minutes will say it: mayor, designer, head of department…', max_length=200, verbose_name='quality')),
                ('capacity', models.PositiveSmallIntegerField(blank=True, help_text='Leave empty without a limit; 0 for a chair who reads no dossier.', null=True, validators=[django.core.validators.MaxValueValidator(1000)], verbose_name='dossiers to read at most')),
                ('skills', models.JSONField(blank=True, default=list, verbose_name='skills')),
                ('departements', models.JSONField(blank=True, default=list, verbose_name='départements well known')),
                ('available_from', models.DateField(blank=True, null=True, verbose_name='available from')),
                ('available_until', models.DateField(blank=True, null=True, verbose_name='available until')),
                ('reminded_at', models.DateTimeField(editable=False, null=True, verbose_name='reminded on')),
                ('freed_at', models.DateTimeField(editable=False, null=True, verbose_name='readings taken back on')),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('state', models.CharField(choices=[('invited', 'invited'), ('sitting', 'sitting'), ('declined', 'declined to sit'), ('revoked', 'invitation taken back'), ('stood_down', 'no longer sits')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jury', to='programs.call')),
                ('person', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seats', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'member of the jury',
                'ordering': ['-part', 'created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('said', models.CharField(blank=True, max_length=300, verbose_name='declared')),
                ('unrelated', models.BooleanField(default=False, editable=False)),
                ('at', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='declared on')),
                ('dossier', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programs.dossier', verbose_name='dossier')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties', to='programs.jurymember')),
                ('organization', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programs.organization', verbose_name='organization')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'tie declared',
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Allocation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('number', models.PositiveIntegerField(verbose_name='number of the proposal')),
                ('wishes', models.JSONField(default=dict)),
                ('pairs', models.JSONField(default=dict)),
                ('missing', models.JSONField(default=list)),
                ('apart', models.JSONField(default=list)),
                ('figures', models.JSONField(default=dict)),
                ('refused', models.JSONField(default=list)),
                ('adjusted', models.PositiveIntegerField(default=0, verbose_name='changes by hand')),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='made on')),
                ('state', models.CharField(choices=[('draft', 'proposal'), ('sending', 'being sent'), ('sent', 'sent to the readers'), ('dropped', 'set aside')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allocations', to='programs.call')),
            ],
            options={
                'verbose_name': 'proposal of readings',
                'verbose_name_plural': 'proposals of readings',
                'ordering': ['-number', 'id'],
                'constraints': [models.UniqueConstraint(fields=('call', 'number'), name='one_proposal_a_number')],
            },
        ),
        migrations.AddConstraint(
            model_name='jurymember',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['invited', 'sitting'])), fields=('call', 'email'), name='one_seat_each', violation_error_message='This person is already a member of the jury, or invited.'),
        ),
        migrations.AddConstraint(
            model_name='jurymember',
            constraint=models.CheckConstraint(condition=models.Q(('available_from', None), ('available_until', None), ('available_until__gte', models.F('available_from')), _connector='OR'), name='available_in_order', violation_error_message='The end of the availability comes after its beginning.'),
        ),
        net.guard("jurymember", "programs_jurymember"),
        net.guard("allocation", "programs_allocation"),
    ]
