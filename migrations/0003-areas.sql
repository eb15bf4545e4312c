create schema areas;
grant usage on schema areas to samsyn_app;

-- A way of dividing the municipality; several may stand beside each other (kommundelar, DeSO, the police's).
create table areas.division (
  municipality_id text not null constraint division_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  version integer not null default 1,
  name text not null,
  main boolean not null default false,
  valid_from date not null,
  valid_to date,
  constraint division_pk primary key (municipality_id, id),
  constraint division_dates check (valid_to is null or valid_to >= valid_from)
);
create unique index division_name_unique on areas.division (municipality_id, lower(name));
create unique index division_one_main on areas.division (municipality_id) where main;
select kernel.protect('areas.division');

create table areas.area (
  municipality_id text not null,
  id bigint generated always as identity,
  version integer not null default 1,
  division_id bigint not null,
  parent_id bigint,
  code text not null,
  name text not null,
  kind text not null constraint area_kind check (kind in ('municipality', 'district', 'area', 'place')),
  -- true: the area gets a level and is counted by itself in the situational picture
  in_picture boolean not null,
  -- GeoJSON Polygon, MultiPolygon or Point in WGS 84 (longitude, latitude); null until drawn
  geometry jsonb,
  valid_from date not null,
  valid_to date,
  constraint area_pk primary key (municipality_id, id),
  constraint area_division_fk foreign key (municipality_id, division_id) references areas.division,
  constraint area_parent_fk foreign key (municipality_id, parent_id) references areas.area,
  constraint area_dates check (valid_to is null or valid_to >= valid_from),
  constraint area_place_has_no_level check (not (in_picture and kind in ('municipality', 'place')))
);
create unique index area_code_unique on areas.area (municipality_id, division_id, code, valid_from);
create index area_parent on areas.area (municipality_id, parent_id);
select kernel.protect('areas.area');

create table areas.population (
  municipality_id text not null,
  area_id bigint not null,
  year integer not null constraint population_year check (year between 1900 and 2199),
  count integer not null constraint population_not_negative check (count >= 0),
  constraint population_pk primary key (municipality_id, area_id, year),
  constraint population_area_fk foreign key (municipality_id, area_id) references areas.area
);
select kernel.protect('areas.population');

-- A file of areas between its upload and the decision what to do with it; gzipped, gone after a day.
create table areas.upload (
  municipality_id text not null constraint upload_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  file_name text not null,
  content bytea not null,
  uploaded_at timestamptz not null,
  constraint upload_pk primary key (municipality_id, id)
);
select kernel.protect('areas.upload', 'select, insert, delete');

alter table auth.role_assignment add constraint role_assignment_area_fk foreign key (municipality_id, area_id) references areas.area;
