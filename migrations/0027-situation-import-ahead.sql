-- A large file is stored while it is still being read, and counted once at its end: counted piece by piece, each piece would hold the
-- counts of its weeks until the import ends, and whoever reports in those weeks would wait for it.
-- `situation.storing_import` names the import whose new rows wait for situation.count_import in this transaction.
create or replace function situation.keep_weekly_counts() returns trigger language plpgsql as $$
declare
  changes situation.weekly_change[];
  storing constant bigint := nullif(current_setting('situation.storing_import', true), '')::bigint;
begin
  if tg_op = 'INSERT' then
    select array_agg(row(municipality_id, week, area_id, category_id, party_id, n)::situation.weekly_change) into changes from (
      select municipality_id, week, area_id, category_id, party_id, count(*) as n from new_rows
      where status not in ('dismissed', 'merged') and (storing is null or import_id is distinct from storing)
      group by 1, 2, 3, 4, 5) d;
  elsif tg_op = 'DELETE' then
    select array_agg(row(municipality_id, week, area_id, category_id, party_id, n)::situation.weekly_change) into changes from (
      select municipality_id, week, area_id, category_id, party_id, -count(*) as n from old_rows
      where status not in ('dismissed', 'merged') group by 1, 2, 3, 4, 5) d;
  else
    select array_agg(row(municipality_id, week, area_id, category_id, party_id, n)::situation.weekly_change) into changes from (
      select municipality_id, week, area_id, category_id, party_id, sum(n) as n from (
        select municipality_id, week, area_id, category_id, party_id, 1 as n from new_rows
        where status not in ('dismissed', 'merged')
        union all
        select municipality_id, week, area_id, category_id, party_id, -1 from old_rows
        where status not in ('dismissed', 'merged')) u
      group by 1, 2, 3, 4, 5 having sum(n) <> 0) d;
  end if;
  if changes is not null then perform situation.apply_weekly_changes(changes); end if;
  return null;
end $$;

-- Counts what an import has stored, which was left uncounted until now.
create function situation.count_import(import bigint) returns void language plpgsql as $$
declare changes situation.weekly_change[];
begin
  if current_setting('situation.storing_import', true) is distinct from import::text then
    raise exception 'import % is not being stored in this transaction', import;
  end if;
  select array_agg(row(municipality_id, week, area_id, category_id, party_id, n)::situation.weekly_change) into changes from (
    select municipality_id, week, area_id, category_id, party_id, count(*) as n from situation.observation
    where import_id = import and status not in ('dismissed', 'merged') group by 1, 2, 3, 4, 5) d;
  if changes is not null then perform situation.apply_weekly_changes(changes); end if;
  perform set_config('situation.storing_import', '', true);
end $$;
grant execute on function situation.count_import to samsyn_app;

-- A sender's own id is a code and not a word: compared byte by byte, not as Swedish is sorted.
alter table situation.observation alter column external_id type text collate "C";
