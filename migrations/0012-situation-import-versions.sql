-- How a sender's files are read is kept version by version: a change is a new version, and each import names the one it used.
alter table situation.import_mapping drop constraint import_mapping_pk;
alter table situation.import_mapping rename column updated_at to created_at;
alter table situation.import_mapping
  add column version integer not null default 1 constraint import_mapping_version_positive check (version > 0),
  add column created_by bigint,
  -- empty for what was remembered before there were versions
  add column created_by_name text not null default '',
  -- the earlier version that this one is a copy of
  add column restored_from integer,
  add constraint import_mapping_pk primary key (municipality_id, party_id, version);
alter table situation.import_mapping alter column version drop default, alter column created_by_name drop default;

alter table situation.import
  -- the version of the sender's mapping that its rows were stored by
  add column mapping_version integer,
  -- what the reader decided by itself and somebody should look at
  add column notices jsonb not null default '[]',
  -- rows whose observation was there already with other content, and was left as it was
  add column different_rows integer not null default 0,
  -- what the last dry run of the whole file found; null when there was none
  add column tried jsonb;

-- A check sum of what an import said of an observation, so that the same file again changes nothing though somebody has edited,
-- redacted or moved the observation since. Null: not from an import, or from one before there were check sums.
alter table situation.observation add column delivered bigint;

-- What an import changed in observations that were there already: the way back when the import is undone.
create table situation.import_change (
  municipality_id text not null,
  observation_id bigint not null,
  import_id bigint not null,
  -- the observation's version after the change: another one tells that somebody has worked on it since
  version integer not null,
  before jsonb not null,
  constraint import_change_pk primary key (municipality_id, observation_id, import_id),
  constraint import_change_observation_fk foreign key (municipality_id, observation_id) references situation.observation on delete cascade,
  constraint import_change_import_fk foreign key (municipality_id, import_id) references situation.import on delete cascade
);
create index import_change_import on situation.import_change (municipality_id, import_id);
select kernel.protect('situation.import_change');
