"""The open data as they are made."""

import django.db.models.deletion
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0041_showcase'),
    ]

    operations = [
        migrations.AlterField(
            model_name='task',
            name='kind',
            field=models.CharField(choices=[('step', 'bulk step'), ('message', 'bulk message'), ('export', 'export'), ('archive', 'archive of files'), ('simulate', 'proposal of readings'), ('give', 'readings given'), ('opendata', 'open data')], max_length=10, verbose_name='kind'),
        ),
        migrations.CreateModel(
            name='OpenData',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('made_at', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='made on')),
                ('tables', models.JSONField(default=dict, editable=False, verbose_name='tables')),
                ('package', models.JSONField(default=dict, editable=False, verbose_name='descriptor')),
                ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'open data',
                'ordering': ['-made_at', 'id'],
            },
        ),
    ]
