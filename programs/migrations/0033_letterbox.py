"""What each person chose to be told of, and when; mails say their kind, their page, when they leave and when they were read."""

import datetime
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0032_session_reminders'),
    ]

    operations = [
        migrations.CreateModel(
            name='Letterbox',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('rhythms', models.JSONField(blank=True, default=dict)),
                ('quiet_from', models.TimeField(blank=True, default=datetime.time(19, 0), null=True, verbose_name='quiet from')),
                ('quiet_until', models.TimeField(blank=True, default=datetime.time(8, 0), null=True, verbose_name='quiet until')),
                ('quiet_weekend', models.BooleanField(default=True, verbose_name='quiet on Saturdays and Sundays')),
                ('zone', models.CharField(default='Europe/Paris', max_length=40, verbose_name='clock')),
            ],
            options={
                'verbose_name': 'choice of notifications',
            },
        ),
        migrations.AddField(
            model_name='mail',
            name='cause',
            field=models.CharField(editable=False, max_length=250, null=True),
        ),
        migrations.AddField(
            model_name='mail',
            name='digest',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='told', to='programs.mail'),
        ),
        migrations.AddField(
            model_name='mail',
            name='gathered',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name='mail',
            name='kind',
            field=models.CharField(default='procedure', editable=False, max_length=20),
        ),
        migrations.AddField(
            model_name='mail',
            name='leaves_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='leaves on'),
        ),
        migrations.AddField(
            model_name='mail',
            name='read_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='read on'),
        ),
        migrations.AddField(
            model_name='mail',
            name='url',
            field=models.CharField(blank=True, editable=False, max_length=300),
        ),
        migrations.AddIndex(
            model_name='mail',
            index=models.Index(fields=['recipient', '-created_at'], name='mails_of_a_person'),
        ),
        migrations.AddIndex(
            model_name='mail',
            index=models.Index(condition=models.Q(('read_at', None)), fields=['recipient'], name='mails_not_read'),
        ),
        migrations.AddIndex(
            model_name='mail',
            index=models.Index(condition=models.Q(('digest', None), ('leaves_at__isnull', False), ('sent_at', None)), fields=['leaves_at'], name='mails_held'),
        ),
        migrations.AddConstraint(
            model_name='mail',
            constraint=models.UniqueConstraint(fields=('cause', 'address'), name='one_mail_for_each_cause'),
        ),
        migrations.AddField(
            model_name='letterbox',
            name='person',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='letterbox', to=settings.AUTH_USER_MODEL),
        ),
        # what was sent before there was a centre is not news
        migrations.RunSQL("update programs_mail set read_at = created_at where read_at is null", migrations.RunSQL.noop),
    ]
