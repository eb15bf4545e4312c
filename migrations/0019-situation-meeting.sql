-- The weekly meeting: one a week. What it decides lies where it always lies (levels, activities, pictures); here is the meeting itself.
create table situation.meeting (
  municipality_id text not null constraint meeting_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  version integer not null default 1,
  week date not null constraint meeting_week_is_monday check (extract(isodow from week) = 1),
  planned_minutes integer not null constraint meeting_planned check (planned_minutes between 5 and 240),
  started_at timestamptz not null,
  closed_at timestamptz,
  picture_id bigint,
  -- the minutes in both languages, frozen with their check sum when the meeting ends
  minutes jsonb,
  sha256 text,
  constraint meeting_pk primary key (municipality_id, id),
  constraint meeting_picture_fk foreign key (municipality_id, picture_id) references situation.picture,
  constraint meeting_closed_whole check
    ((closed_at is null) = (minutes is null) and (closed_at is null) = (sha256 is null) and (closed_at is null) = (picture_id is null))
);
create unique index meeting_week_unique on situation.meeting (municipality_id, week);
select kernel.protect('situation.meeting', 'select, insert, update');

create function situation.keep_minutes() returns trigger language plpgsql as $$
begin raise exception 'a meeting that has ended is never changed'; end $$;
create trigger meeting_is_frozen before update on situation.meeting
  for each row when (old.closed_at is not null) execute function situation.keep_minutes();

-- Who was there: the party and the function that stood for it, never a person.
create table situation.meeting_party (
  municipality_id text not null,
  meeting_id bigint not null,
  party_id bigint not null,
  -- '' where none was given
  responsible text not null default '',
  constraint meeting_party_pk primary key (municipality_id, meeting_id, party_id),
  constraint meeting_party_meeting_fk foreign key (municipality_id, meeting_id) references situation.meeting,
  constraint meeting_party_party_fk foreign key (municipality_id, party_id) references parties.party
);
select kernel.protect('situation.meeting_party');

create table situation.meeting_area (
  municipality_id text not null,
  meeting_id bigint not null,
  area_id bigint not null,
  version integer not null default 1,
  note text not null default '',
  -- the longest that any screen has shown the area, so that two screens do not count twice
  seconds integer not null default 0 constraint meeting_area_seconds check (seconds between 0 and 86400),
  constraint meeting_area_pk primary key (municipality_id, meeting_id, area_id),
  constraint meeting_area_meeting_fk foreign key (municipality_id, meeting_id) references situation.meeting,
  constraint meeting_area_area_fk foreign key (municipality_id, area_id) references areas.area
);
select kernel.protect('situation.meeting_area');

-- What has been received from a screen: the same sending twice is one.
create table situation.meeting_entry (
  municipality_id text not null,
  meeting_id bigint not null,
  entry uuid not null,
  received_at timestamptz not null,
  constraint meeting_entry_pk primary key (municipality_id, meeting_id, entry),
  constraint meeting_entry_meeting_fk foreign key (municipality_id, meeting_id) references situation.meeting
);
select kernel.protect('situation.meeting_entry');

-- When a focus meeting is called for: so many serious events in so many weeks, spread over at least so many of them.
create table situation.focus_rule (
  municipality_id text not null constraint focus_rule_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  version integer not null default 1,
  valid_from date not null,
  weeks integer not null constraint focus_rule_weeks check (weeks between 2 and 52),
  events integer not null constraint focus_rule_events check (events between 1 and 100),
  weeks_with_events integer not null constraint focus_rule_spread check (weeks_with_events between 1 and weeks),
  note text not null,
  constraint focus_rule_pk primary key (municipality_id, id)
);
create unique index focus_rule_valid_from_unique on situation.focus_rule (municipality_id, valid_from);
select kernel.protect('situation.focus_rule');

create table situation.focus_meeting (
  municipality_id text not null constraint focus_meeting_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  version integer not null default 1,
  area_id bigint not null,
  -- the weeks whose events it is about
  first_week date not null,
  last_week date not null,
  -- the serious events in them, and in how many of the weeks they fell
  events integer not null,
  weeks_with_events integer not null,
  about text not null,
  status text not null constraint focus_meeting_status check (status in ('called', 'held', 'dropped')),
  outcome text,
  closed_week date,
  constraint focus_meeting_pk primary key (municipality_id, id),
  constraint focus_meeting_area_fk foreign key (municipality_id, area_id) references areas.area,
  constraint focus_meeting_weeks check (last_week >= first_week),
  constraint focus_meeting_closed check ((status = 'called') = (closed_week is null))
);
-- One at a time for an area.
create unique index focus_meeting_called_unique on situation.focus_meeting (municipality_id, area_id) where status = 'called';
select kernel.protect('situation.focus_meeting');
