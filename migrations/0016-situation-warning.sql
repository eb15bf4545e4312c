-- Who is told of what: everybody who holds a role, for one party or for any, gets the day's warnings of a kind together.
create table situation.warning_recipient (
  municipality_id text not null constraint warning_recipient_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  kind text not null constraint warning_recipient_kind check (kind in ('serious', 'signal', 'level-raised')),
  role text not null,
  -- null: whatever party they belong to
  party_id bigint,
  constraint warning_recipient_pk primary key (municipality_id, id),
  constraint warning_recipient_party_fk foreign key (municipality_id, party_id) references parties.party,
  constraint warning_recipient_unique unique nulls not distinct (municipality_id, kind, role, party_id)
);
select kernel.protect('situation.warning_recipient', 'select, insert, delete');

-- What was found worth telling. Each is told once, in the digest of a day; those found after that day's digest wait for the next.
create table situation.warning (
  municipality_id text not null constraint warning_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  kind text not null constraint warning_kind check (kind in ('serious', 'signal', 'level-raised')),
  -- what makes it this one and no other
  once text not null,
  found_at timestamptz not null,
  digest_day date,
  week date not null,
  -- null: the whole municipality
  area_id bigint,
  -- null: a level, which is of all categories
  category_id bigint,
  observation_id bigint,
  -- figures only, never what anybody wrote
  params jsonb not null,
  constraint warning_pk primary key (municipality_id, id),
  constraint warning_once unique (municipality_id, once)
);
create index warning_digest on situation.warning (municipality_id, digest_day);
select kernel.protect('situation.warning', 'select, insert, update');

-- What somebody wants to keep an eye on: an area, or one category in it.
create table situation.follow (
  municipality_id text not null constraint follow_municipality_fk references kernel.municipality,
  account_id bigint not null,
  area_id bigint not null,
  -- 0: the area as a whole
  category_id bigint not null default 0,
  followed_at timestamptz not null,
  constraint follow_pk primary key (municipality_id, account_id, area_id, category_id),
  constraint follow_account_fk foreign key (municipality_id, account_id) references auth.account,
  constraint follow_area_fk foreign key (municipality_id, area_id) references areas.area
);
select kernel.protect('situation.follow', 'select, insert, delete');
