-- Moderation in full: photos that were painted over, pairs that are not the same event, work on everything that a filter finds,
-- corrections with receipts, and frozen pictures from which words were struck.

alter table situation.photo
  add column version integer not null default 1,
  -- how many boxes were painted into it, when and by whom; what lay under them is nowhere
  add column masks integer not null default 0 constraint photo_masks check (masks >= 0),
  add column masked_at timestamptz,
  add column masked_by text,
  add constraint photo_masked check ((masks = 0) = (masked_at is null));

-- Somebody has looked at two observations that are alike and found that they are two events: they are not shown as likely again.
create table situation.not_duplicate (
  municipality_id text not null,
  first_id bigint not null,
  second_id bigint not null,
  said_by text not null,
  said_at timestamptz not null,
  constraint not_duplicate_pk primary key (municipality_id, first_id, second_id),
  constraint not_duplicate_in_order check (first_id <= second_id),
  constraint not_duplicate_first_fk foreign key (municipality_id, first_id) references situation.observation on delete cascade,
  constraint not_duplicate_second_fk foreign key (municipality_id, second_id) references situation.observation on delete cascade
);
create index not_duplicate_second on situation.not_duplicate (municipality_id, second_id);
select kernel.protect('situation.not_duplicate', 'select, insert, delete');

-- Work on everything that a filter finds goes on after the answer, step by step.
alter table situation.batch
  add column status text not null default 'done' constraint batch_status check (status in ('running', 'done', 'stopped')),
  -- how many it was to look at; null where all of them were chosen by hand
  add column total integer,
  add column looked_at integer not null default 0;
-- What came of a row when its batch was undone: put back, or left because somebody had changed it since.
alter table situation.batch_row
  add column undone text constraint batch_row_undone check (undone in ('back', 'left'));
grant update (undone) on situation.batch_row to samsyn_app;

-- Who was told that something in a picture no longer holds: one row for each receiver of each notice.
create table situation.notice_delivery (
  municipality_id text not null,
  notice_id bigint not null,
  receiver_id bigint not null,
  delivered_at timestamptz,
  withheld text constraint notice_delivery_withheld check (withheld in ('classification', 'no-role', 'ended')),
  opened_at timestamptz,
  constraint notice_delivery_pk primary key (municipality_id, notice_id, receiver_id),
  constraint notice_delivery_notice_fk foreign key (municipality_id, notice_id) references situation.picture_notice,
  constraint notice_delivery_receiver_fk foreign key (municipality_id, receiver_id) references situation.picture_receiver
);
create index notice_delivery_receiver on situation.notice_delivery (municipality_id, receiver_id);
select kernel.protect('situation.notice_delivery', 'select, insert, update');

-- A frozen picture is changed in one case only: words that were struck from an observation are struck from it too. Its check sums
-- before and after tell that this, and nothing else, was done to it.
create table situation.picture_amendment (
  municipality_id text not null,
  id bigint generated always as identity,
  picture_id bigint not null,
  observation_id bigint not null,
  sha256_before text not null,
  sha256_after text not null,
  amended_by text not null,
  amended_at timestamptz not null,
  constraint picture_amendment_pk primary key (municipality_id, id),
  constraint picture_amendment_picture_fk foreign key (municipality_id, picture_id) references situation.picture
);
create index picture_amendment_picture on situation.picture_amendment (municipality_id, picture_id);
select kernel.protect('situation.picture_amendment', 'select, insert');
