"""A picture whose faces have not agreed is a kind of its own: nothing that is published looks at it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0035_papers_of_projects'),
    ]

    operations = [
        migrations.AlterField(
            model_name='attachment',
            name='kind',
            field=models.CharField(choices=[('answer', 'answer'), ('deliberation', 'deliberation'), ('agreement', 'signed agreement'), ('proof', 'proof of funding'), ('picture', 'picture'), ('portrait', 'picture that stays in the team'), ('output', 'output of a residence'), ('paper', 'paper dossier'), ('mission', 'mission letter'), ('committee', 'material of the committee')], default='answer', max_length=20, verbose_name='kind'),
        ),
    ]
