"""What a service is handed over with, beside its code; why one stopped."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('startups', '0005_committee_attendance'),
    ]

    operations = [
        migrations.AddField(
            model_name='startup',
            name='why',
            field=models.TextField(blank=True, editable=False, verbose_name='why it stopped'),
        ),
        migrations.CreateModel(
            name='Asset',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('hosting', 'hosting'), ('domain', 'domain name'), ('contract', 'contract or licence'), ('account', 'account or access'), ('data', 'data'), ('document', 'document')], max_length=10, verbose_name='kind')),
                ('label', models.CharField(max_length=150, verbose_name='what it is')),
                ('holder', models.CharField(max_length=150, verbose_name='in whose name')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('handed_on', models.DateField(blank=True, null=True, verbose_name='handed over on')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='where it is, and how to take it over')),
                ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assets', to='startups.startup')),
            ],
            options={
                'verbose_name': 'thing to hand over',
                'ordering': ['kind', 'label', 'id'],
            },
        ),
    ]
