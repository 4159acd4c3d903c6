"""How a call is judged: the words of the levels of a criterion, examples to mark first, the marks that rank."""
import django.db.models.deletion
import programs.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0015_papers'),
    ]

    operations = [
        migrations.AddField(
            model_name='call',
            name='ranked_by',
            field=models.CharField(choices=[('raw', 'raw marks'), ('equalised', 'equalised marks')], default='raw', editable=False, max_length=10, verbose_name='ranked by'),
        ),
        migrations.AddField(
            model_name='criterion',
            name='levels',
            field=models.JSONField(blank=True, default=list, verbose_name='words of the levels, one a line'),
        ),
        migrations.CreateModel(
            name='Example',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('title', models.CharField(max_length=200, verbose_name='title of the example')),
                ('text', models.TextField(blank=True, verbose_name='text of the example')),
                ('comment', models.TextField(blank=True, verbose_name='your comment')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='examples', to='programs.call', verbose_name='call')),
                ('dossier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programs.dossier', verbose_name='former dossier')),
            ],
            options={
                'verbose_name': 'example to mark',
                'verbose_name_plural': 'examples to mark',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ExampleMark',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('scores', models.JSONField(default=dict, verbose_name='marks')),
                ('remark', models.TextField(blank=True, verbose_name='your remark')),
                ('mark', models.DecimalField(decimal_places=2, editable=False, max_digits=5, verbose_name='mark out of 100')),
                ('given_at', models.DateTimeField(default=programs.clock.now, editable=False, verbose_name='given on')),
                ('example', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='programs.example', verbose_name='example to mark')),
                ('reviewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='example_marks', to=settings.AUTH_USER_MODEL, verbose_name='reviewer')),
            ],
            options={
                'verbose_name': 'mark of an example',
                'ordering': ['example', 'reviewer__name', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='example',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), ('dossier__isnull', False), _connector='OR'), name='example_shows_something', violation_error_message='Write the example, or give the reference of a former dossier.'),
        ),
        migrations.AddConstraint(
            model_name='examplemark',
            constraint=models.UniqueConstraint(fields=('example', 'reviewer'), name='one_mark_of_an_example', violation_error_message='You have already marked this example.'),
        ),
    ]
