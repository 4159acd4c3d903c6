"""Who applies: organizations outside the official code, partners, visas, paper dossiers, successions."""

import django.db.models.deletion
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models

from programs import net


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0010_first_relays"),
    ]

    operations = [
        migrations.AddField(
            model_name='call',
            name='commitments_required',
            field=models.BooleanField(default=False, verbose_name='the partners commit before the dossier is submitted'),
        ),
        migrations.AddField(
            model_name='call',
            name='partners_limit',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='partners at most'),
        ),
        migrations.AddField(
            model_name='dossier',
            name='paper_received_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='paper received on'),
        ),
        migrations.AddField(
            model_name='organization',
            name='attached_to',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attached', to='programs.territory', verbose_name='territory of attachment'),
        ),
        migrations.AddField(
            model_name='organization',
            name='checked_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='checked on'),
        ),
        migrations.AddField(
            model_name='organization',
            name='checked_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='organization',
            name='declared_at',
            field=models.DateTimeField(default=programs.clock.now, editable=False),
        ),
        migrations.AddField(
            model_name='organization',
            name='no_siren_reason',
            field=models.CharField(blank=True, max_length=300, verbose_name='why it has no SIREN'),
        ),
        migrations.AddField(
            model_name='organization',
            name='succeeded_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='taken over on'),
        ),
        migrations.AddField(
            model_name='organization',
            name='successor',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='former', to='programs.organization', verbose_name='successor'),
        ),
        migrations.AlterField(
            model_name='attachment',
            name='kind',
            field=models.CharField(choices=[('answer', 'answer'), ('deliberation', 'deliberation'), ('agreement', 'signed agreement'), ('proof', 'proof of funding'), ('picture', 'picture'), ('paper', 'paper dossier')], default='answer', max_length=20, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='call',
            name='visa_required',
            field=models.BooleanField(default=False, verbose_name='visa of the signatory before the dossier is submitted'),
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('former_name', models.CharField(max_length=300, verbose_name='its name then')),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('state', models.CharField(choices=[('done', 'carried out'), ('undone', 'undone')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='programs.dossier')),
                ('former', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='left_dossiers', to='programs.organization', verbose_name='former organization')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='taken_dossiers', to='programs.organization', verbose_name='successor')),
            ],
            options={
                'verbose_name': 'succession',
                'ordering': ['created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('contribution', models.TextField(blank=True, verbose_name='what it brings')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('signed_name', models.CharField(blank=True, editable=False, max_length=200, verbose_name='committed by')),
                ('signed_quality', models.CharField(blank=True, editable=False, max_length=200, verbose_name='quality')),
                ('signed_at', models.DateTimeField(editable=False, null=True, verbose_name='committed on')),
                ('signed_revision', models.PositiveIntegerField(editable=False, null=True)),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('state', models.CharField(choices=[('invited', 'invited'), ('committed', 'committed'), ('refused', 'declined to take part'), ('revoked', 'taken off')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partners', to='programs.dossier')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partnerships', to='programs.organization', verbose_name='partner organization')),
            ],
            options={
                'verbose_name': 'partner organization',
                'ordering': ['created_at', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'revoked'), _negated=True), fields=('dossier', 'organization'), name='one_partner_an_organization', violation_error_message='This organization is already a partner of the dossier.'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'committed'), _negated=True), models.Q(('signed_at__isnull', False), models.Q(('signed_name', ''), _negated=True)), _connector='OR'), name='committed_by_someone')],
            },
        ),
        migrations.CreateModel(
            name='Visa',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.IntegerField(default=-1, editable=False)),
                ('since', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='since')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address of the signatory')),
                ('name', models.CharField(max_length=200, verbose_name='first and last name of the signatory')),
                ('quality', models.CharField(max_length=200, verbose_name='quality')),
                ('content', models.CharField(blank=True, editable=False, max_length=64)),
                ('answered_at', models.DateTimeField(editable=False, null=True, verbose_name='answered on')),
                ('created_at', models.DateTimeField(default=programs.clock.now, editable=False)),
                ('state', models.CharField(choices=[('asked', 'asked'), ('given', 'given'), ('returned', 'sent back'), ('cancelled', 'withdrawn by the lead')], db_index=True, default='', editable=False, max_length=50, verbose_name='state')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visas', to='programs.dossier')),
            ],
            options={
                'verbose_name': 'visa',
                'ordering': ['created_at', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('dossier',), name='one_visa_asked_at_a_time', violation_error_message='The visa is already asked.')],
            },
        ),
        net.guard("partner", "programs_partner", dossier="dossier_id"),
        net.guard("visa", "programs_visa", dossier="dossier_id"),
        net.guard("succession", "programs_succession", dossier="dossier_id"),
    ]
