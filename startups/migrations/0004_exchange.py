"""Start-ups: the phases after the six months, the sheet read from beta.gouv."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("startups", "0003_impact"),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptSheet',
            fields=[
                ('startup', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='kept_sheet', serialize=False, to='startups.startup')),
                ('text', models.TextField(verbose_name='sheet')),
            ],
            options={
                'verbose_name': 'sheet exchanged with beta.gouv',
            },
        ),
        migrations.CreateModel(
            name='Phase',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(choices=[('investigation', 'investigation'), ('construction', 'construction'), ('acceleration', 'acceleration'), ('consolidation', 'consolidation'), ('opere', 'operated'), ('transfere', 'handed over'), ('abandon-investigation', 'stopped after the investigation'), ('abandon', 'stopped')], max_length=30, verbose_name='phase')),
                ('start', models.DateField(verbose_name='from')),
                ('end', models.DateField(blank=True, null=True, verbose_name='to')),
                ('comment', models.CharField(blank=True, max_length=500, verbose_name='comment')),
                ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phases', to='startups.startup')),
            ],
            options={
                'verbose_name': 'phase',
                'ordering': ['start', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('end', None), ('end__gte', models.F('start')), _connector='OR'), name='service_phase_ends_after_it_starts'), models.UniqueConstraint(fields=('startup', 'name', 'start'), name='one_service_phase_a_day')],
            },
        ),
    ]
