-- Signed links: whoever holds one may do one kind of thing about one subject, without an account, until it ends or is revoked.

create table kernel.errand (
  municipality_id text not null constraint errand_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  token_hash text not null,
  -- what the link is for: it opens that and nothing else
  purpose text not null,
  -- what it is about: ids of parties, areas, activities ... as the purpose wants them
  subject jsonb not null,
  -- for whom it was made, in words about a function; no person
  label text not null default '',
  created_by bigint,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  uses integer not null default 0,
  last_used_at timestamptz,
  constraint errand_pk primary key (municipality_id, id),
  constraint errand_account_fk foreign key (municipality_id, created_by) references auth.account,
  constraint errand_dates check (expires_at >= created_at)
);
create unique index errand_token_unique on kernel.errand (municipality_id, token_hash);
create index errand_created_by on kernel.errand (municipality_id, created_by) where created_by is not null;
select kernel.protect('kernel.errand', 'select, insert, update');

-- Files that belong to something that is stored, such as photos: they lie in the room for files until their row here is gone.
create table kernel.kept_file (
  municipality_id text not null constraint kept_file_municipality_fk references kernel.municipality,
  -- drawn at random; all that leads to the file
  key text not null,
  sha256 text not null,
  bytes integer not null constraint kept_file_bytes check (bytes > 0),
  media_type text not null,
  created_at timestamptz not null,
  constraint kept_file_pk primary key (municipality_id, key)
);
select kernel.protect('kernel.kept_file', 'select, insert, delete');
