"""What a project costs; what a dossier arose from."""

import django.core.validators
import django.db.models.deletion
import programs.clock
import uuid
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0025_order_and_delegation'),
    ]

    operations = [
        migrations.CreateModel(
            name='Filiation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='what went on')),
                ('project', models.CharField(max_length=200, verbose_name='of the project')),
                ('on', models.DateField(verbose_name='on')),
                ('story', models.TextField(blank=True, verbose_name='story')),
                ('remarks', models.TextField(blank=True, verbose_name='remarks received')),
                ('links', models.JSONField(blank=True, default=list, verbose_name='addresses')),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='filiation', to='programs.dossier', verbose_name='dossier')),
            ],
            options={
                'verbose_name': 'filiation',
                'ordering': ['created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Expense',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('label', models.CharField(max_length=200, verbose_name='expense')),
                ('planned', models.DecimalField(decimal_places=2, default=Decimal('0'), max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='planned, in euros')),
                ('spent', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='spent, in euros')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='expenses', to='programs.dossier')),
            ],
            options={
                'verbose_name': 'expense',
                'ordering': ['label', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('planned__gte', 0), models.Q(('spent', None), ('spent__gte', 0), _connector='OR')), name='expense_never_below_zero', violation_error_message='An expense is never below zero.')],
            },
        ),
    ]
