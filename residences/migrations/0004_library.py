"""The library of methods: sheets, and each version as it was published."""

import django.db.models.deletion
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models

from programs import net


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0035_papers_of_projects'),
        ('residences', '0003_method'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MethodSheet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('title', models.CharField(max_length=120, verbose_name='name of the method')),
                ('purpose', models.TextField(blank=True, max_length=3000, verbose_name='what it is for')),
                ('stage', models.CharField(choices=[('framing', 'framing the question'), ('understanding', 'understanding the field'), ('imagining', 'imagining together'), ('making', 'making'), ('trying', 'trying with users'), ('sharing', 'sharing and following up')], default='understanding', max_length=20, verbose_name='moment')),
                ('length', models.CharField(choices=[('hours', 'less than half a day'), ('day', 'about one day'), ('days', 'several days'), ('throughout', 'throughout the residence')], default='hours', max_length=20, verbose_name='length')),
                ('duration', models.CharField(blank=True, max_length=150, verbose_name='duration in words')),
                ('team', models.TextField(blank=True, max_length=3000, verbose_name='the team it takes')),
                ('steps', models.TextField(blank=True, max_length=8000, verbose_name='the steps')),
                ('material', models.TextField(blank=True, max_length=3000, verbose_name='the material')),
                ('advice', models.TextField(blank=True, max_length=4000, verbose_name='what to watch')),
                ('licence', models.CharField(choices=[('etalab-2.0', 'Open licence 2.0 (Etalab)'), ('cc-by-4.0', 'Creative Commons Attribution 4.0'), ('cc-by-sa-4.0', 'Creative Commons Attribution – Share alike 4.0')], default='cc-by-4.0', max_length=20, verbose_name='licence')),
                ('source', models.CharField(blank=True, max_length=250, verbose_name='written by, from')),
                ('slug', models.SlugField(editable=False, max_length=100, unique=True, verbose_name='address')),
                ('version', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='version')),
                ('change', models.CharField(blank=True, editable=False, max_length=200, verbose_name='what this version changes')),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('state', models.CharField(choices=[('draft', 'being written'), ('proposed', 'to be read again'), ('published', 'published'), ('retired', 'withdrawn from the library')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('dossier', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='method_sheets', to='programs.dossier', verbose_name='project that proposes it')),
                ('idea', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='programs.idea', verbose_name='idea it comes from')),
                ('program', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programs.program', verbose_name='programme')),
            ],
            options={
                'verbose_name': 'method sheet',
                'verbose_name_plural': 'method sheets',
                'ordering': ['title', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SheetVersion',
            fields=[
                ('title', models.CharField(max_length=120, verbose_name='name of the method')),
                ('purpose', models.TextField(blank=True, max_length=3000, verbose_name='what it is for')),
                ('stage', models.CharField(choices=[('framing', 'framing the question'), ('understanding', 'understanding the field'), ('imagining', 'imagining together'), ('making', 'making'), ('trying', 'trying with users'), ('sharing', 'sharing and following up')], default='understanding', max_length=20, verbose_name='moment')),
                ('length', models.CharField(choices=[('hours', 'less than half a day'), ('day', 'about one day'), ('days', 'several days'), ('throughout', 'throughout the residence')], default='hours', max_length=20, verbose_name='length')),
                ('duration', models.CharField(blank=True, max_length=150, verbose_name='duration in words')),
                ('team', models.TextField(blank=True, max_length=3000, verbose_name='the team it takes')),
                ('steps', models.TextField(blank=True, max_length=8000, verbose_name='the steps')),
                ('material', models.TextField(blank=True, max_length=3000, verbose_name='the material')),
                ('advice', models.TextField(blank=True, max_length=4000, verbose_name='what to watch')),
                ('licence', models.CharField(choices=[('etalab-2.0', 'Open licence 2.0 (Etalab)'), ('cc-by-4.0', 'Creative Commons Attribution 4.0'), ('cc-by-sa-4.0', 'Creative Commons Attribution – Share alike 4.0')], default='cc-by-4.0', max_length=20, verbose_name='licence')),
                ('source', models.CharField(blank=True, max_length=250, verbose_name='written by, from')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='what this version changes')),
                ('published_at', models.DateTimeField(default=programs.clock.now, verbose_name='published on')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='residences.methodsheet')),
            ],
            options={
                'verbose_name': 'version of a method sheet',
                'verbose_name_plural': 'versions of method sheets',
                'ordering': ['sheet', '-number'],
            },
        ),
        migrations.AddConstraint(
            model_name='methodsheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['published', 'retired']), _negated=True), ('version__gte', 1), _connector='OR'), name='published_has_a_version'),
        ),
        migrations.AddConstraint(
            model_name='sheetversion',
            constraint=models.UniqueConstraint(fields=('sheet', 'number'), name='one_version_a_number'),
        ),
        net.guard("methodsheet", "residences_methodsheet", dossier="dossier_id"),
        net.append_only("residences_sheetversion"),
    ]
