"""Calls have readable addresses, themes and relays; ideas, editions and alerts have their tables."""

import django.db.models.deletion
import django.db.models.functions.text
import programs.clock
import programs.models.relay
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0008_retention"),
    ]

    operations = [
        migrations.CreateModel(
            name='Relay',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(error_messages={'unique': 'A relay already has this name.'}, max_length=200, unique=True, verbose_name='name')),
                ('acronym', models.CharField(blank=True, max_length=20, verbose_name='acronym')),
                ('kind', models.CharField(choices=[('elected', 'association of elected officials'), ('network', 'professional network'), ('state', 'State service'), ('actor', 'actor of public innovation'), ('press', 'press and media')], default='elected', max_length=20, verbose_name='kind')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='person to write to')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('web', models.URLField(blank=True, verbose_name='website')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='no longer a relay since')),
            ],
            options={
                'verbose_name': 'relay',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.AddField(
            model_name='call',
            name='departements',
            field=models.JSONField(blank=True, default=list, verbose_name='only in these départements'),
        ),
        migrations.AddField(
            model_name='call',
            name='preview',
            field=models.CharField(blank=True, max_length=200, verbose_name='text shown when the page is shared'),
        ),
        migrations.AddField(
            model_name='call',
            name='slug',
            field=models.SlugField(editable=False, max_length=80, null=True, unique=True, verbose_name='readable address'),
        ),
        migrations.AddField(
            model_name='call',
            name='themes',
            field=models.JSONField(blank=True, default=list, verbose_name='themes'),
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('year', 'year'), ('week', 'week of public innovation')], default='year', max_length=10, verbose_name='kind')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('slug', models.SlugField(error_messages={'unique': 'Another edition already has this address.'}, max_length=80, unique=True, verbose_name='address')),
                ('summary', models.CharField(max_length=300, verbose_name='in one sentence')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(verbose_name='last day')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='published on')),
                ('calls', models.ManyToManyField(blank=True, related_name='editions', to='programs.call', verbose_name='calls')),
            ],
            options={
                'verbose_name': 'edition',
                'ordering': ['-starts_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('summary', models.CharField(blank=True, max_length=300, verbose_name='in one sentence')),
                ('starts_at', models.DateTimeField(verbose_name='begins on')),
                ('ends_at', models.DateTimeField(verbose_name='ends on')),
                ('place', models.CharField(max_length=200, verbose_name='place')),
                ('web', models.URLField(blank=True, verbose_name='web page')),
                ('changed_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='programs.edition', verbose_name='edition')),
            ],
            options={
                'verbose_name': 'event',
                'ordering': ['starts_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Idea',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('text', models.TextField(blank=True, verbose_name='text that everyone will read')),
                ('theme', models.CharField(blank=True, choices=[('welcome', 'public services and reception'), ('mobility', 'mobility'), ('health', 'health and ageing'), ('youth', 'childhood, school, youth'), ('social', 'solidarity and inclusion'), ('housing', 'housing and town centres'), ('economy', 'employment and local economy'), ('ecology', 'environment, energy, food'), ('culture', 'culture and community life'), ('digital', 'digital and data'), ('democracy', 'participation of inhabitants')], max_length=20, verbose_name='theme')),
                ('licence', models.CharField(choices=[('etalab-2.0', 'Open licence 2.0 (Etalab)'), ('cc-by-4.0', 'Creative Commons Attribution 4.0'), ('cc-by-sa-4.0', 'Creative Commons Attribution – Share alike 4.0')], default='etalab-2.0', max_length=20, verbose_name='licence')),
                ('consent_at', models.DateTimeField(blank=True, null=True, verbose_name='publication accepted on')),
                ('named', models.BooleanField(default=True, verbose_name='the organization is named')),
                ('agreed_at', models.DateTimeField(editable=False, null=True, verbose_name='agreed on')),
                ('consent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='idea', to='programs.dossier', verbose_name='dossier')),
            ],
            options={
                'verbose_name': 'idea',
                'ordering': ['-agreed_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Provenance',
            fields=[
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='provenance', serialize=False, to='programs.dossier')),
                ('channel', models.CharField(blank=True, choices=[('relay', 'by an association or a network'), ('prefecture', 'by the prefecture or a State service'), ('colleague', 'by a colleague or another territory'), ('alert', 'by an alert or a message of this site'), ('press', 'in the press'), ('social', 'on a social network'), ('search', 'by searching on the web'), ('event', 'at an event'), ('other', 'otherwise')], max_length=20, verbose_name='how you heard of this call')),
                ('traced', models.BooleanField(default=False, verbose_name='came by the relay’s link')),
                ('relay', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='brought', to='programs.relay', verbose_name='relay')),
            ],
            options={
                'verbose_name': 'provenance',
            },
        ),
        migrations.CreateModel(
            name='RelayLink',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(default=programs.models.relay.new_code, editable=False, max_length=20, unique=True, verbose_name='code')),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='kit sent on')),
                ('poster', models.CharField(blank=True, editable=False, max_length=64)),
                ('poster_of', models.CharField(blank=True, editable=False, max_length=64)),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='programs.call', verbose_name='call')),
                ('relay', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='programs.relay', verbose_name='relay')),
            ],
            options={
                'verbose_name': 'traced link',
                'ordering': ['relay__name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Subscription',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                ('themes', models.JSONField(blank=True, default=list, verbose_name='themes')),
                ('departement', models.CharField(blank=True, max_length=3, verbose_name='département')),
                ('asked_at', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='asked on')),
                ('confirmed_at', models.DateTimeField(editable=False, null=True, verbose_name='confirmed on')),
                ('programs', models.ManyToManyField(blank=True, related_name='+', to='programs.program', verbose_name='programmes')),
            ],
            options={
                'verbose_name': 'subscription to alerts',
                'ordering': ['asked_at', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='edition_ends_after_it_starts', violation_error_message='The last day comes after the first.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='event_ends_after_it_starts', violation_error_message='An event ends after it begins.'),
        ),
        migrations.AddConstraint(
            model_name='relaylink',
            constraint=models.UniqueConstraint(fields=('call', 'relay'), name='one_link_per_relay'),
        ),
        migrations.AddConstraint(
            model_name='subscription',
            constraint=models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='alert_in_lower_case'),
        ),
    ]
