"""The tables."""

import django.contrib.postgres.constraints
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.text
import programs.clock
import programs.models.organization
import uuid
from decimal import Decimal
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(error_messages={'unique': 'An account already has this address.'}, max_length=254, unique=True, verbose_name='e-mail address')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='first and last name')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='phone')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('is_system', models.BooleanField(default=False, editable=False)),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False)),
            ],
            options={
                'verbose_name': 'person',
            },
        ),
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('mode', models.CharField(choices=[('contribution', 'call for ideas: ideas feed the common base, nobody competes'), ('interest', 'expression of interest: a few volunteers, no jury'), ('competition', 'call for projects: criteria and a jury'), ('direct', 'outside any call: permanent, opened by an officer')], default='competition', max_length=20, verbose_name='mode')),
                ('summary', models.CharField(blank=True, max_length=300, verbose_name='in one sentence')),
                ('text', models.TextField(blank=True, verbose_name='text of the call')),
                ('opens_at', models.DateTimeField(blank=True, null=True, verbose_name='opens on')),
                ('closes_at', models.DateTimeField(blank=True, help_text='To the second, Paris time.', null=True, verbose_name='closes on')),
                ('answer_by', models.DateField(blank=True, null=True, verbose_name='answer before')),
                ('confirm_by', models.DateField(blank=True, null=True, verbose_name='confirmation before')),
                ('waitlist_until', models.DateField(blank=True, null=True, verbose_name='waiting list valid until')),
                ('announced_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='announced on')),
                ('open_to', models.JSONField(blank=True, default=list, verbose_name='open to')),
                ('places', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='number of places')),
                ('min_reviews', models.PositiveSmallIntegerField(default=2, verbose_name='reviews for each dossier')),
                ('visa_required', models.BooleanField(default=False, verbose_name='submitted by the signatory')),
                ('same_departement_conflict', models.BooleanField(default=False, verbose_name='a reviewer reads no dossier of their own département')),
                ('definition', models.JSONField(editable=False, null=True)),
                ('state', models.CharField(choices=[('draft', 'being prepared'), ('scheduled', 'scheduled'), ('open', 'open'), ('closed', 'closed'), ('reviewing', 'under review'), ('decided', 'decided'), ('unsuccessful', 'unsuccessful'), ('cancelled', 'without follow-up')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
            ],
            options={
                'verbose_name': 'call',
                'ordering': ['-opens_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='History',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('machine', models.CharField(max_length=50)),
                ('object_id', models.UUIDField()),
                ('seq', models.IntegerField()),
                ('previous', models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(django.db.models.functions.comparison.NullIf('seq', 0), '-', models.Value(1)), output_field=models.IntegerField())),
                ('name', models.CharField(max_length=50)),
                ('source', models.CharField(blank=True, max_length=50)),
                ('target', models.CharField(max_length=50)),
                ('waived', models.JSONField(default=list)),
                ('at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('details', models.CharField(editable=False, max_length=64, null=True)),
                ('previous_hash', models.CharField(editable=False, max_length=64, null=True)),
                ('hash', models.CharField(editable=False, max_length=64, null=True)),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'history line',
            },
        ),
        migrations.CreateModel(
            name='Dossier',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('submitted', 'submitted'), ('incomplete', 'to be completed'), ('eligible', 'admissible and eligible'), ('ineligible', 'not eligible'), ('in_review', 'under review'), ('shortlisted', 'shortlisted'), ('selected', 'selected'), ('waitlisted', 'on the waiting list'), ('rejected', 'not selected'), ('pledged', 'agreed in principle'), ('confirmed', 'confirmed'), ('declined', 'declined'), ('lapsed', 'lapsed'), ('withdrawn', 'withdrawn'), ('expired', 'expired'), ('cancelled', 'closed without follow-up')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('reference', models.CharField(editable=False, max_length=20, unique=True, verbose_name='reference')),
                ('title', models.CharField(max_length=200, verbose_name='title of the project')),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='created on')),
                ('answers', models.JSONField(blank=True, default=dict, verbose_name='answers')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('commitments_at', models.DateTimeField(blank=True, null=True, verbose_name='commitments ticked on')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='submitted on')),
                ('reopened', models.JSONField(blank=True, default=list, editable=False)),
                ('completion_due', models.DateField(editable=False, null=True, verbose_name='to be completed before')),
                ('not_completed', models.BooleanField(default=False, editable=False, verbose_name='not completed')),
                ('hearing_at', models.DateTimeField(editable=False, null=True, verbose_name='hearing on')),
                ('hearing_place', models.CharField(blank=True, editable=False, max_length=200, verbose_name='hearing at')),
                ('confirm_by', models.DateField(editable=False, null=True, verbose_name='confirmation before')),
                ('council_on', models.DateField(editable=False, null=True, verbose_name='council on')),
                ('appeal_on', models.DateField(editable=False, null=True, verbose_name='appeal received on')),
                ('project_state', models.CharField(blank=True, editable=False, max_length=50, verbose_name='stage of the project')),
                ('project_label', models.CharField(blank=True, editable=False, max_length=100, verbose_name='stage')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='programs.call', verbose_name='call')),
                ('origin', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offspring', to='programs.dossier', verbose_name='arose from')),
            ],
            options={
                'verbose_name': 'dossier',
                'ordering': ['-created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Organization',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('commune', 'commune'), ('epci', 'intercommunality'), ('departement', 'département'), ('region', 'région'), ('collectivite', 'overseas collectivity'), ('petr', 'rural territorial hub (PETR)'), ('pnr', 'regional nature park'), ('hospital', 'hospital'), ('state', 'State service'), ('public', 'other public body'), ('association', 'association'), ('company', 'company'), ('school', 'school or university'), ('mutual', 'mutual society')], max_length=20, verbose_name='kind')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('siren', models.CharField(blank=True, error_messages={'unique': 'An organization already has this SIREN.'}, max_length=9, null=True, unique=True, validators=[programs.models.organization.validate_siren], verbose_name='SIREN')),
                ('address', models.CharField(blank=True, max_length=300, verbose_name='address')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('is_private_law', models.BooleanField(default=False, verbose_name='under private law')),
                ('is_ess', models.BooleanField(default=False, verbose_name='social and solidarity economy')),
            ],
            options={
                'verbose_name': 'organization',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Program',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=20, unique=True, verbose_name='code')),
                ('prefix', models.CharField(max_length=5, unique=True, verbose_name='prefix of references')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('promise', models.CharField(max_length=300, verbose_name='promise')),
                ('outcome', models.CharField(choices=[('residence', 'residence'), ('camp', 'camp'), ('startup', 'start-up')], max_length=20, verbose_name='outcome')),
                ('service', models.CharField(max_length=200, verbose_name='service in charge')),
                ('address', models.CharField(max_length=300, verbose_name='address')),
                ('phone', models.CharField(max_length=30, verbose_name='phone')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('checkin_days', models.PositiveSmallIntegerField(default=14, verbose_name='days between check-ins')),
                ('preset_version', models.PositiveSmallIntegerField(default=1, verbose_name='version of the presets')),
                ('milestones', models.JSONField(blank=True, default=list, help_text='Code, label and days after the start.', verbose_name='milestones')),
                ('criteria', models.JSONField(blank=True, default=list, verbose_name='default criteria')),
                ('questions', models.JSONField(blank=True, default=list, verbose_name='default questions')),
            ],
            options={
                'verbose_name': 'programme',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('number', models.IntegerField(primary_key=True, serialize=False)),
                ('lines', models.IntegerField()),
                ('root', models.CharField(max_length=64)),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.CreateModel(
            name='CoachingSession',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('starts_at', models.DateTimeField(verbose_name='starts on')),
                ('ends_at', models.DateTimeField(verbose_name='ends on')),
                ('place', models.CharField(blank=True, max_length=300, verbose_name='place or video link')),
                ('minutes', models.TextField(blank=True, verbose_name='minutes')),
                ('state', models.CharField(choices=[('scheduled', 'scheduled'), ('held', 'held'), ('missed', 'missed'), ('cancelled', 'cancelled')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('coach', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to=settings.AUTH_USER_MODEL, verbose_name='coach')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='programs.dossier', verbose_name='dossier')),
            ],
            options={
                'verbose_name': 'coaching session',
                'ordering': ['starts_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('prefix', models.CharField(max_length=10)),
                ('year', models.PositiveSmallIntegerField()),
                ('value', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('prefix', 'year'), name='one_counter')],
            },
        ),
        migrations.CreateModel(
            name='Detail',
            fields=[
                ('line', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, primary_key=True, related_name='detail', serialize=False, to='programs.history')),
                ('salt', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('comment', models.TextField(blank=True)),
                ('data', models.JSONField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name='history',
            name='dossier',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='timeline', to='programs.dossier'),
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('draft', 'draft'), ('submitted', 'submitted'), ('incomplete', 'to be completed'), ('eligible', 'admissible and eligible'), ('ineligible', 'not eligible'), ('in_review', 'under review'), ('shortlisted', 'shortlisted'), ('selected', 'selected'), ('waitlisted', 'on the waiting list'), ('rejected', 'not selected'), ('pledged', 'agreed in principle'), ('confirmed', 'confirmed'), ('declined', 'declined'), ('lapsed', 'lapsed'), ('withdrawn', 'withdrawn'), ('expired', 'expired'), ('cancelled', 'closed without follow-up')], max_length=20, verbose_name='outcome')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('text', models.TextField(blank=True, verbose_name='paragraph added to the letter')),
                ('proposed_at', models.DateTimeField(default=programs.clock.now)),
                ('approved_at', models.DateTimeField(null=True, verbose_name='letter approved on')),
                ('replaced_at', models.DateTimeField(null=True)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='programs.dossier')),
            ],
            options={
                'verbose_name': 'decision',
                'ordering': ['proposed_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Checkin',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=programs.clock.now)),
                ('weather', models.CharField(choices=[('sun', 'fine weather'), ('clouds', 'clouds'), ('showers', 'showers'), ('storm', 'storm')], max_length=10, verbose_name='weather')),
                ('success', models.TextField(blank=True, max_length=1000, verbose_name='one success')),
                ('obstacle', models.TextField(blank=True, max_length=1000, verbose_name='one obstacle')),
                ('help_wanted', models.TextField(blank=True, max_length=1000, verbose_name='help wanted')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checkins', to='programs.dossier')),
            ],
            options={
                'verbose_name': 'check-in',
                'ordering': ['-at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('answer', 'answer'), ('deliberation', 'deliberation'), ('agreement', 'signed agreement'), ('proof', 'proof of funding'), ('picture', 'picture')], default='answer', max_length=20, verbose_name='kind')),
                ('question', models.CharField(blank=True, max_length=50)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('caption', models.CharField(blank=True, max_length=200, verbose_name='caption')),
                ('content_type', models.CharField(max_length=100)),
                ('size', models.PositiveIntegerField(verbose_name='size')),
                ('sha256', models.CharField(max_length=64)),
                ('scan', models.CharField(choices=[('pending', 'not yet scanned'), ('clean', 'scanned'), ('infected', 'dangerous')], default='pending', max_length=10)),
                ('uploaded_at', models.DateTimeField(default=programs.clock.now)),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='programs.dossier')),
            ],
            options={
                'verbose_name': 'file',
                'ordering': ['uploaded_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ActionItem',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('label', models.CharField(max_length=300, verbose_name='action')),
                ('due_on', models.DateField(verbose_name='due on')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('session', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='actions', to='programs.coachingsession')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='programs.dossier')),
            ],
            options={
                'verbose_name': 'action',
                'ordering': ['due_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='DossierVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('definition', models.JSONField()),
                ('answers', models.JSONField()),
                ('files', models.JSONField(default=list)),
                ('received_at', models.DateTimeField()),
                ('receipt', models.CharField(max_length=20, unique=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='programs.dossier')),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'version',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Edge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('machine', models.CharField(max_length=50)),
                ('name', models.CharField(max_length=50)),
                ('source', models.CharField(blank=True, max_length=50)),
                ('target', models.CharField(max_length=50)),
                ('retired_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('machine', 'name', 'source', 'target'), name='one_edge')],
            },
        ),
        migrations.CreateModel(
            name='FinalReport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('version', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='version')),
                ('title', models.CharField(help_text='Five words at most say it best.', max_length=80, verbose_name='title')),
                ('promise', models.CharField(blank=True, max_length=200, verbose_name='in one sentence')),
                ('essential', models.TextField(blank=True, max_length=900, verbose_name='the essential, in three sentences')),
                ('worked', models.TextField(blank=True, max_length=600, verbose_name='what worked')),
                ('fragile', models.TextField(blank=True, max_length=600, verbose_name='what remains fragile')),
                ('decision_asked', models.TextField(blank=True, max_length=600, verbose_name='the decision asked')),
                ('published_on', models.DateField(editable=False, null=True, verbose_name='published on')),
                ('state', models.CharField(choices=[('drafting', 'being written'), ('submitted', 'handed in'), ('changes_requested', 'changes requested'), ('endorsed', 'endorsed'), ('approved', 'approved'), ('sealed', 'sealed'), ('published', 'published'), ('withheld', 'withheld')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report', to='programs.dossier', verbose_name='dossier')),
            ],
            options={
                'verbose_name': 'final report',
                'ordering': ['-published_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='FundingLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('funder', models.CharField(max_length=200, verbose_name='funder')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0.01'))], verbose_name='amount in euros')),
                ('in_kind', models.BooleanField(default=False, verbose_name='in kind')),
                ('stage', models.CharField(choices=[('asked', 'asked for'), ('agreed', 'agreed in principle'), ('acquired', 'acquired'), ('paid', 'paid')], default='asked', max_length=20, verbose_name='stage')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='funding', to='programs.dossier')),
            ],
            options={
                'verbose_name': 'funding line',
                'ordering': ['funder', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('code', models.CharField(choices=[('admin', 'administrator'), ('officer', 'programme officer'), ('authority', 'competent authority'), ('coach', 'coach'), ('recruiter', 'recruiter'), ('reviewer', 'reviewer'), ('chair', 'chair of the jury'), ('lead', 'project lead'), ('member', 'co-author'), ('signatory', 'signatory'), ('resident', 'resident'), ('operator', 'operator'), ('observer', 'observer'), ('participant', 'participant')], max_length=20, verbose_name='role')),
                ('quality', models.CharField(blank=True, max_length=200, verbose_name='quality')),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('sent_at', models.DateTimeField(null=True)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('call', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='programs.call')),
                ('dossier', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='programs.dossier')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'invitation',
                'ordering': ['created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='KeyFigure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('value', models.CharField(help_text='With its unit: 821, 3 min, 14 of 14.', max_length=20, verbose_name='figure')),
                ('label', models.CharField(max_length=80, verbose_name='what it counts')),
                ('context', models.CharField(max_length=120, verbose_name='target, or before')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='programs.finalreport')),
            ],
            options={
                'verbose_name': 'key figure',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(blank=True, max_length=50)),
                ('label', models.CharField(max_length=200, verbose_name='milestone')),
                ('planned_on', models.DateField(editable=False, null=True, verbose_name='first planned on')),
                ('due_on', models.DateField(verbose_name='due on')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('preset_version', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='programs.dossier')),
            ],
            options={
                'verbose_name': 'milestone',
                'ordering': ['due_on', 'id'],
            },
        ),
        migrations.AddField(
            model_name='dossier',
            name='organization',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='programs.organization', verbose_name='organization'),
        ),
        migrations.AddField(
            model_name='user',
            name='organization',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agents', to='programs.organization', verbose_name='organization'),
        ),
        migrations.CreateModel(
            name='Outbox',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=50)),
                ('key', models.CharField(blank=True, max_length=200)),
                ('not_before', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('rung_at', models.DateTimeField(null=True)),
                ('retry_at', models.DateTimeField(null=True)),
                ('tries', models.IntegerField(default=0)),
                ('last_error', models.TextField(blank=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='effects', to='programs.history')),
            ],
        ),
        migrations.CreateModel(
            name='Mail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.EmailField(max_length=254)),
                ('subject', models.CharField(max_length=200)),
                ('body', models.TextField()),
                ('created_at', models.DateTimeField(default=programs.clock.now)),
                ('sent_at', models.DateTimeField(null=True)),
                ('recipient', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mails', to=settings.AUTH_USER_MODEL)),
                ('effect', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mails', to='programs.outbox')),
            ],
            options={
                'verbose_name': 'mail',
                'ordering': ['-created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('kind', models.CharField(choices=[('receipt', 'receipt'), ('dossier', 'dossier'), ('letter', 'decision letter'), ('minutes', 'minutes of the jury'), ('final_report', 'final report')], max_length=20, verbose_name='kind')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('data_sha256', models.CharField(blank=True, max_length=64)),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='SHA-256 digest')),
                ('size', models.PositiveIntegerField(default=0, verbose_name='size')),
                ('pages', models.PositiveSmallIntegerField(default=0, verbose_name='pages')),
                ('error', models.TextField(blank=True, verbose_name='reason of the failure')),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('state', models.CharField(choices=[('queued', 'waiting'), ('rendering', 'being made'), ('ready', 'ready'), ('failed', 'failed'), ('cancelled', 'cancelled'), ('replaced', 'replaced')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('call', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='programs.call')),
                ('recipient', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='programs.dossier')),
                ('effect', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='document', to='programs.outbox')),
            ],
            options={
                'verbose_name': 'document',
                'ordering': ['-created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='PrivateNote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=programs.clock.now)),
                ('text', models.TextField(verbose_name='private note')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='private_notes', to='programs.dossier')),
            ],
            options={
                'verbose_name': 'private note',
                'ordering': ['-at', 'id'],
            },
        ),
        migrations.AddField(
            model_name='call',
            name='program',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='programs.program', verbose_name='programme'),
        ),
        migrations.CreateModel(
            name='ReportSection',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('code', models.CharField(max_length=30)),
                ('title', models.CharField(max_length=150, verbose_name='title')),
                ('help', models.TextField(blank=True, verbose_name='what to write here')),
                ('required', models.BooleanField(default=True)),
                ('body', models.TextField(blank=True, verbose_name='text')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('saved_at', models.DateTimeField(editable=False, null=True)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='programs.finalreport')),
                ('saved_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'section of the report',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='RequestedChange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('passage', models.CharField(blank=True, max_length=500, verbose_name='passage')),
                ('text', models.TextField(max_length=2000, verbose_name='change requested')),
                ('asked_at', models.DateTimeField(default=programs.clock.now)),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name='answer')),
                ('answered_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='programs.reportsection')),
            ],
            options={
                'verbose_name': 'requested change',
                'ordering': ['asked_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('scores', models.JSONField(blank=True, default=dict, verbose_name='marks')),
                ('comments', models.JSONField(blank=True, default=dict, verbose_name='comments by criterion')),
                ('opinion', models.TextField(blank=True, verbose_name='opinion')),
                ('mark', models.DecimalField(decimal_places=2, editable=False, max_digits=5, null=True, verbose_name='mark out of 100')),
                ('declined_for', models.CharField(blank=True, choices=[('conflict', 'conflict of interest: I must not read this dossier'), ('unavailable', 'I am not available')], editable=False, max_length=20, verbose_name='declined for')),
                ('state', models.CharField(choices=[('assigned', 'to accept'), ('in_progress', 'in progress'), ('submitted', 'handed in'), ('declined', 'turned down'), ('released', 'released')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='programs.dossier', verbose_name='dossier')),
                ('reviewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to=settings.AUTH_USER_MODEL, verbose_name='reviewer')),
            ],
            options={
                'verbose_name': 'review',
                'ordering': ['dossier', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(choices=[('admin', 'administrator'), ('officer', 'programme officer'), ('authority', 'competent authority'), ('coach', 'coach'), ('recruiter', 'recruiter'), ('reviewer', 'reviewer'), ('chair', 'chair of the jury'), ('lead', 'project lead'), ('member', 'co-author'), ('signatory', 'signatory'), ('resident', 'resident'), ('operator', 'operator'), ('observer', 'observer'), ('participant', 'participant')], max_length=20, verbose_name='role')),
                ('quality', models.CharField(blank=True, help_text='Mayor, head of department…', max_length=200, verbose_name='quality')),
                ('starts_on', models.DateField(default=programs.clock.today)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('call', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='programs.call')),
                ('dossier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='programs.dossier')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='programs.organization')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to=settings.AUTH_USER_MODEL)),
                ('program', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='programs.program')),
            ],
            options={
                'verbose_name': 'role',
                'ordering': ['code', 'starts_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('help', models.TextField(blank=True, verbose_name='explanation')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='programs.call')),
            ],
            options={
                'verbose_name': 'section',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('kind', models.CharField(choices=[('text', 'short text'), ('long', 'long text'), ('number', 'number'), ('euros', 'amount in euros'), ('date', 'date'), ('choice', 'one choice among several'), ('choices', 'several choices'), ('yesno', 'yes or no'), ('file', 'file'), ('territory', 'territory')], default='long', max_length=20, verbose_name='kind of answer')),
                ('label', models.CharField(max_length=300, verbose_name='question')),
                ('help', models.TextField(blank=True, verbose_name='explanation or example')),
                ('required', models.BooleanField(default=True, verbose_name='an answer is required')),
                ('limit', models.PositiveIntegerField(blank=True, null=True, verbose_name='at most (characters, or value)')),
                ('choices', models.TextField(blank=True, verbose_name='choices, one a line')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='programs.section')),
            ],
            options={
                'verbose_name': 'question',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Territory',
            fields=[
                ('id', models.CharField(max_length=20, primary_key=True, serialize=False, verbose_name='identifier')),
                ('kind', models.CharField(choices=[('commune', 'commune'), ('epci', 'intercommunality'), ('departement', 'département'), ('region', 'région'), ('collectivite', 'overseas collectivity')], max_length=12, verbose_name='kind')),
                ('code', models.CharField(max_length=9, verbose_name='official code')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('siren', models.CharField(blank=True, max_length=9, verbose_name='SIREN')),
                ('departement', models.CharField(blank=True, max_length=3, verbose_name='code of the département')),
                ('departement_name', models.CharField(blank=True, max_length=50, verbose_name='département')),
                ('region', models.CharField(blank=True, max_length=3, verbose_name='code of the région')),
                ('epci', models.CharField(blank=True, max_length=9, verbose_name='SIREN of its intercommunality')),
                ('population', models.PositiveIntegerField(blank=True, null=True, verbose_name='population')),
                ('search', models.CharField(max_length=100, verbose_name='sort key')),
                ('words', django.contrib.postgres.search.SearchVectorField(verbose_name='searched words')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year of the official code')),
                ('until', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='last year in the official code')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='programs.territory', verbose_name='merged into')),
            ],
            options={
                'verbose_name': 'territory',
                'verbose_name_plural': 'territories',
                'ordering': ['search', 'id'],
            },
        ),
        migrations.AddField(
            model_name='organization',
            name='territory',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organization', to='programs.territory', verbose_name='territory'),
        ),
        migrations.AddField(
            model_name='dossier',
            name='perimeter',
            field=models.ManyToManyField(blank=True, related_name='dossiers', to='programs.territory', verbose_name='perimeter'),
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('label', models.CharField(max_length=200, verbose_name='criterion')),
                ('help', models.TextField(blank=True, verbose_name='what the jury looks at')),
                ('weight', models.PositiveSmallIntegerField(verbose_name='weight out of 100')),
                ('best', models.PositiveSmallIntegerField(default=5, verbose_name='best mark')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='programs.call')),
            ],
            options={
                'verbose_name': 'criterion',
                'verbose_name_plural': 'criteria',
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('weight__gte', 1), ('weight__lte', 100)), name='criterion_weight_in_bounds', violation_error_message='A weight is between 1 and 100.'), models.CheckConstraint(condition=models.Q(('best__gte', 1), ('best__lte', 20)), name='criterion_best_in_bounds', violation_error_message='The best mark is between 1 and 20.')],
            },
        ),
        migrations.CreateModel(
            name='SealedLine',
            fields=[
                ('line', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, primary_key=True, serialize=False, to='programs.history')),
                ('seal', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, to='programs.seal')),
            ],
        ),
        migrations.AddIndex(
            model_name='history',
            index=models.Index(fields=['dossier', 'at'], name='history_of_dossier'),
        ),
        migrations.AddConstraint(
            model_name='history',
            constraint=models.UniqueConstraint(fields=('machine', 'object_id', 'seq'), name='one_line_per_number'),
        ),
        migrations.AddConstraint(
            model_name='history',
            constraint=models.UniqueConstraint(fields=('machine', 'object_id', 'seq', 'target'), name='one_state_per_line'),
        ),
        migrations.AddConstraint(
            model_name='history',
            constraint=models.CheckConstraint(condition=models.Q(('seq__gte', 0)), name='number_from_zero'),
        ),
        migrations.AddConstraint(
            model_name='history',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('seq', 0), ('source', '')), models.Q(('seq__gt', 0), models.Q(('source', ''), _negated=True)), _connector='OR'), name='born_once'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('dossier',), name='one_decision_in_force'),
        ),
        migrations.AddConstraint(
            model_name='coachingsession',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='session_ends_after_it_starts', violation_error_message='A session ends after it starts.'),
        ),
        migrations.AddConstraint(
            model_name='coachingsession',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state', 'scheduled')), expressions=[('coach', '='), (models.Func(models.F('starts_at'), models.F('ends_at'), function='tstzrange'), '&&')], name='no_double_booking', violation_error_message='The coach already has a session at that time.'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.UniqueConstraint(condition=models.Q(('question', ''), _negated=True), fields=('dossier', 'question', 'sha256'), name='one_file_once_a_question'),
        ),
        migrations.AddConstraint(
            model_name='dossierversion',
            constraint=models.UniqueConstraint(fields=('dossier', 'number'), name='one_version_per_number'),
        ),
        migrations.AddConstraint(
            model_name='fundingline',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='funding_above_zero', violation_error_message='An amount is above zero.'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='email_in_lower_case'),
        ),
        migrations.AddIndex(
            model_name='outbox',
            index=models.Index(condition=models.Q(('done_at', None)), fields=['created_at'], name='outbox_due'),
        ),
        migrations.AddConstraint(
            model_name='outbox',
            constraint=models.UniqueConstraint(fields=('line', 'kind', 'key'), name='one_effect'),
        ),
        migrations.AddConstraint(
            model_name='mail',
            constraint=models.UniqueConstraint(fields=('effect', 'address'), name='one_mail_each'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['ready', 'replaced']), _negated=True), models.Q(('sha256', ''), _negated=True), _connector='OR'), name='ready_has_its_digest'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(('dossier__isnull', False), ('call__isnull', False), _connector='OR'), name='document_of_something'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('closes_at', None), ('opens_at', None), ('closes_at__gt', models.F('opens_at')), _connector='OR'), name='call_opens_before_it_closes', violation_error_message='A call closes after it opens.'),
        ),
        migrations.AddConstraint(
            model_name='reportsection',
            constraint=models.UniqueConstraint(fields=('report', 'code'), name='one_section_per_code'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(fields=('dossier', 'reviewer'), name='one_review_each', violation_error_message='This person already reads this dossier.'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', django.db.models.expressions.CombinedExpression(models.F('starts_on'), '-', models.Value(1))), _connector='OR'), name='role_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('person', 'code', 'program', 'call', 'dossier', 'organization'), name='one_running_role', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.UniqueConstraint(condition=models.Q(('code', 'lead'), ('ends_on', None)), fields=('dossier',), name='one_lead_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='territory',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['words'], name='territory_words'),
        ),
        migrations.AddIndex(
            model_name='territory',
            index=models.Index(fields=['search'], name='territory_search'),
        ),
        migrations.AddIndex(
            model_name='territory',
            index=models.Index(condition=models.Q(('siren', ''), _negated=True), fields=['siren'], name='territory_siren'),
        ),
        migrations.AddConstraint(
            model_name='territory',
            constraint=models.UniqueConstraint(fields=('kind', 'code'), name='territory_kind_code'),
        ),
        migrations.AddConstraint(
            model_name='territory',
            constraint=models.CheckConstraint(condition=models.Q(('siren__regex', '^(\\d{9})?$')), name='territory_siren_digits'),
        ),
        migrations.AddConstraint(
            model_name='territory',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into', None), ('until__isnull', False), _connector='OR'), name='territory_merged_has_end'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('siren', None), ('siren__regex', '^\\d{9}$'), _connector='OR'), name='siren_of_nine_digits', violation_error_message='A SIREN has 9 digits (a SIRET has 14).'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(fields=['call', 'state'], name='dossiers_of_a_call'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(fields=['-submitted_at', 'id'], name='dossiers_last_submitted'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'expired', 'withdrawn', 'cancelled']), ('submitted_at__isnull', False), _connector='OR'), name='sent_has_its_date'),
        ),
    ]
