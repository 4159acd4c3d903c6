"""Camps, their people, their teams."""


import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('programs', '0013_instruction'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Camp',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('slug', models.SlugField(editable=False, max_length=80, null=True, unique=True, verbose_name='readable address')),
                ('summary', models.CharField(blank=True, max_length=300, verbose_name='in one sentence')),
                ('text', models.TextField(blank=True, verbose_name='what the camp is about')),
                ('starts_at', models.DateTimeField(blank=True, help_text='Paris time.', null=True, verbose_name='begins on')),
                ('ends_at', models.DateTimeField(blank=True, help_text='Prototypes are handed in until then, to the second.', null=True, verbose_name='ends on')),
                ('host', models.CharField(blank=True, max_length=200, verbose_name='host')),
                ('place', models.CharField(blank=True, max_length=300, verbose_name='address of the venue')),
                ('access', models.TextField(blank=True, help_text='Step-free entrance, lift, toilets, hearing loop, parking, quiet room…', verbose_name='accessibility of the venue')),
                ('capacity', models.PositiveSmallIntegerField(default=60, verbose_name='places')),
                ('team_min', models.PositiveSmallIntegerField(default=4, verbose_name='members of a team, at least')),
                ('team_max', models.PositiveSmallIntegerField(default=7, verbose_name='members of a team, at most')),
                ('is_judged', models.BooleanField(default=True, verbose_name='a jury ranks the prototypes')),
                ('min_judges', models.PositiveSmallIntegerField(default=2, verbose_name='jurors for each prototype')),
                ('opened_at', models.DateTimeField(editable=False, null=True)),
                ('ranking_validated_at', models.DateTimeField(editable=False, null=True, verbose_name='ranking validated on')),
                ('persons_identified_at', models.DateTimeField(editable=False, null=True, verbose_name='actors identified on')),
                ('postponed_from', models.CharField(blank=True, editable=False, max_length=50)),
                ('arrivals', models.PositiveIntegerField(default=0, editable=False)),
                ('preset_version', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('state', models.CharField(choices=[('framing', 'framing'), ('preparation', 'in preparation'), ('registration', 'registration open'), ('running', 'running'), ('interrupted', 'interrupted'), ('deliberation', 'in deliberation'), ('follow_up', 'followed up'), ('closed', 'closed'), ('postponed', 'postponed'), ('cancelled', 'cancelled')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='camp', to='programs.dossier', verbose_name='dossier')),
                ('ranking_validated_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'camp',
                'ordering': ['starts_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField(verbose_name='begins on')),
                ('ends_at', models.DateTimeField(verbose_name='ends on')),
                ('title', models.CharField(max_length=150, verbose_name='title')),
                ('place', models.CharField(blank=True, max_length=150, verbose_name='room')),
                ('text', models.CharField(blank=True, max_length=300, verbose_name='in a few words')),
                ('sequence', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='hackathons.camp')),
            ],
            options={
                'verbose_name': 'moment of the programme',
                'ordering': ['starts_at', 'ends_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='CampJuror',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='first and last name')),
                ('quality', models.CharField(blank=True, max_length=200, verbose_name='quality')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('is_chair', models.BooleanField(default=False, verbose_name='chairs the jury')),
                ('is_absent', models.BooleanField(default=False, verbose_name='absent')),
                ('invited_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('accepted_at', models.DateTimeField(editable=False, null=True)),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='jurors', to='hackathons.camp')),
            ],
            options={
                'verbose_name': 'juror of the camp',
                'ordering': ['-is_chair', 'name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='CampPartner',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='name of the organization')),
                ('contribution', models.CharField(blank=True, max_length=300, verbose_name='what it brings')),
                ('url', models.URLField(blank=True, max_length=300, verbose_name='web site')),
                ('is_sure', models.BooleanField(default=False, verbose_name='agreed')),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='hackathons.camp')),
            ],
            options={
                'verbose_name': 'partner of the camp',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Challenge',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('title', models.CharField(max_length=150, verbose_name='title')),
                ('problem', models.TextField(max_length=4000, verbose_name='the problem')),
                ('users', models.CharField(max_length=300, verbose_name='users concerned')),
                ('owner', models.CharField(help_text='The organization that lives the problem.', max_length=200, verbose_name='owner of the challenge')),
                ('contact_name', models.CharField(max_length=200, verbose_name='first and last name')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('mentor', models.CharField(blank=True, max_length=200, verbose_name='mentor on the day')),
                ('proposed_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('accepted', 'accepted'), ('rejected', 'not kept'), ('withdrawn', 'withdrawn'), ('answered', 'answered'), ('unanswered', 'left without an answer')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='challenges', to='hackathons.camp')),
            ],
            options={
                'verbose_name': 'challenge',
                'ordering': ['title', 'id'],
            },
        ),
        migrations.CreateModel(
            name='CampTeam',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('name', models.CharField(max_length=80, verbose_name='name of the team')),
                ('pitch', models.CharField(blank=True, max_length=300, verbose_name='in one sentence')),
                ('description', models.TextField(blank=True, max_length=8000, verbose_name='the prototype')),
                ('repository', models.URLField(blank=True, max_length=300, verbose_name='address of the code')),
                ('demo', models.URLField(blank=True, max_length=300, verbose_name='address of the demonstration')),
                ('licence', models.CharField(blank=True, max_length=30, verbose_name='open licence')),
                ('seeks', models.JSONField(blank=True, default=list, verbose_name='skills that you look for')),
                ('welcomes', models.BooleanField(default=True, verbose_name='the team takes requests to join')),
                ('mark', models.DecimalField(decimal_places=2, editable=False, max_digits=5, null=True, verbose_name='mark out of 100')),
                ('rank', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='rank')),
                ('remarks', models.TextField(blank=True, editable=False, verbose_name='remarks of the jury')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='handed in on')),
                ('state', models.CharField(choices=[('forming', 'forming'), ('ready', 'complete'), ('submitted', 'handed in'), ('judged', 'judged'), ('awarded', 'awarded'), ('continued', 'continues'), ('stopped', 'stops'), ('disbanded', 'disbanded')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='teams', to='hackathons.camp')),
                ('challenge', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='hackathons.challenge', verbose_name='challenge')),
            ],
            options={
                'verbose_name': 'team',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='DataSet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('url', models.URLField(max_length=500, verbose_name='address')),
                ('licence', models.CharField(choices=[('etalab-2.0', 'Licence Ouverte 2.0 (Etalab)'), ('odbl', 'ODbL'), ('cc-by-4.0', 'Creative Commons BY 4.0'), ('cc0', 'CC0 (public domain)'), ('closed', 'for the time of the camp only')], default='etalab-2.0', max_length=20, verbose_name='licence')),
                ('format', models.CharField(blank=True, help_text='CSV, GeoJSON, API…', max_length=50, verbose_name='format')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='whom to ask')),
                ('challenge', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='data_sets', to='hackathons.challenge')),
            ],
            options={
                'verbose_name': 'data set',
                'ordering': ['title', 'id'],
            },
        ),
        migrations.CreateModel(
            name='GridLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('label', models.CharField(max_length=150, verbose_name='criterion')),
                ('weight', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='weight out of 100')),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grid', to='hackathons.camp')),
            ],
            options={
                'verbose_name': 'criterion of the camp',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Mission',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('code', models.CharField(blank=True, editable=False, max_length=30)),
                ('family', models.CharField(choices=[('manage', 'run the project'), ('mobilise', 'mobilise local actors'), ('communicate', 'make it known'), ('data', 'data'), ('hospitality', 'venue and welcome'), ('jury', 'jury'), ('rules', 'rules')], default='manage', max_length=20, verbose_name='family')),
                ('label', models.CharField(max_length=200, verbose_name='mission')),
                ('help', models.CharField(blank=True, max_length=300, verbose_name='what is expected')),
                ('days', models.SmallIntegerField(help_text='Before the event: a negative number.', verbose_name='days counted from the event')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('waived', models.CharField(blank=True, editable=False, max_length=300, verbose_name='done without, because')),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='missions', to='hackathons.camp')),
                ('done_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('waived_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'mission',
                'ordering': ['days', 'order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='MissionNote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=2000, verbose_name='a word')),
                ('at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='hackathons.mission')),
            ],
            options={
                'verbose_name': 'word on a mission',
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Prize',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('title', models.CharField(max_length=150, verbose_name='prize')),
                ('given_by', models.CharField(blank=True, max_length=200, verbose_name='given by')),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='prizes', to='hackathons.camp')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='prizes', to='hackathons.campteam', verbose_name='team')),
            ],
            options={
                'verbose_name': 'prize',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Quota',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('profile', models.CharField(choices=[('inhabitant', 'inhabitant, user'), ('agent', 'public agent'), ('elected', 'elected official'), ('developer', 'developer, data'), ('designer', 'designer'), ('student', 'student'), ('association', 'association'), ('company', 'company'), ('other', 'other')], max_length=20, verbose_name='profile')),
                ('places', models.PositiveSmallIntegerField(verbose_name='places at most')),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotas', to='hackathons.camp')),
            ],
            options={
                'verbose_name': 'places of a profile',
                'ordering': ['profile'],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('arrival', models.PositiveIntegerField(default=0, editable=False, verbose_name='order of arrival')),
                ('received_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('name', models.CharField(max_length=200, verbose_name='first and last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('profile', models.CharField(choices=[('inhabitant', 'inhabitant, user'), ('agent', 'public agent'), ('elected', 'elected official'), ('developer', 'developer, data'), ('designer', 'designer'), ('student', 'student'), ('association', 'association'), ('company', 'company'), ('other', 'other')], max_length=20, verbose_name='profile')),
                ('organization', models.CharField(blank=True, max_length=200, verbose_name='organization, if any')),
                ('skills', models.JSONField(blank=True, default=list, verbose_name='skills')),
                ('diet', models.CharField(blank=True, help_text='Erased at the end of the camp.', max_length=300, verbose_name='diet')),
                ('access_needs', models.CharField(blank=True, help_text='Erased at the end of the camp.', max_length=300, verbose_name='access needs')),
                ('is_minor', models.BooleanField(default=False, verbose_name='under 18 on the day of the camp')),
                ('guardian_name', models.CharField(blank=True, max_length=200, verbose_name='legal guardian')),
                ('guardian_email', models.EmailField(blank=True, max_length=254, verbose_name='guardian’s e-mail address')),
                ('guardian_agreed_at', models.DateTimeField(editable=False, null=True, verbose_name='guardian’s agreement')),
                ('shows_name', models.BooleanField(default=False, verbose_name='my name may appear on the page of my team')),
                ('from_second_day', models.BooleanField(default=False, verbose_name='I come from the second day only')),
                ('is_walk_in', models.BooleanField(default=False, editable=False)),
                ('checked_in_at', models.DateTimeField(editable=False, null=True, verbose_name='came in on')),
                ('state', models.CharField(choices=[('pending', 'to confirm'), ('confirmed', 'confirmed'), ('waitlisted', 'waiting for a place'), ('checked_in', 'present'), ('absent', 'absent'), ('cancelled', 'cancelled')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='registrations', to='hackathons.camp')),
                ('person', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='camp_registrations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'registration',
                'ordering': ['arrival', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seat', models.PositiveSmallIntegerField(editable=False)),
                ('seats', models.PositiveSmallIntegerField(editable=False)),
                ('brings', models.CharField(blank=True, max_length=300, verbose_name='why here')),
                ('joined_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('left_at', models.DateTimeField(editable=False, null=True)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='hackathons.campteam')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='hackathons.registration')),
            ],
            options={
                'verbose_name': 'member of a team',
                'ordering': ['team', 'seat'],
            },
        ),
        migrations.CreateModel(
            name='Rules',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(editable=False, verbose_name='version')),
                ('text', models.TextField(max_length=30000, verbose_name='rules of the camp')),
                ('at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rules', to='hackathons.camp')),
                ('written_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'rules of the camp',
                'ordering': ['-number'],
            },
        ),
        migrations.AddField(
            model_name='registration',
            name='rules',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hackathons.rules'),
        ),
        migrations.CreateModel(
            name='Wish',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('rank', models.PositiveSmallIntegerField(verbose_name='rank')),
                ('challenge', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wishes', to='hackathons.challenge')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wishes', to='hackathons.registration')),
            ],
            options={
                'verbose_name': 'wish',
                'ordering': ['registration', 'rank'],
            },
        ),
        migrations.AddConstraint(
            model_name='camp',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at', None), ('starts_at', None), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='camp_ends_after_it_starts', violation_error_message='A camp ends after it begins.'),
        ),
        migrations.AddConstraint(
            model_name='camp',
            constraint=models.CheckConstraint(condition=models.Q(('team_min__gte', 2), ('team_max__gte', models.F('team_min')), ('team_max__lte', 12)), name='camp_teams_have_a_size', violation_error_message='A team has from 2 to 12 members, the least first.'),
        ),
        migrations.AddConstraint(
            model_name='camp',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__gte', 1)), name='camp_has_places', violation_error_message='A camp has at least one place.'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='agenda_ends_after_it_starts', violation_error_message='A moment ends after it begins.'),
        ),
        migrations.AddConstraint(
            model_name='campjuror',
            constraint=models.UniqueConstraint(fields=('camp', 'email'), name='one_juror_an_address', violation_error_message='This person is already in the jury.'),
        ),
        migrations.AddConstraint(
            model_name='campteam',
            constraint=models.UniqueConstraint(models.F('camp'), django.db.models.functions.text.Lower('name'), condition=models.Q(('state', 'disbanded'), _negated=True), name='one_team_a_name', violation_error_message='Another team of this camp already has this name.'),
        ),
        migrations.AddConstraint(
            model_name='campteam',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'submitted'), _negated=True), ('submitted_at__isnull', False), _connector='OR'), name='handed_in_has_its_hour'),
        ),
        migrations.AddConstraint(
            model_name='mission',
            constraint=models.CheckConstraint(condition=models.Q(('done_on', None), ('waived', ''), _connector='OR'), name='mission_done_or_waived'),
        ),
        migrations.AddConstraint(
            model_name='mission',
            constraint=models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('camp', 'code'), name='one_mission_a_code'),
        ),
        migrations.AddConstraint(
            model_name='quota',
            constraint=models.UniqueConstraint(fields=('camp', 'profile'), name='one_quota_a_profile', violation_error_message='This profile already has its places.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('left_at', None)), fields=('team', 'seat'), name='one_member_a_seat'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('left_at', None)), fields=('registration',), name='one_team_at_a_time', violation_error_message='This person is already in a team.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('seat__gte', 1), ('seat__lte', models.F('seats')), ('seats__lte', 12)), name='no_seat_beyond_the_size'),
        ),
        migrations.AddConstraint(
            model_name='rules',
            constraint=models.UniqueConstraint(fields=('camp', 'number'), name='one_version_of_rules_a_number'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(fields=('camp', 'arrival'), name='one_arrival_each'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('email', ''), _negated=True)), fields=('camp', 'email'), name='one_registration_an_address', violation_error_message='This address is already registered for this camp.'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(('is_minor', False), models.Q(('guardian_name', ''), _negated=True), ('state', 'cancelled'), _connector='OR'), name='minor_has_a_guardian', violation_error_message='Give the name of the legal guardian.'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'checked_in'), _negated=True), ('checked_in_at__isnull', False), _connector='OR'), name='present_since_an_hour'),
        ),
        migrations.AddConstraint(
            model_name='wish',
            constraint=models.UniqueConstraint(fields=('registration', 'rank'), name='one_wish_a_rank'),
        ),
        migrations.AddConstraint(
            model_name='wish',
            constraint=models.UniqueConstraint(fields=('registration', 'challenge'), name='one_wish_a_challenge', violation_error_message='You already wished for this challenge.'),
        ),
        migrations.AddConstraint(
            model_name='wish',
            constraint=models.CheckConstraint(condition=models.Q(('rank__range', (1, 3))), name='three_wishes_at_most'),
        ),
    ]
