"""Proposals of teams for those who have none."""

import django.db.models.deletion
import programs.clock
import uuid
from django.db import migrations, models

from programs import net


class Migration(migrations.Migration):

    dependencies = [
        ('hackathons', '0006_after'),
    ]

    operations = [
        migrations.CreateModel(
            name='Matching',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('number', models.PositiveIntegerField(default=1, editable=False, verbose_name='number of the proposal')),
                ('completes', models.BooleanField(default=False, help_text='Those that take requests only. Without this box, teams already formed stay exactly as they are.', verbose_name='complete the teams that look for members')),
                ('teams_wanted', models.PositiveSmallIntegerField(blank=True, help_text='Leave empty: the sizes decide.', null=True, verbose_name='how many new teams')),
                ('figures', models.JSONField(default=dict, editable=False)),
                ('chosen', models.CharField(blank=True, choices=[('wishes', 'wishes first'), ('skills', 'skills first'), ('balance', 'balance')], editable=False, max_length=10, verbose_name='variant applied')),
                ('adjusted', models.PositiveIntegerField(default=0, editable=False, verbose_name='changes by hand')),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='made on')),
                ('state', models.CharField(choices=[('asked', 'being worked out'), ('proposed', 'to choose from'), ('applying', 'being applied'), ('applied', 'applied'), ('dropped', 'set aside')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matchings', to='hackathons.camp')),
            ],
            options={
                'verbose_name': 'proposal of teams',
                'ordering': ['-number', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('variant', models.CharField(choices=[('wishes', 'wishes first'), ('skills', 'skills first'), ('balance', 'balance')], max_length=10)),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('members', models.PositiveSmallIntegerField(default=0)),
                ('challenge', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='hackathons.challenge')),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='hackathons.campteam')),
                ('matching', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='hackathons.matching')),
            ],
            options={
                'verbose_name': 'team proposed',
                'ordering': ['matching', 'variant', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('variant', models.CharField(choices=[('wishes', 'wishes first'), ('skills', 'skills first'), ('balance', 'balance')], max_length=10)),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('denied', models.CharField(blank=True, max_length=300, verbose_name='why no wish is granted')),
                ('outcome', models.CharField(blank=True, choices=[('placed', 'placed'), ('elsewhere', 'had found a team'), ('absent', 'no longer comes'), ('full', 'the team was full')], max_length=10, verbose_name='outcome')),
                ('group', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='placements', to='hackathons.group')),
                ('matching', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='hackathons.matching')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='hackathons.registration')),
            ],
            options={
                'verbose_name': 'place proposed',
                'ordering': ['registration__arrival', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='matching',
            constraint=models.UniqueConstraint(fields=('camp', 'number'), name='one_proposal_of_teams_a_number'),
        ),
        migrations.AddConstraint(
            model_name='group',
            constraint=models.UniqueConstraint(fields=('matching', 'variant', 'number'), name='one_group_a_number'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.UniqueConstraint(fields=('matching', 'variant', 'registration'), name='one_place_proposed_a_variant'),
        ),
        net.guard("matching", "hackathons_matching"),
    ]
