-- What people wrote, beside the audit chain: the chain holds a salted digest of it, so that words which must go can be removed
-- without breaking the chain. The salt lies with the words: when they are gone, the digest says nothing about them.
create table audit.words (
  municipality_id text not null,
  seq bigint not null,
  field text not null,
  side text not null constraint words_side check (side in ('before', 'after')),
  salt text not null,
  words text not null,
  constraint words_pk primary key (municipality_id, seq, field, side)
);
select kernel.protect('audit.words', 'select, insert, delete');
