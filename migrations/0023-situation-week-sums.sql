-- What the pages read of a week's counts: the twelve weeks that end with it, summed once and kept until one of them changes.
create table situation.week_sums (
  municipality_id text not null,
  week date not null,
  -- [area, category, in the week before, in the week, in four weeks, in twelve weeks]
  counts json not null,
  -- [week, area, of all categories]
  totals json not null,
  -- [area, party, weeks in which it reported from there]
  reporters json not null,
  constraint week_sums_pk primary key (municipality_id, week)
);
select kernel.protect('situation.week_sums');

-- What nobody has confirmed is told beside the week's counts; there is little of it, among many rows.
create index observation_unconfirmed on situation.observation (municipality_id, week, area_id)
  where basis = 'heard' and assessment is null and status not in ('dismissed', 'merged');

-- As before, and what was summed of the changed weeks is forgotten.
create or replace function situation.apply_weekly_changes(changes situation.weekly_change[]) returns void language sql as $$
  -- Shared by writers, tried alone by the one who computes from the counts: what is computed without a pending change is not kept.
  select pg_advisory_xact_lock_shared(hashtextextended('situation.expectation ' || municipality_id, 0))
    from (select distinct municipality_id from unnest(changes)) m;

  with change as (
    select municipality_id, week, area_id, category_id, party_id, sum(n)::integer as n
    from unnest(changes) group by 1, 2, 3, 4, 5 having sum(n) <> 0 order by 1, 2, 3, 4, 5
  ), updated as (
    update situation.weekly_count k set n = k.n + c.n from change c
    where (k.municipality_id, k.week, k.area_id, k.category_id, k.party_id)
      = (c.municipality_id, c.week, c.area_id, c.category_id, c.party_id)
    returning k.municipality_id, k.week, k.area_id, k.category_id, k.party_id
  )
  insert into situation.weekly_count as k (municipality_id, week, area_id, category_id, party_id, n)
    select c.* from change c left join updated u using (municipality_id, week, area_id, category_id, party_id)
    where u.week is null
    on conflict on constraint weekly_count_pk do update set n = k.n + excluded.n;

  delete from situation.week_sums s using (select distinct municipality_id, week from unnest(changes)) c
  where s.municipality_id = c.municipality_id and s.week between c.week and c.week + 77;

  delete from situation.expectation e using (
    select municipality_id, category_id, min(week) as week from unnest(changes) group by 1, 2
  ) c
  where e.municipality_id = c.municipality_id and e.category_id in (c.category_id, 0) and e.week >= c.week + 21;

  delete from situation.expectation e using (
    select municipality_id, min(week) as week from unnest(changes) c where not exists (
      select from situation.delivery d where (d.municipality_id, d.week, d.party_id) = (c.municipality_id, c.week, c.party_id))
    group by 1
  ) c
  where e.municipality_id = c.municipality_id and e.week >= c.week;
$$;

-- Kept as short rows of numbers, as they are read: [area, mean, size, low, high, rare, weeks, phi, coverage], or
-- [area, reason, needed, had] of a refusal. Computed anew at the next reading.
truncate situation.expectation;
alter table situation.expectation
  alter column areas type json using areas::json,
  alter column whole type json using whole::json;
