"""Who gave a role, and invitations to act for the State."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0003_beginnings'),
    ]

    operations = [
        migrations.AddField(
            model_name='invitation',
            name='program',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programs.program'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='role_ends_on',
            field=models.DateField(null=True, verbose_name='until'),
        ),
        migrations.AddField(
            model_name='role',
            name='given_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='role',
            name='ends_on',
            field=models.DateField(blank=True, null=True, verbose_name='until'),
        ),
    ]
