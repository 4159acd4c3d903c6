"""What an officer settles of a dossier before its jury reads it blind."""

import django.db.models.deletion
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0016_judging"),
    ]

    operations = [
        migrations.CreateModel(
            name='Blinding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.JSONField(blank=True, default=list, verbose_name='words to hide')),
                ('pieces', models.JSONField(blank=True, default=dict)),
                ('checked_at', models.DateTimeField(default=programs.clock.now, verbose_name='checked on')),
                ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='blinding', to='programs.dossier')),
            ],
            options={
                'verbose_name': 'preparation of a blind reading',
            },
        ),
    ]
