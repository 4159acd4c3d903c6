"""Letters from templates; the paragraph once added to a letter joins its reasons."""

import django.db.models.deletion
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0019_jury"),
    ]

    operations = [
        migrations.RunSQL(
            "update programs_decision set reason = trim(reason || E'\\n\\n' || text), text = '' where text <> ''",
            migrations.RunSQL.noop,
        ),
        migrations.AddField(
            model_name='decision',
            name='approved_text',
            field=models.TextField(blank=True, verbose_name='letter as it was approved'),
        ),
        migrations.AddField(
            model_name='decision',
            name='corrected_at',
            field=models.DateTimeField(null=True, verbose_name='letter corrected on'),
        ),
        migrations.AddField(
            model_name='decision',
            name='corrected_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='decision',
            name='template',
            field=models.TextField(blank=True, verbose_name='template of the letter when it was corrected or approved'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='text',
            field=models.TextField(blank=True, verbose_name='letter corrected by hand'),
        ),
        migrations.CreateModel(
            name='LetterTemplate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('selected', 'selected dossiers'), ('waitlisted', 'dossiers on the waiting list'), ('rejected', 'dossiers not selected'), ('ineligible', 'dossiers not admissible')], max_length=20, verbose_name='outcome')),
                ('text', models.TextField(max_length=8000, verbose_name='text of the letter')),
                ('revised_at', models.DateTimeField(default=programs.clock.now, verbose_name='written on')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letter_templates', to='programs.call', verbose_name='call')),
                ('revised_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'letter template',
                'ordering': ['outcome', 'id'],
                'constraints': [models.UniqueConstraint(fields=('call', 'outcome'), name='one_template_per_outcome')],
            },
        ),
    ]
