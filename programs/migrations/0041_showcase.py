"""The words by which published reports are found."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


SAFE = "language plpgsql set search_path = public, pg_temp"
WORDS = migrations.RunSQL(
    f"""
    create function index_report(target uuid) returns void {SAFE} as $$ begin
      insert into programs_showing (report_id, vector)
      select f.id,
        setweight(to_tsvector('french_unaccent', f.title), 'A')
        || setweight(to_tsvector('french_unaccent', concat_ws(' ', f.promise, o.name, t.name, t.departement_name)), 'B')
        || setweight(to_tsvector('french_unaccent', concat_ws(' ', f.essential, f.worked, f.fragile, f.decision_asked)), 'C')
        || setweight(to_tsvector('french_unaccent', left(coalesce(s.words, ''), 500000)), 'D')
      from programs_finalreport f join programs_dossier d on d.id = f.dossier_id join programs_organization o on o.id = d.organization_id
      left join programs_territory t on t.id = coalesce(o.territory_id, o.attached_to_id)
      cross join lateral (select string_agg(title || ' ' || body, ' ') words from programs_reportsection where report_id = f.id) s
      where f.id = target
      on conflict (report_id) do update set vector = excluded.vector;
    end $$;

    create function report_is_searched() returns trigger {SAFE} as $$ begin
      if new.published_on is null then delete from programs_showing where report_id = new.id;
      elsif new.state = 'published' then perform index_report(new.id); end if;
      return null;
    end $$;
    create trigger searched after update of state, published_on on programs_finalreport
      for each row when (new.published_on is distinct from old.published_on or new.state is distinct from old.state)
      execute function report_is_searched();

    select index_report(id) from programs_finalreport where state = 'published';
    """,
    "drop function report_is_searched cascade; drop function index_report;",
)


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0038_workshop'),
    ]

    operations = [
        migrations.CreateModel(
            name='Showing',
            fields=[
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='showing', serialize=False, to='programs.finalreport')),
                ('vector', django.contrib.postgres.search.SearchVectorField(verbose_name='searched words')),
            ],
            options={
                'verbose_name': 'words of a published report',
                'ordering': ['report'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['vector'], name='showing_words')],
            },
        ),
        WORDS,
    ]
