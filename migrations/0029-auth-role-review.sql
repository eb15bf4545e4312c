-- Every half-year somebody answers for who has which role, line by line; a municipality may choose another time between.
alter table auth.access_rule
  add column review_months integer not null default 6
    constraint access_rule_review_months check (review_months between 1 and 24);

-- A review that was signed. Never changed: what was held then, when it was last used, and what was decided of each.
create table auth.role_review (
  municipality_id text not null constraint role_review_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  -- the day it was to be done by
  due_on date not null,
  signed_at timestamptz not null,
  signed_by bigint not null,
  constraint role_review_pk primary key (municipality_id, id),
  constraint role_review_signer_fk foreign key (municipality_id, signed_by) references auth.account
);
select kernel.protect('auth.role_review', 'select, insert');

create table auth.role_review_line (
  municipality_id text not null,
  review_id bigint not null,
  line integer not null,
  account_id bigint not null,
  role text not null,
  party_id bigint,
  area_id bigint,
  valid_from date not null,
  -- when the account had last signed in; null for never
  last_used_at timestamptz,
  verdict text not null constraint role_review_line_verdict check (verdict in ('keep', 'end')),
  constraint role_review_line_pk primary key (municipality_id, review_id, line),
  constraint role_review_line_review_fk foreign key (municipality_id, review_id) references auth.role_review,
  constraint role_review_line_account_fk foreign key (municipality_id, account_id) references auth.account
);
select kernel.protect('auth.role_review_line', 'select, insert');

-- The role of those who only give input came later than these lists.
alter table auth.session drop constraint session_viewing_role;
alter table auth.session add constraint session_viewing_role check (viewing_role in
  ('owner', 'coordinator', 'analyst', 'reporter', 'contributor', 'forum-secretary', 'unit-manager', 'reader', 'auditor'));
alter table auth.role_requirement drop constraint role_requirement_role;
alter table auth.role_requirement add constraint role_requirement_role check (role in
  ('owner', 'coordinator', 'analyst', 'reporter', 'contributor', 'forum-secretary', 'unit-manager', 'reader', 'auditor'));

-- A half-year's report is a kind of its own, with a list of its own: not everybody who gets the tertial's gets it.
alter table situation.picture drop constraint picture_kind;
alter table situation.picture add constraint picture_kind check (kind in ('weekly', 'tertial', 'half-year', 'overall'));
alter table situation.picture_receiver drop constraint picture_receiver_kind;
alter table situation.picture_receiver add constraint picture_receiver_kind
  check (picture_kind in ('weekly', 'tertial', 'half-year', 'overall'));
