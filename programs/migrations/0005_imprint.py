"""The traces of papers made as they are asked for."""

import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0004_message_files'),
    ]

    operations = [
        migrations.CreateModel(
            name='Imprint',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('badges', 'badges'), ('attendance', 'attendance sheet'), ('certificates', 'certificates of participation'), ('grid_sheets', 'sheets of the jury'), ('camp_results', 'results of a camp'), ('board', 'board of projects'), ('poster', 'poster of a call')], editable=False, max_length=20, verbose_name='kind')),
                ('facts', models.CharField(db_index=True, editable=False, max_length=64, verbose_name='digest of its facts, their moment apart')),
                ('made_at', models.DateTimeField(editable=False, verbose_name='made on')),
                ('code', models.CharField(db_index=True, editable=False, max_length=12, verbose_name='code to check it')),
                ('sha256', models.CharField(editable=False, max_length=64, unique=True, verbose_name='SHA-256 digest')),
                ('pages', models.PositiveSmallIntegerField(editable=False, verbose_name='pages')),
            ],
            options={
                'verbose_name': 'trace of a paper',
                'verbose_name_plural': 'traces of papers',
                'ordering': ['-made_at', 'id'],
            },
        ),
    ]
