-- A published picture is never changed, save that words which were struck from an observation are struck from it too: then its check
-- sums before and after are on record first.
create or replace function situation.keep_frozen() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'status' - 'version' is not distinct from to_jsonb(old) - 'status' - 'version' then
    return new;
  end if;
  if to_jsonb(new) - '{status,version,snapshot,sha256}'::text[]
      is not distinct from to_jsonb(old) - '{status,version,snapshot,sha256}'::text[]
    and exists (select from situation.picture_amendment a
      where (a.municipality_id, a.picture_id, a.sha256_before, a.sha256_after)
        = (old.municipality_id, old.id, old.sha256, new.sha256)) then
    return new;
  end if;
  raise exception 'a published picture is never changed';
end $$;
