-- The weekly round: when each party's report is due, when it first came, how the party takes part and whom to turn to when it
-- falls silent, and a role for those who report without seeing the whole.

-- When a week's report is due, from a week on until the next row. Times are on the clock in Sweden, `12:00`.
create table situation.due_rule (
  municipality_id text not null constraint due_rule_municipality_fk references kernel.municipality,
  from_week date not null,
  weekday integer not null constraint due_rule_weekday check (weekday >= 1 and weekday <= 7),
  weeks_after integer not null constraint due_rule_weeks_after check (weeks_after >= 0 and weeks_after <= 1),
  due_time text not null,
  -- hours before and after; null where nobody is reminded
  remind_hours integer,
  late_hours integer,
  -- told to the second contact and the coordinators after so many weeks in a row; null where nobody is
  silent_weeks integer,
  -- no letters from one time to the other, over midnight
  quiet_from text not null,
  quiet_to text not null,
  created_by bigint,
  created_at timestamptz not null,
  constraint due_rule_pk primary key (municipality_id, from_week)
);
select kernel.protect('situation.due_rule');

-- A party with a time of its own, from a week on; all null where it follows the others again.
create table situation.party_due_rule (
  municipality_id text not null,
  party_id bigint not null,
  from_week date not null,
  weekday integer,
  weeks_after integer,
  due_time text,
  created_by bigint,
  created_at timestamptz not null,
  constraint party_due_rule_pk primary key (municipality_id, party_id, from_week),
  constraint party_due_rule_party_fk foreign key (municipality_id, party_id) references parties.party,
  constraint party_due_rule_whole check ((weekday is null) = (due_time is null) and (weekday is null) = (weeks_after is null))
);
select kernel.protect('situation.party_due_rule');

-- When a party first delivered for a week: what comes later does not make it late. Earlier rows know only the last time.
alter table situation.delivery add column first_at timestamptz not null default now();
update situation.delivery set first_at = delivered_at;

create table parties.participation (
  municipality_id text not null,
  party_id bigint not null,
  version integer not null default 1,
  agreement text not null constraint participation_agreement check (agreement in ('none', 'under-way', 'signed', 'ended')),
  signed_on date,
  case_number text,
  ended_on date,
  -- where to turn when the party falls silent: an account, or the address of a function
  second_account_id bigint,
  second_email text,
  constraint participation_pk primary key (municipality_id, party_id),
  constraint participation_party_fk foreign key (municipality_id, party_id) references parties.party,
  constraint participation_second_fk foreign key (municipality_id, second_account_id) references auth.account,
  constraint participation_one_second check (second_account_id is null or second_email is null)
);
select kernel.protect('parties.participation');

-- Gives input for a party outside the weekly group and sees its own, nothing more (W-13).
alter table auth.role_assignment drop constraint role_assignment_role;
alter table auth.role_assignment add constraint role_assignment_role check (role in
  ('owner', 'coordinator', 'analyst', 'reporter', 'contributor', 'forum-secretary', 'unit-manager', 'reader', 'auditor'));
