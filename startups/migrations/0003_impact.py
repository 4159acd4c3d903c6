"""Start-ups: the measures of impact, their figures, what asks for them, the token of a service."""

import django.db.models.deletion
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0029_mission_letters'),
        ("startups", "0002_startups"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('kind', models.CharField(choices=[('usable', 'Easy to use'), ('used', 'Used'), ('useful', 'Useful'), ('impact', 'Impact'), ('cost', 'Cost per use')], editable=False, max_length=10, verbose_name='side of the impact')),
                ('label', models.CharField(max_length=150, verbose_name='what is measured')),
                ('unit', models.CharField(blank=True, max_length=30, verbose_name='unit')),
                ('baseline', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='at the start')),
                ('target', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='target')),
                ('is_north', models.BooleanField(default=False, editable=False, verbose_name='north star')),
                ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='startups.startup')),
            ],
            options={
                'verbose_name': 'measure of impact',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField(verbose_name='month')),
                ('value', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='figure')),
                ('way', models.CharField(choices=[('form', 'typed'), ('file', 'from a file'), ('api', 'sent by the service')], default='form', max_length=4, verbose_name='how it came')),
                ('at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='startups.measure')),
            ],
            options={
                'verbose_name': 'figure of impact',
                'ordering': ['month', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ServiceToken',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('made_at', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('used_at', models.DateTimeField(editable=False, null=True, verbose_name='last used on')),
                ('revoked_at', models.DateTimeField(editable=False, null=True, verbose_name='revoked on')),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to='startups.startup')),
            ],
            options={
                'verbose_name': 'token of a service',
                'ordering': ['-made_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='FigureRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField(verbose_name='month')),
                ('recalled_on', models.DateField(null=True, verbose_name='recalled on')),
                ('action', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programs.actionitem')),
                ('startup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figure_requests', to='startups.startup')),
            ],
            options={
                'verbose_name': 'request for figures',
                'ordering': ['month', 'id'],
                'constraints': [models.UniqueConstraint(fields=('startup', 'month'), name='figures_asked_once_a_month'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='figures_asked_of_a_whole_month')],
            },
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.UniqueConstraint(fields=('startup', 'kind'), name='one_measure_a_side'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.UniqueConstraint(condition=models.Q(('is_north', True)), fields=('startup',), name='one_north_star'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.UniqueConstraint(fields=('measure', 'month'), name='one_figure_a_month'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(('month__day', 1)), name='figure_of_a_whole_month'),
        ),
        migrations.AddConstraint(
            model_name='servicetoken',
            constraint=models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('startup',), name='one_token_in_force'),
        ),
    ]
