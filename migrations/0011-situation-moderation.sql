-- Moderation: who may read an observation's words, whether a rumour was confirmed, redaction with a sealed original, work on many at
-- once that can be undone, and what readers of a published picture must be told afterwards.
alter table situation.observation
  -- restricted: its words are read only by those with the right to secret fields
  add column visibility text not null default 'internal' constraint observation_visibility
    check (visibility in ('internal', 'restricted')),
  add column visibility_reason text,
  -- of what was heard: whether it turned out to be so, by whom and on what ground
  add column assessment text constraint observation_assessment check (assessment in ('confirmed', 'denied')),
  add column assessment_ground text,
  add column assessment_party_id bigint,
  add column assessed_by text,
  add column assessed_at timestamptz,
  -- words have been struck from its text
  add column redacted boolean not null default false,
  add constraint observation_assessed check ((assessment is null) = (assessed_at is null)),
  add constraint observation_denied_is_out check (assessment <> 'denied' or status in ('dismissed', 'merged')),
  add constraint observation_assessment_party_fk foreign key (municipality_id, assessment_party_id) references parties.party;
create index observation_rumour on situation.observation (municipality_id, week, area_id)
  where basis = 'heard' and assessment is null and status not in ('dismissed', 'merged');

-- What a text said before words were struck from it. The application may store and destroy it but not read it, save through the
-- function below, which one action calls: nothing else can bring it along by accident.
create table situation.sealed_text (
  municipality_id text not null,
  id bigint generated always as identity,
  observation_id bigint not null,
  -- null: destroyed
  text text,
  reason text not null,
  sealed_by text not null,
  sealed_at timestamptz not null,
  -- the first day on which it is destroyed
  destroyed_from date not null,
  constraint sealed_text_pk primary key (municipality_id, id),
  constraint sealed_text_observation_fk foreign key (municipality_id, observation_id)
    references situation.observation on delete cascade
);
create index sealed_text_observation on situation.sealed_text (municipality_id, observation_id);
create index sealed_text_due on situation.sealed_text (municipality_id, destroyed_from) where text is not null;
select kernel.protect('situation.sealed_text', 'insert, delete');
grant select (municipality_id, id, observation_id, reason, sealed_by, sealed_at, destroyed_from) on situation.sealed_text
  to samsyn_app;
grant update (text) on situation.sealed_text to samsyn_app;

create function situation.open_sealed_text(sealed bigint) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select text from situation.sealed_text
  where municipality_id = (select current_setting('app.municipality', true)) and id = sealed;
$$;
create function situation.is_sealed(sealed bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select text is not null from situation.sealed_text
  where municipality_id = (select current_setting('app.municipality', true)) and id = sealed;
$$;
revoke all on function situation.open_sealed_text, situation.is_sealed from public;
grant execute on function situation.open_sealed_text, situation.is_sealed to samsyn_app;

-- How the municipality moderates; one row, made when somebody changes what is usual.
create table situation.moderation_rules (
  municipality_id text not null constraint moderation_rules_municipality_fk references kernel.municipality,
  version integer not null default 1,
  -- how many days a sealed original is kept
  seal_days integer not null constraint moderation_seal_days check (seal_days >= 1 and seal_days <= 365),
  constraint moderation_rules_pk primary key (municipality_id)
);
select kernel.protect('situation.moderation_rules', 'select, insert, update');

-- Work that was done on many observations at once, with what they were before: it can be undone as a whole.
create table situation.batch (
  municipality_id text not null constraint batch_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  kind text not null constraint batch_kind check (kind in ('reclassify', 'merge')),
  note text not null,
  made_by text not null,
  made_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  constraint batch_pk primary key (municipality_id, id),
  constraint batch_undone check ((undone_by is null) = (undone_at is null))
);
select kernel.protect('situation.batch', 'select, insert, update');

create table situation.batch_row (
  municipality_id text not null,
  batch_id bigint not null,
  observation_id bigint not null,
  -- the changed fields as they were and as they became
  before jsonb not null,
  after jsonb not null,
  constraint batch_row_pk primary key (municipality_id, batch_id, observation_id),
  constraint batch_row_batch_fk foreign key (municipality_id, batch_id) references situation.batch,
  constraint batch_row_observation_fk foreign key (municipality_id, observation_id)
    references situation.observation on delete cascade
);
create index batch_row_observation on situation.batch_row (municipality_id, observation_id);
select kernel.protect('situation.batch_row', 'select, insert');

-- What no longer holds of a published picture: a frozen picture is never changed, so it is said beside it and told to its readers.
create table situation.picture_notice (
  municipality_id text not null,
  id bigint generated always as identity,
  picture_id bigint not null,
  observation_id bigint not null,
  what text not null constraint picture_notice_what check (what in ('denied', 'dismissed', 'redacted')),
  area_id bigint not null,
  category_id bigint not null,
  ground text not null,
  said_by text not null,
  said_at timestamptz not null,
  -- how many were told
  told integer not null default 0,
  constraint picture_notice_pk primary key (municipality_id, id),
  constraint picture_notice_picture_fk foreign key (municipality_id, picture_id) references situation.picture
);
create index picture_notice_picture on situation.picture_notice (municipality_id, picture_id);
select kernel.protect('situation.picture_notice', 'select, insert, update');
