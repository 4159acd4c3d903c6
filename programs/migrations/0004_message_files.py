"""A message carries several files: each is a row of its own, and those sent so far become the first of theirs."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

MOVED = """
    insert into programs_messagefile (id, message_id, "order", name, content_type, size, sha256, scan)
    select id, id, 0, file_name, file_type, file_size, sha256, 'pending' from programs_message where sha256 <> ''
"""
BACK = """
    update programs_message m set file_name = f.name, file_type = f.content_type, file_size = f.size, sha256 = f.sha256
    from (select distinct on (message_id) * from programs_messagefile order by message_id, "order", id) f where f.message_id = m.id;
    set constraints all immediate
"""


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0003_beginnings'),
    ]

    operations = [
        migrations.CreateModel(
            name='MessageFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('content_type', models.CharField(max_length=100)),
                ('size', models.PositiveIntegerField(verbose_name='size')),
                ('sha256', models.CharField(max_length=64)),
                ('scan', models.CharField(choices=[('pending', 'not yet scanned'), ('clean', 'scanned'), ('infected', 'dangerous')], default='pending', max_length=10)),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='programs.message')),
            ],
            options={
                'verbose_name': 'file of a message',
                'ordering': ['order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('message', 'sha256'), name='one_file_once_a_message')],
            },
        ),
        migrations.RunSQL(MOVED, BACK),
        migrations.RemoveField(model_name='message', name='file_name'),
        migrations.RemoveField(model_name='message', name='file_type'),
        migrations.RemoveField(model_name='message', name='file_size'),
        migrations.RemoveField(model_name='message', name='sha256'),
    ]
