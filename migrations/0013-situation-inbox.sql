-- What was picked up from the folder where senders leave their files, and what came of it: the digest that the interface shows.
create table situation.picked_file (
  municipality_id text not null constraint picked_file_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  picked_at timestamptz not null,
  -- the folder that it lay in; the party is null when none is called so
  sender text not null,
  party_id bigint,
  file_name text not null,
  outcome text not null constraint picked_file_outcome check (outcome in ('stored', 'same', 'refused')),
  -- null when the file was no table, or the import is gone
  import_id bigint,
  -- why it was refused, where the import does not tell
  code text,
  params jsonb not null default '{}',
  constraint picked_file_pk primary key (municipality_id, id),
  constraint picked_file_party_fk foreign key (municipality_id, party_id) references parties.party,
  constraint picked_file_import_fk foreign key (municipality_id, import_id) references situation.import
    on delete set null (import_id)
);
create index picked_file_at on situation.picked_file (municipality_id, picked_at);
select kernel.protect('situation.picked_file');

-- Words that are struck from an observation must not lie on in what an import would put back.
create function situation.forget_import_change() returns trigger language plpgsql as $$
begin
  delete from situation.import_change where municipality_id = new.municipality_id and observation_id = new.id;
  return null;
end $$;
create trigger observation_forgets after update of redacted on situation.observation
  for each row when (new.redacted and not old.redacted) execute function situation.forget_import_change();
