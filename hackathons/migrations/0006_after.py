"""After the event: the end of a camp, actors identified, the survey, news of what goes on, the dossiers that teams became."""

import django.db.models.deletion
import programs.clock
import uuid
from django.db import migrations, models

from programs import net


class Migration(migrations.Migration):

    dependencies = [
        ("hackathons", "0005_judging"),
        ('programs', '0026_expenses_filiations'),
    ]

    operations = [
        migrations.AddField(
            model_name='camp',
            name='ended_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='ended on'),
        ),
        migrations.AddField(
            model_name='campteam',
            name='became',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programs.dossier', verbose_name='became the dossier'),
        ),
        migrations.AddField(
            model_name='registration',
            name='surveyed_on',
            field=models.DateField(editable=False, null=True),
        ),
        migrations.CreateModel(
            name='Actor',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('name', models.CharField(max_length=200, verbose_name='first and last name')),
                ('organization', models.CharField(blank=True, max_length=200, verbose_name='organization, if any')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('why', models.CharField(blank=True, max_length=300, verbose_name='what makes them matter here')),
                ('kinds', models.JSONField(blank=True, default=list, verbose_name='willing to')),
                ('word', models.CharField(blank=True, max_length=500, verbose_name='in their own words')),
                ('is_named', models.BooleanField(default=False, verbose_name='their name may appear in the public report')),
                ('agreed_at', models.DateTimeField(editable=False, null=True, verbose_name='agreed on')),
                ('state', models.CharField(choices=[('identified', 'identified, agreement not asked or awaited'), ('willing', 'willing'), ('continued', 'goes on'), ('stopped', 'stops here'), ('withdrawn', 'withdrew')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('became', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programs.dossier', verbose_name='became the dossier')),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actors', to='hackathons.camp')),
                ('registration', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actors', to='hackathons.registration')),
            ],
            options={
                'verbose_name': 'actor identified',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='News',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('day', models.PositiveSmallIntegerField(editable=False, verbose_name='days after the camp')),
                ('asked_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('answered_at', models.DateTimeField(editable=False, null=True, verbose_name='answered on')),
                ('going', models.CharField(blank=True, choices=[('well', 'it moves forward'), ('slow', 'it moves slowly'), ('blocked', 'it is stuck'), ('done', 'the service is open to its users'), ('stopped', 'it has stopped')], max_length=10, verbose_name='how it goes')),
                ('text', models.TextField(blank=True, max_length=1000, verbose_name='in a few words')),
                ('help_wanted', models.TextField(blank=True, max_length=1000, verbose_name='what would help')),
                ('is_public', models.BooleanField(default=False, verbose_name='the public page may show it, without anybody’s name')),
                ('state', models.CharField(choices=[('asked', 'news awaited'), ('answered', 'news given')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('actor', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='news', to='hackathons.actor')),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='news', to='hackathons.camp')),
                ('team', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='news', to='hackathons.campteam')),
            ],
            options={
                'verbose_name': 'news',
                'ordering': ['day', 'asked_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SurveyAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('overall', models.PositiveSmallIntegerField(choices=[(5, 'very satisfied'), (4, 'satisfied'), (3, 'so-so'), (2, 'disappointed'), (1, 'very disappointed')], verbose_name='overall, the camp left you')),
                ('recommends', models.CharField(choices=[('yes', 'yes'), ('maybe', 'perhaps'), ('no', 'no')], max_length=5, verbose_name='would you recommend it to a friend?')),
                ('goes_on', models.CharField(choices=[('yes', 'yes'), ('maybe', 'perhaps'), ('no', 'no')], max_length=5, verbose_name='would you go on with your project?')),
                ('worked', models.TextField(blank=True, max_length=1000, verbose_name='what worked')),
                ('change', models.TextField(blank=True, max_length=1000, verbose_name='what to change')),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='hackathons.camp')),
            ],
            options={
                'verbose_name': 'answer to the survey',
                'ordering': ['id'],
            },
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('registration',), name='one_actor_a_participant', violation_error_message='This person is already listed.'),
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'willing'), _negated=True), ('agreed_at__isnull', False), _connector='OR'), name='willing_since_they_agreed'),
        ),
        migrations.AddConstraint(
            model_name='news',
            constraint=models.UniqueConstraint(fields=('team', 'day'), name='news_of_a_team_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='news',
            constraint=models.UniqueConstraint(fields=('actor', 'day'), name='news_of_a_person_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='news',
            constraint=models.CheckConstraint(condition=models.Q(('team__isnull', False), ('actor__isnull', False), _connector='XOR'), name='news_of_one_team_or_person'),
        ),
        migrations.AddConstraint(
            model_name='news',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), _negated=True), models.Q(('answered_at__isnull', False), models.Q(('going', ''), _negated=True)), _connector='OR'), name='news_given_say_how_it_goes'),
        ),
        migrations.AddConstraint(
            model_name='surveyanswer',
            constraint=models.CheckConstraint(condition=models.Q(('overall__range', (1, 5))), name='overall_from_one_to_five'),
        ),
        net.guard("actor", "hackathons_actor"),
        net.guard("news", "hackathons_news"),
    ]
