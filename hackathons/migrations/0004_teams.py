"""How people come into teams, their journal, their pictures."""

import django.db.models.deletion
import programs.clock
import uuid
from django.db import migrations, models

from programs import net


class Migration(migrations.Migration):

    dependencies = [
        ('hackathons', '0003_program'),
    ]

    operations = [
        migrations.CreateModel(
            name='Joining',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('kind', models.CharField(choices=[('request', 'request'), ('invitation', 'invitation')], max_length=12, verbose_name='kind')),
                ('word', models.CharField(blank=True, max_length=300, verbose_name='a word')),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('state', models.CharField(choices=[('asked', 'awaiting an answer'), ('accepted', 'accepted'), ('refused', 'not accepted'), ('withdrawn', 'withdrawn'), ('lapsed', 'no longer wanted')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
            ],
            options={
                'verbose_name': 'request to join a team',
                'ordering': ['created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='TeamNote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(max_length=2000, verbose_name='note')),
                ('at', models.DateTimeField(default=programs.clock.now, editable=False)),
            ],
            options={
                'verbose_name': 'note of a team',
                'ordering': ['-at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='TeamPicture',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(editable=False, max_length=200, verbose_name='name')),
                ('caption', models.CharField(max_length=200, verbose_name='what the picture shows')),
                ('content_type', models.CharField(editable=False, max_length=100)),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='size')),
                ('sha256', models.CharField(editable=False, max_length=64)),
                ('scan', models.CharField(choices=[('pending', 'not yet scanned'), ('clean', 'scanned'), ('infected', 'dangerous')], default='pending', editable=False, max_length=10)),
                ('at', models.DateTimeField(default=programs.clock.now, editable=False)),
            ],
            options={
                'verbose_name': 'picture of a team',
                'ordering': ['at', 'id'],
            },
        ),
        migrations.AddField(
            model_name='campteam',
            name='code',
            field=models.CharField(blank=True, editable=False, max_length=8, verbose_name='code of the team'),
        ),
        migrations.AddField(
            model_name='campteam',
            name='is_shown',
            field=models.BooleanField(default=False, verbose_name='the public page of the camp may show the team'),
        ),
        migrations.AddConstraint(
            model_name='campteam',
            constraint=models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('camp', 'code'), name='one_team_a_code'),
        ),
        migrations.AddField(
            model_name='joining',
            name='registration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='joinings', to='hackathons.registration'),
        ),
        migrations.AddField(
            model_name='joining',
            name='team',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='joinings', to='hackathons.campteam'),
        ),
        migrations.AddField(
            model_name='teamnote',
            name='author',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='team_notes', to='hackathons.registration'),
        ),
        migrations.AddField(
            model_name='teamnote',
            name='team',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='hackathons.campteam'),
        ),
        migrations.AddField(
            model_name='teampicture',
            name='author',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='team_pictures', to='hackathons.registration'),
        ),
        migrations.AddField(
            model_name='teampicture',
            name='team',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='hackathons.campteam'),
        ),
        migrations.AddConstraint(
            model_name='joining',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('team', 'registration'), name='one_request_at_a_time', violation_error_message='This request already awaits its answer.'),
        ),
        migrations.AddConstraint(
            model_name='teampicture',
            constraint=models.UniqueConstraint(fields=('team', 'sha256'), name='one_picture_once_a_team'),
        ),
        net.guard("joining", "hackathons_joining"),
    ]
