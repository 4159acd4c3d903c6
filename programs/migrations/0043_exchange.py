"""The innovation exchange."""

import django.db.models.deletion
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models

from programs import net


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0042_open_data'),
    ]

    operations = [
        migrations.CreateModel(
            name='Advert',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('kind', models.CharField(choices=[('offer', 'offers'), ('seek', 'seeks')], max_length=10, verbose_name='your organization')),
                ('title', models.CharField(max_length=120, verbose_name='in one sentence')),
                ('text', models.TextField(max_length=3000, verbose_name='what exactly')),
                ('theme', models.CharField(blank=True, choices=[('welcome', 'public services and reception'), ('mobility', 'mobility'), ('health', 'health and ageing'), ('youth', 'childhood, school, youth'), ('social', 'solidarity and inclusion'), ('housing', 'housing and town centres'), ('economy', 'employment and local economy'), ('ecology', 'environment, energy, food'), ('culture', 'culture and community life'), ('digital', 'digital and data'), ('democracy', 'participation of inhabitants')], max_length=20, verbose_name='theme')),
                ('published_on', models.DateField(default=programs.clock.today, editable=False, verbose_name='published on')),
                ('expires_on', models.DateField(editable=False, verbose_name='last day')),
                ('state', models.CharField(choices=[('published', 'published'), ('matched', 'put in touch'), ('withdrawn', 'withdrawn'), ('expired', 'over')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='adverts', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                ('matched_with', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programs.advert', verbose_name='put in touch with')),
                ('organization', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='adverts', to='programs.organization', verbose_name='organization')),
                ('report', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='adverts', to='programs.finalreport', verbose_name='published project')),
            ],
            options={
                'verbose_name': 'announcement of the exchange',
                'ordering': ['-published_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'matched'), _negated=True), ('matched_with__isnull', False), _connector='OR'), name='matched_with_another'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'offer'), _negated=True), ('report__isnull', False), _connector='OR'), name='offered_of_a_project', violation_error_message='Choose the published project that you offer something of.')],
            },
        ),
        net.guard("advert", "programs_advert"),
    ]
