"""Positions, who applies for them, their interviews; recruiters of one position."""

import django.contrib.postgres.constraints
import django.core.validators
import django.db.models.deletion
import programs.clock
import uuid
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from programs import net


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0027_cohorts"),
    ]

    operations = [
        migrations.CreateModel(
            name='Applicant',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('reference', models.CharField(editable=False, max_length=20, unique=True, verbose_name='number')),
                ('route', models.CharField(choices=[('external', 'application'), ('internal', 'volunteer of a local authority')], default='external', editable=False, max_length=10, verbose_name='route')),
                ('name', models.CharField(max_length=200, verbose_name='first and last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='phone')),
                ('links', models.TextField(blank=True, max_length=600, verbose_name='links')),
                ('experience', models.TextField(max_length=4000, verbose_name='what you have done')),
                ('motivation', models.TextField(max_length=3000, verbose_name='why this position')),
                ('available_on', models.DateField(blank=True, null=True, verbose_name='available from')),
                ('employer', models.CharField(blank=True, max_length=200, verbose_name='your local authority')),
                ('function', models.CharField(blank=True, max_length=200, verbose_name='your function')),
                ('manager_name', models.CharField(blank=True, max_length=200, verbose_name='your manager')),
                ('manager_email', models.EmailField(blank=True, max_length=254, verbose_name='your manager’s e-mail address')),
                ('manager_agrees', models.BooleanField(editable=False, null=True, verbose_name='manager’s agreement')),
                ('manager_at', models.DateTimeField(editable=False, null=True, verbose_name='manager’s answer on')),
                ('received_at', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='received on')),
                ('revealed_at', models.DateTimeField(editable=False, null=True, verbose_name='identity shown since')),
                ('answer_by', models.DateField(editable=False, null=True, verbose_name='answer before')),
                ('starts_on', models.DateField(editable=False, null=True, verbose_name='starts on')),
                ('left_on', models.DateField(editable=False, null=True, verbose_name='left on')),
                ('pool_since', models.DateTimeField(editable=False, null=True, verbose_name='in the pool since')),
                ('contacted_at', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='last contact on')),
                ('erased_at', models.DateTimeField(editable=False, null=True, verbose_name='erased on')),
                ('state', models.CharField(choices=[('received', 'received'), ('screened', 'screened'), ('interview', 'in interview'), ('offered', 'position offered'), ('hired', 'hired'), ('rejected', 'not kept'), ('withdrawn', 'withdrawn'), ('left', 'has left')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
            ],
            options={
                'verbose_name': 'applicant',
                'ordering': ['received_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ApplicantFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('cv', 'curriculum vitae'), ('letter', 'cover letter')], max_length=10, verbose_name='kind')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('content_type', models.CharField(max_length=100)),
                ('size', models.PositiveIntegerField(verbose_name='size')),
                ('sha256', models.CharField(max_length=64)),
                ('scan', models.CharField(choices=[('pending', 'not yet scanned'), ('clean', 'scanned'), ('infected', 'dangerous')], default='pending', max_length=10)),
                ('at', models.DateTimeField(default=programs.clock.now, editable=False)),
            ],
            options={
                'verbose_name': 'file of an applicant',
                'ordering': ['kind', 'at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Interview',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('chosen_at', models.DateTimeField(default=programs.clock.now)),
            ],
            options={
                'verbose_name': 'interview',
            },
        ),
        migrations.CreateModel(
            name='InterviewSlot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField(verbose_name='begins on')),
                ('ends_at', models.DateTimeField(verbose_name='ends on')),
                ('place', models.CharField(max_length=200, verbose_name='room or video link')),
            ],
            options={
                'verbose_name': 'slot of interview',
                'ordering': ['starts_at', 'place', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Panelist',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='first and last name')),
                ('quality', models.CharField(blank=True, max_length=200, verbose_name='quality')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('invited_at', models.DateTimeField(default=programs.clock.now, editable=False)),
            ],
            options={
                'verbose_name': 'member of the panel',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Position',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('reference', models.CharField(editable=False, max_length=20, unique=True, verbose_name='reference')),
                ('slug', models.SlugField(editable=False, max_length=100, unique=True, verbose_name='address')),
                ('template', models.CharField(blank=True, editable=False, max_length=30, verbose_name='model')),
                ('preset_version', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='title of the position')),
                ('summary', models.CharField(blank=True, max_length=250, verbose_name='in one sentence')),
                ('missions', models.TextField(blank=True, max_length=4000, verbose_name='missions')),
                ('profile', models.TextField(blank=True, max_length=4000, verbose_name='profile looked for')),
                ('conditions', models.TextField(blank=True, max_length=4000, verbose_name='what else one should know')),
                ('contract', models.CharField(choices=[('fixed_term', 'fixed-term contract'), ('secondment', 'secondment'), ('services', 'contract for services')], default='fixed_term', max_length=20, verbose_name='contract')),
                ('salary_from', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='gross yearly salary, from')),
                ('salary_to', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='gross yearly salary, to')),
                ('months', models.PositiveSmallIntegerField(default=6, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='length in months')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='starts on')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='place of work')),
                ('remote', models.CharField(choices=[('none', 'on site'), ('partial', 'partly remote'), ('full', 'fully remote')], default='partial', max_length=10, verbose_name='remote work')),
                ('seats', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(20)], verbose_name='number of positions')),
                ('closes_on', models.DateField(blank=True, null=True, verbose_name='last day to apply')),
                ('takes_internal', models.BooleanField(default=True, verbose_name='volunteers of local authorities may apply, with their manager’s agreement')),
                ('is_blind', models.BooleanField(default=True, verbose_name='anonymised screening: name, contact, links and files show from the interview on')),
                ('criteria', models.JSONField(blank=True, default=list, verbose_name='screening grid')),
                ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='published on')),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('state', models.CharField(choices=[('draft', 'being written'), ('open', 'open to applications'), ('closed', 'applications closed'), ('filled', 'filled'), ('cancelled', 'given up')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
            ],
            options={
                'verbose_name': 'position',
                'ordering': ['closes_on', 'reference'],
            },
        ),
        migrations.CreateModel(
            name='Scorecard',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('marks', models.JSONField(default=list, verbose_name='marks')),
                ('advice', models.CharField(blank=True, choices=[('yes', 'in favour'), ('perhaps', 'hesitating'), ('no', 'against')], max_length=10, verbose_name='advice')),
                ('note', models.TextField(blank=True, max_length=3000, verbose_name='note')),
                ('signed_at', models.DateTimeField(editable=False, null=True, verbose_name='signed on')),
            ],
            options={
                'verbose_name': 'scorecard',
                'ordering': ['signed_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Screening',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('marks', models.JSONField(default=list, verbose_name='marks')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='note')),
                ('at', models.DateTimeField(default=programs.clock.now)),
            ],
            options={
                'verbose_name': 'screening grid',
                'ordering': ['at', 'id'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='role',
            name='one_running_role',
        ),
        migrations.AddField(
            model_name='applicantfile',
            name='applicant',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='programs.applicant'),
        ),
        migrations.AddField(
            model_name='interview',
            name='applicant',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='interview', to='programs.applicant'),
        ),
        migrations.AddField(
            model_name='interview',
            name='slot',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='interview', to='programs.interviewslot'),
        ),
        migrations.AddField(
            model_name='position',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='programs.dossier', verbose_name='project'),
        ),
        migrations.AddField(
            model_name='panelist',
            name='position',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='panel', to='programs.position'),
        ),
        migrations.AddField(
            model_name='interviewslot',
            name='position',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slots', to='programs.position'),
        ),
        migrations.AddField(
            model_name='applicant',
            name='position',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applicants', to='programs.position', verbose_name='position'),
        ),
        migrations.AddField(
            model_name='role',
            name='position',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='programs.position'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('person', 'code', 'program', 'call', 'dossier', 'organization', 'position'), name='one_running_role', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.CheckConstraint(condition=models.Q(('position', None), ('code', 'recruiter'), _connector='OR'), name='position_given_to_recruiters'),
        ),
        migrations.AddField(
            model_name='scorecard',
            name='applicant',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scorecards', to='programs.applicant'),
        ),
        migrations.AddField(
            model_name='scorecard',
            name='panelist',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scorecards', to='programs.panelist'),
        ),
        migrations.AddField(
            model_name='screening',
            name='applicant',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='screenings', to='programs.applicant'),
        ),
        migrations.AddField(
            model_name='screening',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='applicantfile',
            constraint=models.UniqueConstraint(fields=('applicant', 'kind'), name='one_file_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='position',
            constraint=models.CheckConstraint(condition=models.Q(('salary_to', None), models.Q(('salary_from__isnull', False), ('salary_to__gte', models.F('salary_from'))), _connector='OR'), name='salary_goes_up', violation_error_message='The highest salary is below the lowest.'),
        ),
        migrations.AddConstraint(
            model_name='position',
            constraint=models.CheckConstraint(condition=models.Q(('seats__gte', 1)), name='position_has_a_seat'),
        ),
        migrations.AddConstraint(
            model_name='position',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['open', 'closed', 'filled']), _negated=True), ('published_at__isnull', False), _connector='OR'), name='open_since_a_day'),
        ),
        migrations.AddConstraint(
            model_name='panelist',
            constraint=models.UniqueConstraint(fields=('position', 'email'), name='once_in_the_panel', violation_error_message='This person already sits on the panel.'),
        ),
        migrations.AddConstraint(
            model_name='interviewslot',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='interview_ends_after_it_begins', violation_error_message='A slot ends after it begins.'),
        ),
        migrations.AddConstraint(
            model_name='interviewslot',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('position', '='), ('place', '='), (models.Func(models.F('starts_at'), models.F('ends_at'), function='tstzrange'), '&&')], name='one_interview_at_a_time', violation_error_message='The panel already meets someone there at that time.'),
        ),
        migrations.AddIndex(
            model_name='applicant',
            index=models.Index(fields=['position', 'state', 'received_at', 'id'], name='applicants_of_positions'),
        ),
        migrations.AddConstraint(
            model_name='applicant',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('email', ''), _negated=True), models.Q(('state__in', ['withdrawn', 'rejected', 'left']), _negated=True)), fields=('position', 'email'), name='one_application_an_address', violation_error_message='This address has already applied for this position.'),
        ),
        migrations.AddConstraint(
            model_name='applicant',
            constraint=models.CheckConstraint(condition=models.Q(('route', 'external'), ('erased_at__isnull', False), models.Q(('manager_email', ''), _negated=True), _connector='OR'), name='volunteer_has_a_manager', violation_error_message='Give the e-mail address of your manager.'),
        ),
        migrations.AddConstraint(
            model_name='applicant',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'offered'), _negated=True), ('answer_by__isnull', False), _connector='OR'), name='offer_has_its_day'),
        ),
        migrations.AddConstraint(
            model_name='scorecard',
            constraint=models.UniqueConstraint(fields=('applicant', 'panelist'), name='one_scorecard_each'),
        ),
        migrations.AddConstraint(
            model_name='screening',
            constraint=models.UniqueConstraint(fields=('applicant', 'by'), name='one_grid_each'),
        ),
        net.guard("position", "programs_position", "dossier_id"),
        net.guard("applicant", "programs_applicant"),
    ]
