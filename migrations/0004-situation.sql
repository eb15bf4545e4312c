create schema situation;
grant usage on schema situation to samsyn_app;

create table situation.category (
  municipality_id text not null constraint category_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  version integer not null default 1,
  code text not null,
  parent_id bigint,
  name_sv text not null,
  name_en text not null,
  severity integer not null constraint category_severity check (severity between 0 and 100),
  serious boolean not null default false,
  minimum_level integer constraint category_minimum_level check (minimum_level between 1 and 5),
  caveat_sv text,
  caveat_en text,
  baseline_start date,
  valid_from date not null,
  valid_to date,
  constraint category_pk primary key (municipality_id, id),
  constraint category_parent_fk foreign key (municipality_id, parent_id) references situation.category,
  constraint category_dates check (valid_to is null or valid_to >= valid_from)
);
create unique index category_code_unique on situation.category (municipality_id, code);
select kernel.protect('situation.category');

-- One delivery of observations by file. Its rows point back to it, so that it can be told what came from where.
create table situation.import (
  municipality_id text not null constraint import_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  -- who sent the file; rows that name another source belong to that party
  party_id bigint not null,
  file_name text not null,
  file_bytes bigint not null,
  file_sha256 text not null,
  -- keys of the room for files: the file until its rows are stored, and the rows that were not, both for some days
  file_key text,
  rejected_key text,
  -- how the columns are read; null until somebody has said so
  mapping jsonb,
  status text not null constraint import_status check (status in ('received', 'running', 'stored', 'refused', 'failed', 'undone')),
  read_rows integer not null default 0,
  stored_rows integer not null default 0,
  updated_rows integer not null default 0,
  duplicate_rows integer not null default 0,
  rejected_rows integer not null default 0,
  -- the first problems in the order of the file, and how many there are of each code; no personal data that was found
  problems jsonb not null default '[]',
  problem_counts jsonb not null default '{}',
  created_by bigint,
  created_by_name text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  constraint import_pk primary key (municipality_id, id),
  constraint import_party_fk foreign key (municipality_id, party_id) references parties.party
);
create index import_created on situation.import (municipality_id, created_at);
select kernel.protect('situation.import');

-- How the columns of a sender's files are read, and what its words for categories and areas mean: remembered from the last file.
create table situation.import_mapping (
  municipality_id text not null,
  party_id bigint not null,
  mapping jsonb not null,
  updated_at timestamptz not null,
  constraint import_mapping_pk primary key (municipality_id, party_id),
  constraint import_mapping_party_fk foreign key (municipality_id, party_id) references parties.party
);
select kernel.protect('situation.import_mapping');

create table situation.observation (
  municipality_id text not null,
  id bigint generated always as identity,
  version integer not null default 1,
  status text not null constraint observation_status check (status in
    ('new', 'triaged', 'verified', 'in-picture', 'dismissed', 'merged')),
  -- why it was dismissed; what it was merged into
  status_reason text,
  merged_into bigint,
  category_id bigint not null,
  area_id bigint not null,
  place_id bigint,
  -- a point is stored coarsened to three decimals of a degree (about 60-110 m)
  lon numeric(6, 3),
  lat numeric(5, 3),
  occurred_from timestamptz not null,
  occurred_to timestamptz,
  precision text not null constraint observation_precision check (precision in ('minute', 'day', 'week')),
  -- Monday of the ISO week in which it counts: that of occurred_from in Swedish time
  week date not null constraint observation_week_is_monday check (extract(isodow from week) = 1),
  text text not null default '',
  -- secret: shown only to those with the right, each reading is audited
  secret_note text,
  basis text not null constraint observation_basis check (basis in ('seen', 'heard')),
  party_id bigint not null,
  external_id text,
  import_id bigint,
  made_up boolean not null default false,
  created_by bigint,
  created_at timestamptz not null,
  -- given to a form when it is drawn: the same form sent twice is one observation
  sending_id uuid,
  constraint observation_pk primary key (municipality_id, id),
  constraint observation_category_fk foreign key (municipality_id, category_id) references situation.category,
  constraint observation_area_fk foreign key (municipality_id, area_id) references areas.area,
  constraint observation_place_fk foreign key (municipality_id, place_id) references areas.area,
  constraint observation_party_fk foreign key (municipality_id, party_id) references parties.party,
  constraint observation_merged_fk foreign key (municipality_id, merged_into) references situation.observation,
  constraint observation_import_fk foreign key (municipality_id, import_id) references situation.import,
  constraint observation_interval check (occurred_to is null or occurred_to >= occurred_from),
  constraint observation_merge_known check ((status = 'merged') = (merged_into is not null))
);
create unique index observation_external_unique on situation.observation (municipality_id, party_id, external_id)
  where external_id is not null;
create unique index observation_sending_unique on situation.observation (municipality_id, created_by, sending_id)
  where sending_id is not null;
create index observation_week on situation.observation (municipality_id, week, area_id);
-- Repeat places of a picture: found without reading the rows themselves.
create index observation_place on situation.observation (municipality_id, week, area_id, place_id, category_id)
  where place_id is not null and status not in ('dismissed', 'merged');
