-- Letters: what the system tells somebody about something that waits. Kept as a kind with its numbers and names, never as
-- words, so that each reader sees it in her own language. To an account, or to the address of a party's function without one.
create table kernel.message (
  municipality_id text not null constraint message_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  posted_at timestamptz not null default now(),
  account_id bigint,
  party_id bigint,
  email text,
  kind text not null,
  params jsonb not null,
  path text not null,
  -- the same letter is never posted twice, whoever asks
  once text not null,
  read_at timestamptz,
  -- by e-mail, where the operator has switched that on; a failed letter says why in mail_reason
  mail_state text not null default 'queued' constraint message_mail_state check (mail_state in ('queued', 'sent', 'failed')),
  mail_attempts integer not null default 0,
  mail_next_at timestamptz not null default now(),
  mail_at timestamptz,
  mail_reason text,
  constraint message_pk primary key (municipality_id, id),
  constraint message_once unique (municipality_id, once),
  constraint message_account_fk foreign key (municipality_id, account_id) references auth.account,
  constraint message_party_fk foreign key (municipality_id, party_id) references parties.party,
  constraint message_to_account_or_party check ((account_id is null or email is null) and (party_id is null) = (email is null)),
  constraint message_reason_when_failed check ((mail_state = 'failed') <= (mail_reason is not null)),
  constraint message_sent_has_time check ((mail_state = 'sent') = (mail_at is not null))
);
create index message_account on kernel.message (municipality_id, account_id, id);
create index message_unread on kernel.message (municipality_id, account_id) where read_at is null;
create index message_queued on kernel.message (municipality_id, mail_next_at) where mail_state = 'queued';
select kernel.protect('kernel.message');
