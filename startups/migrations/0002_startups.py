"""The tables; a start-up's state is that of its last line."""

import django.core.validators
import django.db.models.deletion
import programs.clock
import startups.presets
import uuid
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from programs import net
from programs.schema import Tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('startups', '0001_program'),
        ('programs', '0003_beginnings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name='Startup',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('seq', models.IntegerField(default=-1, editable=False)),
                    ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                    ('wanted', models.TextField(blank=True, editable=False, verbose_name='What the committee asks to see')),
                    ('funder', models.CharField(blank=True, editable=False, max_length=200, verbose_name='who funds what follows')),
                    ('taker', models.CharField(blank=True, editable=False, max_length=200, verbose_name='who takes the service over')),
                    ('lessons', models.TextField(blank=True, editable=False, verbose_name='lessons')),
                    ('why', models.TextField(blank=True, editable=False, verbose_name='why it stopped')),
                    ('restart', models.TextField(blank=True, editable=False, verbose_name='what would start it again')),
                    ('service', models.CharField(blank=True, max_length=100, verbose_name='name of the service')),
                    ('pitch', models.CharField(blank=True, max_length=300, verbose_name='in one sentence')),
                    ('solution', models.TextField(blank=True, verbose_name='what a user can do with it')),
                    ('goal', models.TextField(blank=True, verbose_name='what it must have changed in six months')),
                    ('repository', models.URLField(blank=True, max_length=300, verbose_name='where its code is')),
                    ('address', models.URLField(blank=True, max_length=300, verbose_name='address of the service')),
                    ('statistics', models.URLField(blank=True, max_length=300, verbose_name='its public statistics')),
                    ('problem', models.TextField(blank=True, verbose_name='the problem')),
                    ('users', models.TextField(blank=True, verbose_name='who lives with it')),
                    ('sponsor', models.CharField(blank=True, max_length=200, verbose_name='sponsor')),
                    ('sponsor_quality', models.CharField(blank=True, max_length=200, verbose_name='quality of the sponsor')),
                    ('letter_on', models.DateField(blank=True, null=True, verbose_name='mission letter signed on')),
                    ('letter_by', models.CharField(blank=True, max_length=200, verbose_name='signed by')),
                    ('freed', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='share of the lead’s time, in per cent')),
                    ('started_on', models.DateField(editable=False, null=True, verbose_name='first day')),
                    ('ends_on', models.DateField(editable=False, null=True, verbose_name='last day')),
                    ('extensions', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='extensions')),
                    ('suspended_from', models.CharField(blank=True, editable=False, max_length=50)),
                    ('parameters', models.JSONField(default=startups.presets.defaults, editable=False, verbose_name='numbers of the programme')),
                    ('preset_version', models.PositiveSmallIntegerField(default=1, editable=False)),
                    ('state', models.CharField(choices=[('scoping', 'being scoped'), ('funding', 'seeking funds'), ('recruiting', 'recruiting'), ('building', 'being built'), ('committee', 'before the committee'), ('suspended', 'suspended'), ('continued', 'continued'), ('transferred', 'transferred'), ('stopped', 'stopped')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                    ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='startup', to='programs.dossier', verbose_name='dossier')),
                ],
                options={
                    'verbose_name': 'start-up',
                    'ordering': ['dossier', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('freed', None), models.Q(('freed__gte', 1), ('freed__lte', 100)), _connector='OR'), name='startup_lead_freed_up_to_full_time', violation_error_message='A share of time goes from 1 to 100 per cent.'), models.CheckConstraint(condition=models.Q(models.Q(('ends_on', None), ('started_on', None)), ('ends_on__gte', models.F('started_on')), _connector='OR'), name='startup_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('building', 'committee', 'continued', 'transferred')), _negated=True), ('started_on__isnull', False), _connector='OR'), name='startup_built_has_its_dates'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'stopped'), _negated=True), models.Q(('lessons', ''), _negated=True), _connector='OR'), name='startup_stopped_has_its_lessons')],
                },
            ),
            migrations.CreateModel(
                name='KeptSheet',
                fields=[
                    ('startup', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='kept_sheet', serialize=False, to='startups.startup')),
                    ('text', models.TextField(verbose_name='sheet')),
                ],
                options={
                    'verbose_name': 'sheet exchanged with beta.gouv',
                },
            ),
            migrations.CreateModel(
                name='Interview',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('on', models.DateField(default=programs.clock.today, verbose_name='met on')),
                    ('profile', models.CharField(max_length=150, verbose_name='who was met')),
                    ('situation', models.CharField(blank=True, max_length=150, verbose_name='how')),
                    ('learned', models.TextField(max_length=4000, verbose_name='what was learned')),
                    ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interviews', to='startups.startup')),
                ],
                options={
                    'verbose_name': 'user met',
                    'ordering': ['-on', 'id'],
                },
            ),
            migrations.CreateModel(
                name='Hypothesis',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('text', models.CharField(max_length=300, verbose_name='what we believe')),
                    ('trial', models.CharField(blank=True, max_length=300, verbose_name='how we try it')),
                    ('fate', models.CharField(choices=[('open', 'to be tried'), ('holds', 'it holds'), ('falls', 'it does not hold')], default='open', max_length=10, verbose_name='what became of it')),
                    ('learned', models.TextField(blank=True, verbose_name='what the trial taught')),
                    ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hypotheses', to='startups.startup')),
                ],
                options={
                    'verbose_name': 'hypothesis',
                    'ordering': ['text', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('fate', 'open'), models.Q(('learned', ''), _negated=True), _connector='OR'), name='hypothesis_tried_has_its_lesson', violation_error_message='Say what the trial taught.')],
                },
            ),
            migrations.CreateModel(
                name='FigureRequest',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('month', models.DateField(verbose_name='month')),
                    ('recalled_on', models.DateField(null=True, verbose_name='recalled on')),
                    ('action', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programs.actionitem')),
                    ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figure_requests', to='startups.startup')),
                ],
                options={
                    'verbose_name': 'request for figures',
                    'ordering': ['month', 'id'],
                    'constraints': [models.UniqueConstraint(fields=('startup', 'month'), name='figures_asked_once_a_month'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='figures_asked_of_a_whole_month')],
                },
            ),
            migrations.CreateModel(
                name='Committee',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('number', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='number')),
                    ('held_at', models.DateTimeField(blank=True, null=True, verbose_name='day and hour')),
                    ('place', models.CharField(blank=True, max_length=300, verbose_name='place or video link')),
                    ('agenda', models.TextField(blank=True, verbose_name='agenda')),
                    ('decision', models.CharField(blank=True, choices=[('continue', 'go on: six months more are funded'), ('provisional', 'one or two months more, with proofs'), ('transfer', 'transfer the service'), ('stop', 'stop here')], max_length=20, verbose_name='decision')),
                    ('reasons', models.TextField(blank=True, verbose_name='why')),
                    ('present', models.TextField(blank=True, verbose_name='who was there')),
                    ('material', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='programs.attachment', verbose_name='material')),
                    ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='committees', to='startups.startup')),
                ],
                options={
                    'verbose_name': 'investment committee',
                    'ordering': ['-number', 'id'],
                    'constraints': [models.UniqueConstraint(fields=('startup', 'number'), name='one_committee_a_number')],
                },
            ),
            migrations.CreateModel(
                name='Check',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('order', models.PositiveSmallIntegerField(default=0, editable=False)),
                    ('of', models.CharField(choices=[('standards', 'standards'), ('exit', 'handing over')], editable=False, max_length=10)),
                    ('topic', models.CharField(choices=[('team', 'Team'), ('impact', 'Impact'), ('access', 'Accessibility'), ('design', 'Made with users'), ('support', 'Help'), ('open', 'Transparency'), ('privacy', 'Privacy'), ('security', 'Security'), ('software', 'Software'), ('product', 'Product'), ('resources', 'Resources'), ('documents', 'Documentation')], editable=False, max_length=10, verbose_name='topic')),
                    ('question', models.CharField(editable=False, max_length=200, verbose_name='question')),
                    ('answer', models.CharField(blank=True, choices=[('', 'not yet'), ('yes', 'yes'), ('no', 'no')], max_length=3, verbose_name='answer')),
                    ('proof', models.CharField(blank=True, max_length=300, verbose_name='proof, or reason')),
                    ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='startups.startup')),
                ],
                options={
                    'verbose_name': 'point of a checklist',
                    'ordering': ['order', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('answer', ''), models.Q(('proof', ''), _negated=True), _connector='OR'), name='check_answered_has_its_proof', violation_error_message='Say where it can be seen, or why not.')],
                },
            ),
            migrations.CreateModel(
                name='BudgetLine',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('order', models.PositiveSmallIntegerField(default=99, editable=False)),
                    ('kind', models.CharField(choices=[('team', 'team recruited'), ('volunteer', 'volunteers of the collectivity'), ('cost', 'other costs')], default='cost', max_length=10, verbose_name='part of the budget')),
                    ('label', models.CharField(max_length=200, verbose_name='what is paid for')),
                    ('quantity', models.DecimalField(decimal_places=2, default=1, max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='how many')),
                    ('months', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='over how many months')),
                    ('price', models.DecimalField(decimal_places=2, default=0, max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='price in euros')),
                    ('basis', models.CharField(choices=[('year', 'for a year of work'), ('month', 'for a month'), ('each', 'for one, once'), ('share', 'per cent of the gross pay of the team')], default='each', max_length=10, verbose_name='counted')),
                    ('source', models.CharField(blank=True, max_length=300, verbose_name='where this amount comes from')),
                    ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='budget_lines', to='startups.startup')),
                ],
                options={
                    'verbose_name': 'line of the budget',
                    'ordering': ['order', 'label', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('price__gte', 0), ('quantity__gte', 0), models.Q(('months', None), ('months__gte', 0), _connector='OR')), name='budget_line_never_below_zero', violation_error_message='A line of the budget is never below zero.'), models.CheckConstraint(condition=models.Q(('basis__in', ('each', 'share')), ('months__isnull', False), _connector='OR'), name='budget_line_by_time_has_its_months', violation_error_message='Say over how many months.')],
                },
            ),
            migrations.CreateModel(
                name='Asset',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('kind', models.CharField(choices=[('hosting', 'hosting'), ('domain', 'domain name'), ('contract', 'contract or licence'), ('account', 'account or access'), ('data', 'data'), ('document', 'document')], max_length=10, verbose_name='kind')),
                    ('label', models.CharField(max_length=150, verbose_name='what it is')),
                    ('holder', models.CharField(max_length=150, verbose_name='in whose name')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                    ('handed_on', models.DateField(blank=True, null=True, verbose_name='handed over on')),
                    ('note', models.TextField(blank=True, max_length=2000, verbose_name='where it is, and how to take it over')),
                    ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assets', to='startups.startup')),
                ],
                options={
                    'verbose_name': 'thing to hand over',
                    'ordering': ['kind', 'label', 'id'],
                },
            ),
            migrations.CreateModel(
                name='Measure',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('order', models.PositiveSmallIntegerField(default=0, editable=False)),
                    ('kind', models.CharField(choices=[('usable', 'Easy to use'), ('used', 'Used'), ('useful', 'Useful'), ('impact', 'Impact'), ('cost', 'Cost per use')], editable=False, max_length=10, verbose_name='side of the impact')),
                    ('label', models.CharField(max_length=150, verbose_name='what is measured')),
                    ('unit', models.CharField(blank=True, max_length=30, verbose_name='unit')),
                    ('baseline', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='at the start')),
                    ('target', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='target')),
                    ('is_north', models.BooleanField(default=False, editable=False, verbose_name='north star')),
                    ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='startups.startup')),
                ],
                options={
                    'verbose_name': 'measure of impact',
                    'ordering': ['order', 'id'],
                    'constraints': [models.UniqueConstraint(fields=('startup', 'kind'), name='one_measure_a_side'), models.UniqueConstraint(condition=models.Q(('is_north', True)), fields=('startup',), name='one_north_star')],
                },
            ),
            migrations.CreateModel(
                name='Figure',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('month', models.DateField(verbose_name='month')),
                    ('value', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='figure')),
                    ('way', models.CharField(choices=[('form', 'typed'), ('file', 'from a file'), ('api', 'sent by the service')], default='form', max_length=4, verbose_name='how it came')),
                    ('at', models.DateTimeField(default=programs.clock.now, editable=False)),
                    ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='startups.measure')),
                ],
                options={
                    'verbose_name': 'figure of impact',
                    'ordering': ['month', 'id'],
                    'constraints': [models.UniqueConstraint(fields=('measure', 'month'), name='one_figure_a_month'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='figure_of_a_whole_month')],
                },
            ),
            migrations.CreateModel(
                name='Phase',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('name', models.CharField(choices=[('investigation', 'investigation'), ('construction', 'construction'), ('acceleration', 'acceleration'), ('consolidation', 'consolidation'), ('opere', 'operated'), ('transfere', 'handed over'), ('abandon-investigation', 'stopped after the investigation'), ('abandon', 'stopped')], max_length=30, verbose_name='phase')),
                    ('start', models.DateField(verbose_name='from')),
                    ('end', models.DateField(blank=True, null=True, verbose_name='to')),
                    ('comment', models.CharField(blank=True, max_length=500, verbose_name='comment')),
                    ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phases', to='startups.startup')),
                ],
                options={
                    'verbose_name': 'phase',
                    'ordering': ['start', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('end', None), ('end__gte', models.F('start')), _connector='OR'), name='service_phase_ends_after_it_starts'), models.UniqueConstraint(fields=('startup', 'name', 'start'), name='one_service_phase_a_day')],
                },
            ),
            migrations.CreateModel(
                name='ServiceToken',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                    ('made_at', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                    ('used_at', models.DateTimeField(editable=False, null=True, verbose_name='last used on')),
                    ('revoked_at', models.DateTimeField(editable=False, null=True, verbose_name='revoked on')),
                    ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to='startups.startup')),
                ],
                options={
                    'verbose_name': 'token of a service',
                    'ordering': ['-made_at', 'id'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('startup',), name='one_token_in_force')],
                },
            ),
            migrations.CreateModel(
                name='TeamMember',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('trade', models.CharField(choices=[('developer', 'development'), ('design', 'design'), ('product', 'product'), ('deployment', 'deployment with users'), ('data', 'data'), ('field', 'knows the field')], max_length=20, verbose_name='trade')),
                    ('origin', models.CharField(choices=[('recruited', 'recruited for the six months'), ('volunteer', 'volunteer of the collectivity'), ('lent', 'lent by a partner')], default='recruited', max_length=20, verbose_name='where from')),
                    ('came_on', models.DateField(blank=True, null=True, verbose_name='came on')),
                    ('left_on', models.DateField(blank=True, null=True, verbose_name='left on')),
                    ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='startups.startup')),
                ],
                options={
                    'verbose_name': 'member of the team',
                    'ordering': ['came_on', 'name', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('left_on', None), ('came_on', None), ('left_on__gte', models.F('came_on')), _connector='OR'), name='member_leaves_after_coming', violation_error_message='One leaves after one has come.')],
                },
            ),
        ),
        net.guard("startup", "startups_startup", dossier="dossier_id"),
    ]
