create schema parties;
grant usage on schema parties to samsyn_app;

create table parties.party (
  municipality_id text not null constraint party_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  version integer not null default 1,
  name text not null,
  kind text not null constraint party_kind check (kind in
    ('municipality', 'committee', 'administration', 'company', 'authority', 'federation', 'association', 'property-company', 'university')),
  relation text not null constraint party_relation check (relation in ('internal', 'municipal-company', 'external')),
  former_names text[] not null default '{}',
  reports_weekly boolean not null default false,
  valid_from date not null,
  valid_to date,
  constraint party_pk primary key (municipality_id, id),
  constraint party_dates check (valid_to is null or valid_to >= valid_from)
);
create unique index party_name_unique on parties.party (municipality_id, lower(name));
select kernel.protect('parties.party');

alter table auth.account add constraint account_party_fk foreign key (municipality_id, party_id) references parties.party;
alter table auth.role_assignment add constraint role_assignment_party_fk foreign key (municipality_id, party_id) references parties.party;
