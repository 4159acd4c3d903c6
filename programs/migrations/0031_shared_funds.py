"""Shared funds; what proves a funding line, when it is paid."""


import django.core.validators
import django.db.models.deletion
import uuid
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0030_coaching"),
    ]

    operations = [
        migrations.CreateModel(
            name='Fund',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=150, unique=True, verbose_name='name of the fund')),
                ('purpose', models.CharField(blank=True, max_length=300, verbose_name='what it is for')),
            ],
            options={
                'verbose_name': 'fund',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.AddField(
            model_name='fundingline',
            name='expected_on',
            field=models.DateField(blank=True, null=True, verbose_name='paid, or expected, on'),
        ),
        migrations.AddField(
            model_name='fundingline',
            name='proof',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='programs.attachment', verbose_name='proof'),
        ),
        migrations.AddField(
            model_name='fundingline',
            name='fund',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='programs.fund', verbose_name='out of a shared fund'),
        ),
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('contributor', models.CharField(max_length=200, verbose_name='contributor')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0.01'))], verbose_name='amount in euros')),
                ('fund', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributions', to='programs.fund')),
            ],
            options={
                'verbose_name': 'contribution to a fund',
                'ordering': ['contributor', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='contribution_above_zero', violation_error_message='An amount is above zero.')],
            },
        ),
    ]
