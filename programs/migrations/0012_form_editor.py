"""What the editor of a form adds: tables, examples, bounds, conditions, rules of eligibility."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("programs", "0011_who_applies"),
    ]

    operations = [
        migrations.AddField(
            model_name='call',
            name='rules_block',
            field=models.BooleanField(default=False, verbose_name='a dossier that breaks a rule of eligibility cannot be submitted'),
        ),
        migrations.AddField(
            model_name='question',
            name='balanced',
            field=models.BooleanField(default=False, verbose_name='expenses and resources must be equal'),
        ),
        migrations.AddField(
            model_name='question',
            name='condition',
            field=models.JSONField(blank=True, editable=False, null=True, verbose_name='condition'),
        ),
        migrations.AddField(
            model_name='question',
            name='earliest',
            field=models.DateField(blank=True, null=True, verbose_name='not before'),
        ),
        migrations.AddField(
            model_name='question',
            name='example',
            field=models.TextField(blank=True, verbose_name='example of an answer'),
        ),
        migrations.AddField(
            model_name='question',
            name='latest',
            field=models.DateField(blank=True, null=True, verbose_name='not after'),
        ),
        migrations.AddField(
            model_name='question',
            name='least',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='at least'),
        ),
        migrations.AddField(
            model_name='section',
            name='condition',
            field=models.JSONField(blank=True, editable=False, null=True, verbose_name='condition'),
        ),
        migrations.AlterField(
            model_name='question',
            name='help',
            field=models.TextField(blank=True, verbose_name='explanation'),
        ),
        migrations.AlterField(
            model_name='question',
            name='kind',
            field=models.CharField(choices=[('text', 'short text'), ('long', 'long text'), ('number', 'number'), ('euros', 'amount in euros'), ('date', 'date'), ('choice', 'one choice among several'), ('choices', 'several choices'), ('yesno', 'yes or no'), ('file', 'file'), ('territory', 'territory'), ('partners', 'table of partners'), ('budget', 'table of the budget')], default='long', max_length=20, verbose_name='kind of answer'),
        ),
        migrations.AlterField(
            model_name='question',
            name='limit',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='at most'),
        ),
        migrations.CreateModel(
            name='EligibilityRule',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('label', models.CharField(blank=True, max_length=300, verbose_name='rule, as people read it')),
                ('subject', models.CharField(choices=[('answer', 'an answer to the form'), ('kind', 'the kind of the organization'), ('population', 'the population of the organization'), ('departement', 'the département of the organization'), ('region', 'the région of the organization'), ('partners', 'the number of partners'), ('partners_private', 'the number of partners under private law'), ('partners_ess', 'the number of partners of the social and solidarity economy'), ('partners_local', 'the number of partners that are collectivities'), ('partners_school', 'the number of partners in teaching or research')], default='answer', max_length=20, verbose_name='what is looked at')),
                ('test', models.CharField(choices=[('least', 'is at least'), ('most', 'is at most'), ('one_of', 'is one of'), ('contains', 'contains')], default='least', max_length=10, verbose_name='must be so')),
                ('value', models.TextField(max_length=2000, verbose_name='value')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rules', to='programs.call')),
                ('question', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programs.question', verbose_name='question')),
            ],
            options={
                'verbose_name': 'rule of eligibility',
                'verbose_name_plural': 'rules of eligibility',
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('question__isnull', False), ('subject', 'answer')), models.Q(models.Q(('subject', 'answer'), _negated=True), ('question', None)), _connector='OR'), name='rule_on_an_answer_names_it', violation_error_message='Choose the question that this rule is about.')],
            },
        ),
    ]
