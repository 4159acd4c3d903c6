"""Deliveries of letters followed; the list of laureates under embargo."""

import django.db.models.deletion
import programs.clock
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0020_letters"),
    ]

    operations = [
        migrations.AddField(
            model_name='call',
            name='embargo_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='list sent under embargo on'),
        ),
        migrations.AddField(
            model_name='mail',
            name='bounce',
            field=models.CharField(blank=True, max_length=500, verbose_name='why it was refused'),
        ),
        migrations.AddField(
            model_name='mail',
            name='bounced_at',
            field=models.DateTimeField(null=True, verbose_name='refused on'),
        ),
        migrations.AddField(
            model_name='mail',
            name='dossier',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='letter_mails', to='programs.dossier'),
        ),
        migrations.AddField(
            model_name='mail',
            name='replaces',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replacement', to='programs.mail'),
        ),
        migrations.AlterField(
            model_name='document',
            name='kind',
            field=models.CharField(choices=[('receipt', 'receipt'), ('dossier', 'dossier'), ('dossier_blind', 'dossier without identities'), ('completion', 'request for completion'), ('letter', 'decision letter'), ('minutes', 'minutes of the jury'), ('laureates', 'list of laureates'), ('form', 'blank form'), ('final_report', 'final report')], max_length=20, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='mail',
            name='sent_at',
            field=models.DateTimeField(null=True, verbose_name='sent on'),
        ),
        migrations.CreateModel(
            name='EmbargoRecipient',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('quality', models.CharField(help_text='Minister’s office, prefecture…', max_length=200, verbose_name='quality')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('created_at', models.DateTimeField(default=programs.clock.now)),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='embargo_recipients', to='programs.call', verbose_name='call')),
            ],
            options={
                'verbose_name': 'recipient under embargo',
                'ordering': ['quality', 'name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='EmbargoOpening',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=programs.clock.now, verbose_name='opened on')),
                ('what', models.CharField(max_length=100, verbose_name='what was opened')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='openings', to='programs.embargorecipient')),
            ],
            options={
                'verbose_name': 'opening under embargo',
                'ordering': ['at', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='embargorecipient',
            constraint=models.UniqueConstraint(fields=('call', 'email'), name='one_embargo_each', violation_error_message='This address already receives the list.'),
        ),
    ]
