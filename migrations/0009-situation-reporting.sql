-- How an observation came in: through a link without account, and with photos.

alter table situation.observation
  add column errand_id bigint,
  -- what was sent in one go through a link: its holder sees that, and nothing else
  add column sitting_id uuid,
  add constraint observation_errand_fk foreign key (municipality_id, errand_id) references kernel.errand,
  add constraint observation_sitting_by_link check (sitting_id is null or errand_id is not null);
-- Nobody's account is behind a link, so that the index by account does not tell the same form twice.
create unique index observation_errand_sending_unique on situation.observation (municipality_id, errand_id, sending_id)
  where errand_id is not null and sending_id is not null;
create index observation_sitting on situation.observation (municipality_id, sitting_id) where sitting_id is not null;

create table situation.photo (
  municipality_id text not null,
  id bigint generated always as identity,
  observation_id bigint not null,
  -- in which order they were sent
  position integer not null constraint photo_position check (position between 1 and 20),
  file_key text not null,
  width integer not null constraint photo_width check (width > 0),
  height integer not null constraint photo_height check (height > 0),
  -- what it shows, for whoever does not see it
  alt text not null default '',
  created_by bigint,
  created_at timestamptz not null,
  constraint photo_pk primary key (municipality_id, id),
  constraint photo_observation_fk foreign key (municipality_id, observation_id) references situation.observation,
  constraint photo_file_fk foreign key (municipality_id, file_key) references kernel.kept_file
);
create unique index photo_position_unique on situation.photo (municipality_id, observation_id, position);
create index photo_file on situation.photo (municipality_id, file_key);
select kernel.protect('situation.photo');