create index observation_merged on situation.observation (municipality_id, merged_into) where merged_into is not null;
create index observation_import on situation.observation (municipality_id, import_id) where import_id is not null;
select kernel.protect('situation.observation');

-- Weekly counts, kept in the same transaction as the observations by the triggers below, so that a picture never scans observations.
create table situation.weekly_count (
  municipality_id text not null,
  week date not null,
  area_id bigint not null,
  category_id bigint not null,
  -- whose observations: what a party usually reports tells how much is missing in a week when it is silent
  party_id bigint not null,
  n integer not null constraint weekly_count_not_negative check (n >= 0),
  constraint weekly_count_pk primary key (municipality_id, week, area_id, category_id, party_id)
);
select kernel.protect('situation.weekly_count');

-- What would be normal for a category in the weeks that end with this one, in every area and in all of them together: the predictive
-- distributions, computed once from the weeks before.
create table situation.expectation (
  municipality_id text not null,
  week date not null,
  -- 0: all categories together
  category_id bigint not null,
  window_weeks integer not null constraint expectation_window check (window_weeks in (1, 4, 12)),
  -- the week was over: until then nobody is late with it
  complete boolean not null,
  -- by area; a refusal where there is too little to go on
  areas jsonb not null,
  whole jsonb not null,
  -- what the method warned of and what would make it surer
  remarks jsonb not null,
  constraint expectation_pk primary key (municipality_id, week, category_id, window_weeks)
);
select kernel.protect('situation.expectation');

-- A series in a week of an episode: from its first signal until it has been normal for three weeks.
create table situation.episode_week (
  municipality_id text not null,
  week date not null,
  -- 0: the whole municipality
  area_id bigint not null,
  category_id bigint not null,
  window_weeks integer not null,
  status text not null constraint episode_week_status check (status in ('signal', 'watch', 'none')),
  observed integer not null,
  -- the upper end of the expected range; null where the week was not tested
  high integer,
  constraint episode_week_pk primary key (municipality_id, week, area_id, category_id, window_weeks)
);
select kernel.protect('situation.episode_week');

-- What a party delivered for a week: observations, or the word that there was nothing to report.
create table situation.delivery (
  municipality_id text not null,
  party_id bigint not null,
  week date not null,
  nothing_to_report boolean not null default false,
  delivered_at timestamptz not null,
  constraint delivery_pk primary key (municipality_id, week, party_id),
  constraint delivery_party_fk foreign key (municipality_id, party_id) references parties.party
);
select kernel.protect('situation.delivery');

create type situation.weekly_change as (municipality_id text, week date, area_id bigint, category_id bigint, party_id bigint, n bigint);

-- Applies changes in key order, so that two writers never wait for each other in a circle. A change in a week makes the category's
-- expectations from the third week after it stale: the detector's history ends two weeks before the weeks it looks at. Where the
-- party has no delivery for the week, its observations alone tell that it was not silent: that concerns all categories at once.
create function situation.apply_weekly_changes(changes situation.weekly_change[]) returns void language sql as $$
  -- Shared by writers, tried alone by the one who computes expectations: what is computed without a pending change is not kept.
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

create function situation.keep_weekly_counts() returns trigger language plpgsql as $$
declare changes situation.weekly_change[];
begin
  if tg_op = 'INSERT' then
    select array_agg(row(municipality_id, week, area_id, category_id, party_id, n)::situation.weekly_change) into changes from (
      select municipality_id, week, area_id, category_id, party_id, count(*) as n from new_rows
      where status not in ('dismissed', 'merged') group by 1, 2, 3, 4, 5) d;
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
create trigger observation_counted_on_insert after insert on situation.observation
  referencing new table as new_rows for each statement execute function situation.keep_weekly_counts();
create trigger observation_counted_on_update after update on situation.observation
  referencing old table as old_rows new table as new_rows for each statement execute function situation.keep_weekly_counts();
create trigger observation_counted_on_delete after delete on situation.observation
  referencing old table as old_rows for each statement execute function situation.keep_weekly_counts();
grant execute on function situation.apply_weekly_changes to samsyn_app;

-- Who was silent in a week bears on what is expected of it and of all weeks after it.
create function situation.forget_expectations_after_delivery() returns trigger language plpgsql as $$
begin
  -- As for the counts: shared by writers, so that what is computed meanwhile is not kept.
  perform pg_advisory_xact_lock_shared(hashtextextended('situation.expectation ' || municipality_id, 0))
    from (select distinct municipality_id from changed) m;
  delete from situation.expectation e using (select municipality_id, min(week) as week from changed group by 1) c
  where e.municipality_id = c.municipality_id and e.week >= c.week;
  return null;
end $$;
create trigger delivery_noted after insert on situation.delivery
  referencing new table as changed for each statement execute function situation.forget_expectations_after_delivery();
create trigger delivery_removed after delete on situation.delivery
  referencing old table as changed for each statement execute function situation.forget_expectations_after_delivery();

