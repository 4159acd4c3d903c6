"""The words searched in dossiers, kept by the database in the very transaction that writes them.

Used by migrations only, so a change here is a new version of these texts, never an edit.
What staff read is what was last submitted: a draft, or what is being changed since, is in no index.
"""

from django.db.migrations import RunSQL

SAFE = "language plpgsql set search_path = public, pg_temp"
# reference and title, then the organization, then the names of files, then the answers and the territories they name
WORDS = RunSQL(
    f"""
    create text search configuration french_unaccent (copy = french);
    alter text search configuration french_unaccent alter mapping for hword, hword_part, word with unaccent, french_stem;

    create function index_dossier(target uuid) returns void {SAFE} as $$ begin
      insert into programs_dossiersearch (dossier_id, vector)
      select d.id,
        setweight(to_tsvector('french_unaccent', translate(d.reference, '-', ' ') || ' ' || v.title), 'A')
        || setweight(to_tsvector('french_unaccent', o.name), 'B')
        || setweight(to_tsvector('french_unaccent', translate(left(coalesce(f.words, ''), 50000), '_-./', '    ')), 'C')
        || setweight(to_tsvector('french_unaccent', left(coalesce(a.words, ''), 500000) || ' ' || coalesce(t.words, '')), 'D')
      from programs_dossier d
      join programs_organization o on o.id = d.organization_id
      cross join lateral (select title, answers, files from programs_dossierversion
                          where dossier_id = d.id order by number desc limit 1) v
      cross join lateral (select string_agg(value #>> '{{}}', ' ') words
                          from jsonb_path_query(v.answers, 'lax $.**') value where jsonb_typeof(value) in ('string', 'number')) a
      cross join lateral (select string_agg(name, ' ') words from programs_territory
                          where id in (select value #>> '{{}}' from jsonb_path_query(v.answers, 'lax $.**') value
                                       where jsonb_typeof(value) = 'string' and length(value #>> '{{}}') < 30)) t
      cross join lateral (select string_agg(name, ' ') words from (
                            select file ->> 'name' as name from jsonb_array_elements(v.files) file
                            union select name from programs_attachment where dossier_id = d.id and kind <> 'answer') named) f
      where d.id = target
      on conflict (dossier_id) do update set vector = excluded.vector;
    end $$;

    create function version_is_searched() returns trigger {SAFE} as
      $$ begin perform index_dossier(new.dossier_id); return null; end $$;
    create trigger searched after insert or update of title, answers, files on programs_dossierversion
      for each row execute function version_is_searched();

    create function file_is_searched() returns trigger {SAFE} as
      $$ begin perform index_dossier(coalesce(new.dossier_id, old.dossier_id)); return null; end $$;
    create trigger searched after insert or update of name on programs_attachment
      for each row when (new.kind <> 'answer') execute function file_is_searched();
    create trigger no_longer_searched after delete on programs_attachment
      for each row when (old.kind <> 'answer') execute function file_is_searched();

    create function organization_is_searched() returns trigger {SAFE} as
      $$ begin perform index_dossier(id) from programs_dossier where organization_id = new.id; return null; end $$;
    create trigger searched after update of name on programs_organization
      for each row when (new.name is distinct from old.name) execute function organization_is_searched();

    create function dossier_is_searched() returns trigger {SAFE} as
      $$ begin perform index_dossier(new.id); return null; end $$;
    create trigger searched after update of organization_id on programs_dossier
      for each row when (new.organization_id is distinct from old.organization_id) execute function dossier_is_searched();
    """,
    """
    drop function version_is_searched, file_is_searched, organization_is_searched, dossier_is_searched cascade;
    drop function index_dossier;
    drop text search configuration french_unaccent;
    """,
)
# title, then promise and place, then what the report says of itself, then its sections
REPORTS = RunSQL(
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
    """,
    "drop function report_is_searched cascade; drop function index_report;",
)
