-- A letter that can be answered at once, in Samsyn or by a link in the mail; and how what it asks stands.
alter table kernel.message
  -- {"purpose", "subject", "until"}: what the answer is, about what, and until when a link in the mail is open
  add column ask jsonb,
  -- letters that ask the same are settled together
  add column matter text,
  add column settled text,
  add constraint message_ask_of_matter check ((ask is null) = (matter is null)),
  add constraint message_settled_matter check ((settled is not null) <= (matter is not null));
create index message_matter on kernel.message (municipality_id, matter) where matter is not null;

-- Whether what first came for a week came by import: weeks from before the party's own first delivery are in hindsight then.
alter table situation.delivery add column first_by_import boolean not null default false;
update situation.delivery d set first_by_import = true
from (select distinct municipality_id, party_id, week from situation.observation where import_id is not null) i
where (d.municipality_id, d.party_id, d.week) = (i.municipality_id, i.party_id, i.week) and not d.nothing_to_report;
