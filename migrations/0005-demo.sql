-- Takes a demonstration away: every row of the municipality in view, whatever tables there are. Refuses a municipality that is
-- not a demonstration, so that no mistake above can reach real data. When nobody's account is left, the installation waits for
-- its first owner again, with the given token; the answer tells whether it does.
create function kernel.remove_demo(demo_municipality text, new_claim_hash text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare
  remaining oid[];
  target oid;
begin
  if demo_municipality is distinct from current_setting('app.municipality', true) then
    raise exception 'only the municipality in view can be removed';
  end if;
  -- Whoever adds a row refers to this one, and so waits until it is gone.
  perform from kernel.municipality where id = demo_municipality and demo for update;
  if not found then raise exception 'municipality % is not a demonstration', demo_municipality; end if;

  select array_agg(c.oid) into remaining
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relpersistence <> 't';
  while cardinality(remaining) > 0 loop
    -- next, a table to which no other remaining one refers
    select t into target from unnest(remaining) t where not exists (
      select from pg_constraint f
      where f.contype = 'f' and f.confrelid = t and f.conrelid <> t and f.conrelid = any (remaining)) limit 1;
    if not found then raise exception 'tables refer to each other in a circle: %', remaining::regclass[]; end if;
    -- Triggers that keep counts or forbid changes, such as those of the audit trail, are meant for data that stays.
    execute format('alter table %s disable trigger user', target::regclass);
    execute format('delete from %s where municipality_id = $1', target::regclass) using demo_municipality;
    execute format('alter table %s enable trigger user', target::regclass);
    remaining := array_remove(remaining, target);
  end loop;
  delete from kernel.municipality where id = demo_municipality;

  if exists (select from auth.account) then return false; end if;
  update kernel.installation set claimed_at = null, claim_token_hash = new_claim_hash;
  return true;
end $$;
revoke all on function kernel.remove_demo from public;
grant execute on function kernel.remove_demo to samsyn_app;
