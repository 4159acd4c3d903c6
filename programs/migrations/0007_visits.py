"""Visits of a call's page, counted by day and link."""

import django.db.models.deletion
import programs.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0006_answering"),
    ]

    operations = [
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(default=programs.clock.today, verbose_name='day')),
                ('source', models.CharField(blank=True, max_length=40, verbose_name='link followed')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='visits')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='programs.call', verbose_name='call')),
            ],
            options={
                'verbose_name': 'visits of a day',
                'ordering': ['day', 'source', 'id'],
                'constraints': [models.UniqueConstraint(fields=('call', 'day', 'source'), name='one_counter_a_day')],
            },
        ),
    ]
