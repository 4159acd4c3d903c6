"""Whom a message is for, whom it mentions."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0033_letterbox'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='audience',
            field=models.CharField(choices=[('all', 'Everyone on the dossier'), ('staff', 'Coaches and officers, the authority included'), ('coaches', 'The coach and the officers')], default='all', max_length=10, verbose_name='who reads it'),
        ),
        migrations.AddField(
            model_name='message',
            name='mentions',
            field=models.ManyToManyField(blank=True, editable=False, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
    ]
