-- The kernel's own tables. Everything a municipality owns carries municipality_id first in its keys and is read and
-- written only through row-level security by the application role, which is neither owner nor superuser.

do $$ begin
  if not exists (select from pg_roles where rolname = 'samsyn_app') then create role samsyn_app nologin; end if;
end $$;

create schema kernel;
create schema audit;
create schema auth;
grant usage on schema kernel, audit, auth to samsyn_app;

-- Puts a table under row-level security by municipality and grants the application role what it needs.
-- The setting stands in a sub-select: a bare call is evaluated for every row.
create function kernel.protect(target regclass, rights text default 'select, insert, update, delete') returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format(
    'create policy municipality on %s to samsyn_app
       using (municipality_id = (select current_setting(''app.municipality'', true)))
       with check (municipality_id = (select current_setting(''app.municipality'', true)))', target);
  execute format('grant %s on %s to samsyn_app', rights, target);
end $$;

create table kernel.municipality (
  id text not null constraint municipality_pk primary key constraint municipality_id_is_code check (id ~ '^[0-9]{4}$'),
  name text not null,
  demo boolean not null default false,
  created_at timestamptz not null default now()
);
-- Which municipalities an installation serves is public (the sign-in page shows it); only the owner role adds one.
alter table kernel.municipality enable row level security;
create policy everybody_reads on kernel.municipality for select to samsyn_app using (true);
grant select on kernel.municipality to samsyn_app;

-- One row: the one-time token with which the first owner claims the installation, and when that happened.
create table kernel.installation (
  one boolean not null default true constraint installation_pk primary key constraint installation_one_row check (one),
  claim_token_hash text,
  claimed_at timestamptz
);
insert into kernel.installation default values;
grant select (claimed_at) on kernel.installation to samsyn_app;

-- The claim: takes the token once, and for ever. Adds the municipality unless it is there already; one that has accounts
-- has an owner too, and is not for whoever holds the link.
create function kernel.claim(token_hash text, municipality text, municipality_name text, claim_time timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from auth.account where municipality_id = municipality) then return false; end if;
  update kernel.installation set claimed_at = claim_time, claim_token_hash = null
    where claimed_at is null and claim_token_hash = token_hash;
  if not found then return false; end if;
  insert into kernel.municipality (id, name) values (municipality, municipality_name) on conflict (id) do nothing;
  return true;
end $$;
revoke all on function kernel.claim from public;
grant execute on function kernel.claim to samsyn_app;

create table kernel.job_run (
  municipality_id text not null constraint job_run_municipality_fk references kernel.municipality,
  job text not null,
  last_started_at timestamptz not null,
  last_finished_at timestamptz,
  outcome text constraint job_run_outcome check (outcome in ('done', 'failed')),
  report jsonb,
  constraint job_run_pk primary key (municipality_id, job)
);
select kernel.protect('kernel.job_run');

-- Audit: append-only, chained by hash. The head is the only row that changes; locking it orders the chain.
create table audit.head (
  municipality_id text not null constraint head_pk primary key constraint head_municipality_fk references kernel.municipality,
  seq bigint not null,
  hash text not null
);
select kernel.protect('audit.head', 'select, insert, update');

create table audit.entry (
  municipality_id text not null constraint entry_municipality_fk references kernel.municipality,
  seq bigint not null,
  at timestamptz not null,
  account_id bigint,
  actor text not null,
  action text not null,
  object_type text not null,
  object_id text not null,
  changes jsonb not null,
  previous_hash text not null,
  hash text not null,
  constraint entry_pk primary key (municipality_id, seq)
);
create index entry_object on audit.entry (municipality_id, object_type, object_id, seq);
select kernel.protect('audit.entry', 'select, insert');

create function audit.refuse_change() returns trigger language plpgsql as $$
begin raise exception 'audit entries are never changed or removed'; end $$;
create trigger entry_is_append_only before update or delete on audit.entry
  for each statement execute function audit.refuse_change();
create trigger entry_is_not_truncated before truncate on audit.entry
  for each statement execute function audit.refuse_change();

create table auth.account (
  municipality_id text not null constraint account_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  version integer not null default 1,
  party_id bigint not null,
  name text not null,
  email text not null,
  language text not null default 'sv' constraint account_language check (language in ('sv', 'en')),
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  last_signed_in_at timestamptz,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  constraint account_pk primary key (municipality_id, id)
);
create unique index account_email_unique on auth.account (municipality_id, lower(email));
select kernel.protect('auth.account', 'select, insert, update');

-- What an account signs in with: one row for each means. A passkey or a one-time code is a further kind.
create table auth.credential (
  municipality_id text not null,
  id bigint generated always as identity,
  account_id bigint not null,
  kind text not null constraint credential_kind check (kind in ('password', 'demo')),
  -- a password's hash; null for 'demo', the role picker of a demonstration, which asks for no secret
  secret_hash text,
  created_at timestamptz not null,
  constraint credential_pk primary key (municipality_id, id),
  constraint credential_account_fk foreign key (municipality_id, account_id) references auth.account
);
create unique index credential_one_password on auth.credential (municipality_id, account_id) where kind = 'password';
create index credential_account on auth.credential (municipality_id, account_id);
select kernel.protect('auth.credential');

create table auth.role_assignment (
  municipality_id text not null,
  id bigint generated always as identity,
  account_id bigint not null,
  role text not null constraint role_assignment_role check (role in
    ('owner', 'coordinator', 'analyst', 'reporter', 'forum-secretary', 'unit-manager', 'reader', 'auditor')),
  party_id bigint,
  area_id bigint,
  valid_from date not null,
  valid_to date,
  constraint role_assignment_pk primary key (municipality_id, id),
  constraint role_assignment_account_fk foreign key (municipality_id, account_id) references auth.account,
  constraint role_assignment_dates check (valid_to is null or valid_to >= valid_from)
);
create index role_assignment_account on auth.role_assignment (municipality_id, account_id);
select kernel.protect('auth.role_assignment');

create table auth.session (
  municipality_id text not null,
  token_hash text not null,
  id bigint generated always as identity,
  account_id bigint not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  device text not null,
  constraint session_pk primary key (municipality_id, token_hash),
  constraint session_account_fk foreign key (municipality_id, account_id) references auth.account
);
create index session_account on auth.session (municipality_id, account_id);
select kernel.protect('auth.session');

-- Single-use links: an invitation, a new password.
create table auth.invitation (
  municipality_id text not null constraint invitation_municipality_fk references kernel.municipality,
  token_hash text not null,
  id bigint generated always as identity,
  purpose text not null constraint invitation_purpose check (purpose in ('invite', 'reset')),
  account_id bigint,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint invitation_pk primary key (municipality_id, token_hash),
  constraint invitation_account_fk foreign key (municipality_id, account_id) references auth.account
);
select kernel.protect('auth.invitation');

create table auth.attempt (
  municipality_id text not null,
  id bigint generated always as identity,
  source text not null,
  at timestamptz not null,
  constraint attempt_pk primary key (municipality_id, id)
);
create index attempt_source on auth.attempt (municipality_id, source, at);
select kernel.protect('auth.attempt', 'select, insert, delete');
