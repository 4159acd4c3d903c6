"""A mission letter and the material of a committee may be joined; a programme may set numbers of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0027_recruitment'),
    ]

    operations = [
        migrations.AddField(
            model_name='program',
            name='parameters',
            field=models.JSONField(blank=True, default=dict, help_text='Those that differ from the presets.', verbose_name='numbers of the programme'),
        ),
        migrations.AlterField(
            model_name='attachment',
            name='kind',
            field=models.CharField(choices=[('answer', 'answer'), ('deliberation', 'deliberation'), ('agreement', 'signed agreement'), ('proof', 'proof of funding'), ('picture', 'picture'), ('paper', 'paper dossier'), ('mission', 'mission letter'), ('committee', 'material of the committee')], default='answer', max_length=20, verbose_name='kind'),
        ),
    ]
