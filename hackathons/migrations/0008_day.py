"""What is said and asked on the day of a camp: announcements, mentors, requests for help."""

import django.db.models.deletion
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models

from programs import net


class Migration(migrations.Migration):

    dependencies = [
        ("hackathons", "0007_matching"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Announcement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('text', models.CharField(max_length=280, verbose_name='announcement')),
                ('by_mail', models.BooleanField(default=False, verbose_name='also send it by mail to those who are in')),
                ('at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('state', models.CharField(choices=[('posted', 'posted'), ('withdrawn', 'withdrawn')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='announcements', to='hackathons.camp')),
            ],
            options={
                'verbose_name': 'announcement',
                'ordering': ['-at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Mentor',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='first and last name')),
                ('subjects', models.CharField(blank=True, max_length=200, verbose_name='helps with')),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentors', to='hackathons.camp')),
            ],
            options={
                'verbose_name': 'mentor of the camp',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='HelpRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('subject', models.CharField(max_length=200, verbose_name='what you need help with')),
                ('where', models.CharField(blank=True, max_length=80, verbose_name='where you are')),
                ('at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('taken', 'someone is on it'), ('done', 'helped'), ('dropped', 'no longer needed')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('camp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='help_requests', to='hackathons.camp')),
                ('host', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='help_requests', to='hackathons.registration')),
                ('team', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='help_requests', to='hackathons.campteam')),
                ('mentor', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='help_requests', to='hackathons.mentor')),
            ],
            options={
                'verbose_name': 'request for help',
                'ordering': ['at', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('waiting', 'taken'))), fields=('registration',), name='one_request_for_help_at_a_time', violation_error_message='You already wait for help: change your mind first, or wait a little.')],
            },
        ),
        net.guard("announcement", "hackathons_announcement"),
        net.guard("helprequest", "hackathons_helprequest"),
    ]
