-- The second step of signing in, for whom it is required, what browsers an account is known from, and when access ends by itself.

-- An account's own end: its last day. A party's end ends the access of its people in the same moment (the view below).
alter table auth.account add column valid_to date;

alter table auth.session
  -- whether it was begun with a second step, or needs none
  add column strong boolean not null default false,
  -- the role through whose eyes the pages are seen; read-only while it is set
  add column viewing_role text constraint session_viewing_role check (viewing_role in
    ('owner', 'coordinator', 'analyst', 'reporter', 'forum-secretary', 'unit-manager', 'reader', 'auditor')),
  add column viewing_party_id bigint;

-- What the kernel needs to know of parties: when they end.
create view auth.party_end with (security_invoker = true) as
  select municipality_id, id as party_id, valid_to from parties.party;
grant select on auth.party_end to samsyn_app;

-- One-time codes from an app (TOTP, RFC 6238). The secret is sealed with a key that is not in the database.
create table auth.one_time_code (
  municipality_id text not null,
  account_id bigint not null,
  sealed_secret text not null,
  created_at timestamptz not null,
  -- null until the first right code has shown that the app has the secret
  confirmed_at timestamptz,
  -- the time step of the last code that was taken: no code is taken twice
  last_step bigint not null default 0,
  constraint one_time_code_pk primary key (municipality_id, account_id),
  constraint one_time_code_account_fk foreign key (municipality_id, account_id) references auth.account
);
select kernel.protect('auth.one_time_code');

create table auth.passkey (
  municipality_id text not null,
  id bigint generated always as identity,
  account_id bigint not null,
  credential_id text not null,
  -- COSE, base64url
  public_key text not null,
  counter bigint not null,
  transports text[] not null,
  -- the host name it was made for; it is worth nothing elsewhere
  rp_id text not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  constraint passkey_pk primary key (municipality_id, id),
  constraint passkey_account_fk foreign key (municipality_id, account_id) references auth.account
);
create unique index passkey_credential_unique on auth.passkey (municipality_id, credential_id);
create index passkey_account on auth.passkey (municipality_id, account_id);
select kernel.protect('auth.passkey');

create table auth.recovery_code (
  municipality_id text not null,
  account_id bigint not null,
  code_hash text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  constraint recovery_code_pk primary key (municipality_id, account_id, code_hash),
  constraint recovery_code_account_fk foreign key (municipality_id, account_id) references auth.account
);
select kernel.protect('auth.recovery_code');

-- What is between two steps: a right password that waits for its second step, or a passkey's challenge. Worth one use, soon.
create table auth.ticket (
  municipality_id text not null constraint ticket_municipality_fk references kernel.municipality,
  token_hash text not null,
  purpose text not null constraint ticket_purpose check (purpose in ('step', 'passkey-new', 'passkey-sign-in')),
  account_id bigint,
  challenge text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint ticket_pk primary key (municipality_id, token_hash),
  constraint ticket_account_fk foreign key (municipality_id, account_id) references auth.account
);
select kernel.protect('auth.ticket');

-- The roles whose holders must have a second step, and from which day.
create table auth.role_requirement (
  municipality_id text not null constraint role_requirement_municipality_fk references kernel.municipality,
  role text not null constraint role_requirement_role check (role in
    ('owner', 'coordinator', 'analyst', 'reporter', 'forum-secretary', 'unit-manager', 'reader', 'auditor')),
  required_from date not null,
  constraint role_requirement_pk primary key (municipality_id, role)
);
select kernel.protect('auth.role_requirement');

-- One row for a municipality that has decided something else than the product's own rules.
create table auth.access_rule (
  municipality_id text not null constraint access_rule_pk primary key
    constraint access_rule_municipality_fk references kernel.municipality,
  version integer not null default 1,
  invitation_days integer not null constraint access_rule_invitation_days check (invitation_days >= 1 and invitation_days <= 30)
);
select kernel.protect('auth.access_rule');

-- Browsers that an account has been signed in from, by a secret that each keeps; a sign-in from another one is told of.
create table auth.known_browser (
  municipality_id text not null,
  account_id bigint not null,
  token_hash text not null,
  device text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  constraint known_browser_pk primary key (municipality_id, account_id, token_hash),
  constraint known_browser_account_fk foreign key (municipality_id, account_id) references auth.account
);
select kernel.protect('auth.known_browser');
