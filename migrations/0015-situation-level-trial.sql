-- A trial of level rules: what the levels of past weeks would have been. Nothing else rests on it; old ones are thrown away.
create table situation.level_trial (
  municipality_id text not null constraint level_trial_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  status text not null constraint level_trial_status check (status in ('running', 'done', 'failed')),
  from_week date not null,
  to_week date not null,
  rules jsonb not null,
  -- by week and area: the level that the rules would have suggested, and the one that was in force; null until it is done
  cells jsonb,
  started_by bigint,
  started_at timestamptz not null,
  finished_at timestamptz,
  constraint level_trial_pk primary key (municipality_id, id),
  constraint level_trial_weeks check (to_week >= from_week)
);
select kernel.protect('situation.level_trial');
