"""The team and its network, the journal of the field, the vote of the restitution, the outputs, the return visits."""

import django.core.validators
import django.db.models.deletion
import programs.clock
import residences.codes
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0036_portraits'),
        ('residences', '0007_definition_texts_gone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='phase',
            name='again',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='retakes', to='residences.phase', verbose_name='takes up again'),
        ),
        migrations.AddField(
            model_name='phase',
            name='kind',
            field=models.CharField(choices=[('previsit', 'previsit'), ('immersion', 'immersion'), ('gap', 'breathing gap'), ('work', 'work'), ('sharing', 'restitution')], default='work', max_length=10, verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='residence',
            name='rhythm',
            field=models.CharField(choices=[('weeks', 'Three immersion weeks with breathing gaps'), ('lupi', 'LUPI: a laboratory of uses, over a few months'), ('cifre', 'CIFRE: one doctoral student for thirty-six months'), ('free', 'Free: a few phases to begin with')], default='weeks', editable=False, max_length=10, verbose_name='rhythm'),
        ),
        migrations.AddField(
            model_name='resident',
            name='applicant',
            field=models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='resident', to='programs.applicant'),
        ),
        migrations.AddField(
            model_name='resident',
            name='left_on',
            field=models.DateField(blank=True, null=True, verbose_name='left on'),
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(default=residences.codes.drawn, editable=False, max_length=8, unique=True, verbose_name='code')),
                ('question', models.CharField(default='Which idea do you keep?', max_length=200, verbose_name='question')),
                ('asks_fear', models.BooleanField(default=True, verbose_name='also ask what each fears')),
                ('opened_at', models.DateTimeField(editable=False, null=True, verbose_name='opened on')),
                ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='closed on')),
                ('residence', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='ballot', to='residences.residence')),
            ],
            options={
                'verbose_name': 'vote of the restitution',
            },
        ),
        migrations.CreateModel(
            name='BallotChoice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('title', models.CharField(max_length=150, verbose_name='idea')),
                ('paper', models.PositiveSmallIntegerField(default=0, verbose_name='paper ballots')),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='residences.ballot')),
                ('prototype', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='residences.prototype', verbose_name='prototype')),
            ],
            options={
                'verbose_name': 'choice of a vote',
                'ordering': ['ballot', 'order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='BallotVote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('voter', models.CharField(max_length=64)),
                ('fear', models.CharField(blank=True, max_length=300, verbose_name='what you fear')),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='residences.ballot')),
                ('choice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='residences.ballotchoice')),
            ],
            options={
                'verbose_name': 'vote',
                'ordering': ['ballot', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Concept',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('description', models.TextField(max_length=3000, verbose_name='for whom, what happens, what changes')),
                ('made', models.BooleanField(default=False, verbose_name='we make a prototype of it')),
                ('residence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='concepts', to='residences.residence')),
            ],
            options={
                'verbose_name': 'concept',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.AddField(
            model_name='prototype',
            name='concept',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='prototypes', to='residences.concept', verbose_name='concept'),
        ),
        migrations.CreateModel(
            name='FieldPicture',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('faces', models.CharField(choices=[('nobody', 'nobody can be recognized'), ('agreed', 'people can be recognized, and they agreed'), ('not_agreed', 'people can be recognized, who have not agreed: it stays in the team')], max_length=12, verbose_name='who can be recognized')),
                ('way', models.CharField(blank=True, choices=[('spoken', 'spoken'), ('written', 'written')], max_length=10, verbose_name='how it was given')),
                ('agreed_on', models.DateField(blank=True, null=True, verbose_name='given on')),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='field', to='programs.attachment')),
                ('note', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='pictures', to='residences.fieldnote')),
                ('residence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='field_pictures', to='residences.residence')),
            ],
            options={
                'verbose_name': 'picture of the field',
                'ordering': ['residence', 'attachment__uploaded_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Insight',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='what we understood')),
                ('text', models.TextField(max_length=3000, verbose_name='what makes us say so')),
                ('notes', models.ManyToManyField(blank=True, related_name='insights', to='residences.fieldnote', verbose_name='the notes it rests on')),
                ('residence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='insights', to='residences.residence')),
            ],
            options={
                'verbose_name': 'insight',
                'ordering': ['title', 'id'],
            },
        ),
        migrations.AddField(
            model_name='concept',
            name='insight',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='concepts', to='residences.insight', verbose_name='the insight it answers'),
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(default=programs.clock.today, verbose_name='date')),
                ('kind', models.CharField(choices=[('inhabitants', 'inhabitants, users'), ('agents', 'agents'), ('elected', 'elected representatives'), ('associations', 'associations'), ('firms', 'firms, shops, farms'), ('partners', 'partners, other services')], max_length=15, verbose_name='kind')),
                ('number', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5000)], verbose_name='how many')),
                ('phase', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='meetings', to='residences.phase', verbose_name='phase')),
                ('residence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='residences.residence')),
            ],
            options={
                'verbose_name': 'people met',
                'verbose_name_plural': 'people met',
                'ordering': ['-on', 'kind', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Output',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('map', 'map, journey'), ('scenario', 'scenario of use'), ('prototype', 'prototype, plan, model'), ('booklet', 'booklet, poster, film'), ('code', 'code, data'), ('other', 'other')], default='other', max_length=10, verbose_name='kind')),
                ('title', models.CharField(max_length=150, verbose_name='title')),
                ('description', models.CharField(blank=True, max_length=300, verbose_name='in one sentence')),
                ('link', models.URLField(blank=True, verbose_name='link')),
                ('licence', models.CharField(choices=[('etalab-2.0', 'Open licence 2.0 (Etalab)'), ('cc-by-4.0', 'Creative Commons Attribution 4.0'), ('cc-by-sa-4.0', 'Creative Commons Attribution – Share alike 4.0')], default='cc-by-4.0', max_length=20, verbose_name='licence')),
                ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='published on')),
                ('attachment', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='programs.attachment')),
                ('residence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outputs', to='residences.residence')),
            ],
            options={
                'verbose_name': 'output',
                'ordering': ['kind', 'title', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Professional',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('person', 'professional'), ('operator', 'operator: agency, laboratory, association, school')], default='person', max_length=10, verbose_name='kind')),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('disciplines', models.JSONField(default=list, verbose_name='disciplines')),
                ('profile', models.TextField(max_length=2000, verbose_name='profile')),
                ('references', models.TextField(blank=True, max_length=3000, verbose_name='references')),
                ('region', models.CharField(blank=True, max_length=5, verbose_name='région')),
                ('region_name', models.CharField(blank=True, editable=False, max_length=100)),
                ('available', models.CharField(choices=[('now', 'available'), ('later', 'available later'), ('no', 'not available for now')], default='now', max_length=10, verbose_name='availability')),
                ('available_on', models.DateField(blank=True, null=True, verbose_name='available from')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('email_shown', models.BooleanField(default=False, verbose_name='show the address to those who read this page')),
                ('web', models.URLField(blank=True, verbose_name='website')),
                ('visibility', models.CharField(choices=[('teams', 'the State and the teams of the projects'), ('public', 'everyone, on the public page')], default='teams', max_length=10, verbose_name='who reads this page')),
                ('consent_at', models.DateTimeField(editable=False, null=True, verbose_name='accepted on')),
                ('updated_at', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='updated on')),
                ('person', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='professional', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'member of the network',
                'verbose_name_plural': 'members of the network',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.AddField(
            model_name='resident',
            name='professional',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='residences', to='residences.professional', verbose_name='in the network'),
        ),
        migrations.CreateModel(
            name='ReturnVisit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('months', models.PositiveSmallIntegerField(verbose_name='months after')),
                ('due_on', models.DateField(verbose_name='due on')),
                ('held_on', models.DateField(blank=True, null=True, verbose_name='held on')),
                ('still_used', models.TextField(blank=True, max_length=3000, verbose_name='what is still in use')),
                ('changed', models.TextField(blank=True, max_length=3000, verbose_name='what changed')),
                ('stopped', models.TextField(blank=True, max_length=3000, verbose_name='what stopped, and why')),
                ('lesson', models.TextField(blank=True, max_length=2000, verbose_name='what others should know')),
                ('told_at', models.DateTimeField(editable=False, null=True, verbose_name='told on')),
                ('residence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='returns', to='residences.residence')),
                ('told_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'return visit',
                'ordering': ['residence', 'months'],
            },
        ),
        migrations.CreateModel(
            name='Trial',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(default=programs.clock.today, verbose_name='date')),
                ('place', models.CharField(blank=True, max_length=150, verbose_name='place')),
                ('users', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5000)], verbose_name='how many users')),
                ('who', models.CharField(max_length=150, verbose_name='which users')),
                ('alone', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='how many managed alone')),
                ('learned', models.TextField(max_length=3000, verbose_name='what the trial taught')),
                ('prototype', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trials', to='residences.prototype', verbose_name='prototype')),
                ('residence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trials', to='residences.residence')),
            ],
            options={
                'verbose_name': 'trial',
                'ordering': ['-on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Verbatim',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(default=programs.clock.today, verbose_name='date')),
                ('said', models.TextField(max_length=1000, verbose_name='words, exactly')),
                ('who', models.CharField(max_length=120, verbose_name='said by')),
                ('consent', models.CharField(choices=[('none', 'not asked, or refused: it stays in the team'), ('quoted', 'agrees to be quoted, without a name'), ('named', 'agrees to be quoted and named')], default='none', max_length=10, verbose_name='consent')),
                ('way', models.CharField(blank=True, choices=[('spoken', 'spoken'), ('written', 'written')], max_length=10, verbose_name='how it was given')),
                ('agreed_on', models.DateField(blank=True, null=True, verbose_name='given on')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                ('note', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='verbatims', to='residences.fieldnote')),
                ('residence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verbatims', to='residences.residence')),
            ],
            options={
                'verbose_name': 'words heard',
                'verbose_name_plural': 'words heard',
                'ordering': ['-on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='WantedProfile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('discipline', models.CharField(choices=[('design', 'design'), ('sociology', 'sociology'), ('architecture', 'architecture, urban planning'), ('digital', 'digital'), ('research', 'research'), ('arts', 'arts'), ('public', 'public policy'), ('other', 'other')], max_length=20, verbose_name='discipline')),
                ('profile', models.CharField(blank=True, max_length=200, verbose_name='profile')),
                ('seats', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10)], verbose_name='how many')),
                ('residence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wanted', to='residences.residence')),
            ],
            options={
                'verbose_name': 'profile wanted',
                'verbose_name_plural': 'profiles wanted',
                'ordering': ['discipline', 'profile', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at', None), ('opened_at__isnull', False), _connector='OR'), name='closed_after_it_opened'),
        ),
        migrations.AddConstraint(
            model_name='ballotvote',
            constraint=models.UniqueConstraint(fields=('ballot', 'voter'), name='one_vote_a_browser'),
        ),
        migrations.AddConstraint(
            model_name='fieldpicture',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('faces', 'agreed'), _negated=True), models.Q(('agreed_on__isnull', False), models.Q(('way', ''), _negated=True)), _connector='OR'), name='faces_have_their_consent', violation_error_message='Say when and how the consent was given.'),
        ),
        migrations.AddConstraint(
            model_name='professional',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('available', 'later'), _negated=True), ('available_on__isnull', False), _connector='OR'), name='later_has_its_day', violation_error_message='Say from when.'),
        ),
        migrations.AddConstraint(
            model_name='returnvisit',
            constraint=models.UniqueConstraint(fields=('residence', 'months'), name='one_return_a_date'),
        ),
        migrations.AddConstraint(
            model_name='returnvisit',
            constraint=models.CheckConstraint(condition=models.Q(('told_at', None), models.Q(('held_on__isnull', False), models.Q(('still_used', ''), _negated=True)), _connector='OR'), name='a_return_says_what_is_used'),
        ),
        migrations.AddConstraint(
            model_name='trial',
            constraint=models.CheckConstraint(condition=models.Q(('alone', None), ('users', None), ('alone__lte', models.F('users')), _connector='OR'), name='alone_within_users', violation_error_message='More managed alone than tried.'),
        ),
        migrations.AddConstraint(
            model_name='verbatim',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), ('consent', 'named'), _connector='OR'), name='a_name_has_its_consent', violation_error_message='A name is kept only with its consent.'),
        ),
        migrations.AddConstraint(
            model_name='verbatim',
            constraint=models.CheckConstraint(condition=models.Q(('consent', 'none'), models.Q(('agreed_on__isnull', False), models.Q(('way', ''), _negated=True)), _connector='OR'), name='a_consent_has_its_day', violation_error_message='Say when and how the consent was given.'),
        ),
    ]
