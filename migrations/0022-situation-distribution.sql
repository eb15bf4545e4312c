-- Who gets which pictures, what each was given and when, and where a picture was presented (K-02, K-21, O-112).

-- The standing list, by kind of picture: an account, the address of a party's function, or a forum that is presented the picture.
create table situation.picture_receiver (
  municipality_id text not null constraint picture_receiver_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  picture_kind text not null constraint picture_receiver_kind check (picture_kind in ('weekly', 'tertial', 'overall')),
  -- what it is called: a function, a forum, or the account's own name at the time
  label text not null,
  account_id bigint,
  party_id bigint,
  email text,
  forum boolean not null default false,
  added_at timestamptz not null,
  -- taken off the list; what it was given stays
  removed_at timestamptz,
  constraint picture_receiver_pk primary key (municipality_id, id),
  constraint picture_receiver_account_fk foreign key (municipality_id, account_id) references auth.account,
  constraint picture_receiver_party_fk foreign key (municipality_id, party_id) references parties.party
);
create unique index picture_receiver_account_unique on situation.picture_receiver (municipality_id, picture_kind, account_id)
  where removed_at is null and not forum;
create unique index picture_receiver_address_unique on situation.picture_receiver (municipality_id, picture_kind, lower(email))
  where removed_at is null;
select kernel.protect('situation.picture_receiver', 'select, insert, update');

-- One row for each receiver of each published edition.
create table situation.picture_delivery (
  municipality_id text not null,
  picture_id bigint not null,
  receiver_id bigint not null,
  delivered_at timestamptz,
  -- why it was not handed out: its classification, no role here, or no access any more
  withheld text constraint picture_delivery_withheld check (withheld in ('classification', 'no-role', 'ended')),
  -- when the page or the link was first opened
  opened_at timestamptz,
  constraint picture_delivery_pk primary key (municipality_id, picture_id, receiver_id),
  constraint picture_delivery_picture_fk foreign key (municipality_id, picture_id) references situation.picture,
  constraint picture_delivery_receiver_fk foreign key (municipality_id, receiver_id) references situation.picture_receiver
);
select kernel.protect('situation.picture_delivery', 'select, insert, update');

-- A picture was presented to a forum, which received it and decided. Never changed: the evidence carries its check sum.
create table situation.picture_presentation (
  municipality_id text not null,
  id bigint generated always as identity,
  picture_id bigint not null,
  receiver_id bigint not null,
  presented_on date not null,
  -- what was decided; null when it was received and nothing decided
  decision text,
  evidence jsonb not null,
  sha256 text not null,
  recorded_at timestamptz not null,
  recorded_by bigint,
  constraint picture_presentation_pk primary key (municipality_id, id),
  constraint picture_presentation_picture_fk foreign key (municipality_id, picture_id) references situation.picture,
  constraint picture_presentation_receiver_fk foreign key (municipality_id, receiver_id) references situation.picture_receiver
);
create index picture_presentation_picture on situation.picture_presentation (municipality_id, picture_id);
select kernel.protect('situation.picture_presentation', 'select, insert');
