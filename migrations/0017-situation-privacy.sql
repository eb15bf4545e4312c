-- What a municipality decides of its free texts: numbers that may stand in them, where else a matter belongs, and after how many days
-- the exact place of an observation is made coarse.
create table situation.public_phone (
  municipality_id text not null constraint public_phone_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  version integer not null default 1,
  name text not null,
  number text not null,
  constraint public_phone_pk primary key (municipality_id, id),
  constraint public_phone_number_unique unique (municipality_id, number)
);
select kernel.protect('situation.public_phone');

create table situation.right_channel (
  municipality_id text not null constraint right_channel_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  version integer not null default 1,
  kind text not null constraint right_channel_kind check (kind in ('emergency', 'crime', 'social', 'fault', 'threat')),
  name_sv text not null,
  name_en text not null,
  phone text,
  link text,
  constraint right_channel_pk primary key (municipality_id, id),
  constraint right_channel_kind_unique unique (municipality_id, kind)
);
select kernel.protect('situation.right_channel');

-- How many reports of a week looked as if they belonged elsewhere; which ones is nowhere kept.
create table situation.channel_hint (
  municipality_id text not null constraint channel_hint_municipality_fk references kernel.municipality,
  week date not null constraint channel_hint_week_is_monday check (extract(isodow from week) = 1),
  kind text not null constraint channel_hint_kind check (kind in ('emergency', 'crime', 'social', 'fault', 'threat')),
  n integer not null constraint channel_hint_n check (n > 0),
  constraint channel_hint_pk primary key (municipality_id, week, kind)
);
select kernel.protect('situation.channel_hint');

-- At most one entry; without one the product's own number of days holds.
create table situation.coarsening_rule (
  municipality_id text not null constraint coarsening_rule_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  version integer not null default 1,
  name text not null,
  days integer not null constraint coarsening_rule_days check (days between 7 and 3650),
  constraint coarsening_rule_pk primary key (municipality_id, id),
  constraint coarsening_rule_one unique (municipality_id)
);
select kernel.protect('situation.coarsening_rule');

alter table situation.observation add column coarsened_at timestamptz;
create index observation_to_coarsen on situation.observation (municipality_id, occurred_from) where coarsened_at is null;
