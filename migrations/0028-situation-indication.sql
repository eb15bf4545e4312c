-- An early sign of organised crime (W-58): of an area, or of one event in it, weighed week by week until it led to something or was dropped.
create table situation.indication (
  municipality_id text not null constraint indication_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  version integer not null default 1,
  area_id bigint not null,
  -- null: of the area as a whole
  observation_id bigint,
  raised_week date not null constraint indication_week_is_monday check (extract(isodow from raised_week) = 1),
  reason text not null,
  status text not null default 'followed' constraint indication_status check (status in ('followed', 'acted', 'dropped')),
  outcome text,
  closed_week date,
  constraint indication_pk primary key (municipality_id, id),
  constraint indication_area_fk foreign key (municipality_id, area_id) references areas.area,
  constraint indication_observation_fk foreign key (municipality_id, observation_id) references situation.observation,
  constraint indication_closed_whole check
    ((status = 'followed') = (closed_week is null) and (closed_week is null) = (outcome is null))
);
-- One at a time for an event, and for an area as a whole.
create unique index indication_event_unique on situation.indication (municipality_id, observation_id) where status = 'followed';
create unique index indication_area_unique on situation.indication (municipality_id, area_id)
  where status = 'followed' and observation_id is null;
select kernel.protect('situation.indication', 'select, insert, update');

-- What a week said of it; a week that nobody has weighed has no row.
create table situation.indication_week (
  municipality_id text not null,
  indication_id bigint not null,
  week date not null constraint indication_week_week_is_monday check (extract(isodow from week) = 1),
  verdict text not null constraint indication_week_verdict check (verdict in ('stronger', 'same', 'weaker')),
  note text not null,
  constraint indication_week_pk primary key (municipality_id, indication_id, week),
  constraint indication_week_indication_fk foreign key (municipality_id, indication_id) references situation.indication
);
select kernel.protect('situation.indication_week', 'select, insert, update');

-- Whoever holds the meeting has said that all in the room may read secret fields.
alter table situation.meeting add column closed_room boolean not null default false;