-- A category whose history begins anew is compared with other weeks than before.
create function situation.forget_expectations() returns trigger language plpgsql as $$
begin
  delete from situation.expectation where municipality_id = new.municipality_id and category_id in (new.id, 0);
  return null;
end $$;
create trigger category_baseline_moved after update of baseline_start on situation.category
  for each row when (old.baseline_start is distinct from new.baseline_start) execute function situation.forget_expectations();

-- The municipality's words for the levels; default until somebody confirms them.
create table situation.level_definition (
  municipality_id text not null constraint level_definition_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  version integer not null default 1,
  level integer not null constraint level_definition_level check (level between 1 and 5),
  name_sv text not null,
  name_en text not null,
  meaning_sv text not null,
  meaning_en text not null,
  confirmed boolean not null default false,
  constraint level_definition_pk primary key (municipality_id, id),
  constraint level_definition_level_unique unique (municipality_id, level)
);
select kernel.protect('situation.level_definition');

-- The rules that suggest a level: data, never changed, replaced by a newer one.
create table situation.level_rules (
  municipality_id text not null constraint level_rules_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  valid_from_week date not null,
  rules jsonb not null,
  note text not null,
  created_by bigint,
  created_at timestamptz not null,
  constraint level_rules_pk primary key (municipality_id, id)
);
select kernel.protect('situation.level_rules', 'select, insert');

-- The level of an area in a week: what the rules suggest, what the coordinator set, and why they differ.
create table situation.area_level (
  municipality_id text not null,
  week date not null,
  area_id bigint not null,
  version integer not null default 1,
  rules_id bigint,
  suggested integer constraint area_level_suggested check (suggested between 1 and 5),
  score double precision,
  -- what the next week's step starts from: the level without this week's floor, and the weeks in a row above and below
  state_level integer constraint area_level_state check (state_level between 1 and 5),
  up_run integer not null default 0,
  down_run integer not null default 0,
  reasons jsonb not null default '[]',
  level integer constraint area_level_level check (level between 1 and 5),
  reason text,
  set_by bigint,
  -- what the one who set it was called then: shown beside the level, also when the account is gone
  set_by_name text,
  set_at timestamptz,
  constraint area_level_pk primary key (municipality_id, week, area_id),
  constraint area_level_area_fk foreign key (municipality_id, area_id) references areas.area,
  constraint area_level_rules_fk foreign key (municipality_id, rules_id) references situation.level_rules
);
select kernel.protect('situation.area_level');

-- A situational picture. Published ones are frozen: report, snapshot of figures and rules, SHA-256. A correction is a new
-- row that names the one it corrects and says what changed.
create table situation.picture (
  municipality_id text not null constraint picture_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  version integer not null default 1,
  kind text not null constraint picture_kind check (kind in ('weekly', 'tertial', 'overall')),
  period_from date not null,
  period_to date not null,
  edition integer not null default 1,
  status text not null constraint picture_status check (status in ('draft', 'review', 'published', 'corrected')),
  corrects_id bigint,
  correction_note text,
  -- three to five sentences, "the most important"; null until somebody changed the suggested ones
  summary text[],
  -- by area id: the paragraph, where somebody wrote another than the suggested; level and reason, in other kinds than weekly
  area_notes jsonb not null default '{}',
  levels jsonb not null default '{}',
  classification text not null default 'internal' constraint picture_classification check (classification in ('open', 'internal')),
  snapshot jsonb,
  sha256 text,
  created_by bigint,
  created_at timestamptz not null,
  published_by bigint,
  published_at timestamptz,
  constraint picture_pk primary key (municipality_id, id),
  constraint picture_corrects_fk foreign key (municipality_id, corrects_id) references situation.picture,
  constraint picture_edition_unique unique (municipality_id, kind, period_from, edition),
  constraint picture_frozen check ((status in ('published', 'corrected')) = (snapshot is not null and sha256 is not null))
);
select kernel.protect('situation.picture', 'select, insert, update');

create function situation.keep_frozen() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'status' - 'version' is distinct from to_jsonb(old) - 'status' - 'version' then
    raise exception 'a published picture is never changed';
  end if;
  return new;
end $$;
create trigger picture_is_frozen before update on situation.picture
  for each row when (old.sha256 is not null) execute function situation.keep_frozen();

-- What the meeting agreed that somebody should do.
create table situation.activity (
  municipality_id text not null,
  id bigint generated always as identity,
  version integer not null default 1,
  agreed_week date not null,
  area_id bigint,
  text text not null,
  party_id bigint not null,
  due_week date not null,
  status text not null default 'open' constraint activity_status check (status in ('open', 'done', 'dropped')),
  outcome text,
  closed_week date,
  constraint activity_pk primary key (municipality_id, id),
  constraint activity_area_fk foreign key (municipality_id, area_id) references areas.area,
  constraint activity_party_fk foreign key (municipality_id, party_id) references parties.party,
  constraint activity_closed check ((status = 'open') = (closed_week is null))
);
create index activity_open on situation.activity (municipality_id, status, due_week);
select kernel.protect('situation.activity');
