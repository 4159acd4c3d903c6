"""New drafts may end before a call closes; files have an order; a call has its blank form."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0005_action_code'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='attachment',
            options={'ordering': ['order', 'uploaded_at', 'id'], 'verbose_name': 'file'},
        ),
        migrations.AddField(
            model_name='attachment',
            name='order',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='order'),
        ),
        migrations.AddField(
            model_name='call',
            name='drafts_until',
            field=models.DateTimeField(blank=True, help_text='If no new dossier may be begun after a date; those begun go on until the call closes. Paris time.', null=True, verbose_name='new drafts until'),
        ),
        migrations.AlterField(
            model_name='document',
            name='kind',
            field=models.CharField(choices=[('receipt', 'receipt'), ('dossier', 'dossier'), ('letter', 'decision letter'), ('minutes', 'minutes of the jury'), ('form', 'blank form'), ('final_report', 'final report')], max_length=20, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('drafts_until', None), ('closes_at', None), ('drafts_until__lte', models.F('closes_at')), _connector='OR'), name='call_drafts_end_before_it_closes', violation_error_message='New drafts end at the latest when the call closes.'),
        ),
    ]
