-- What the privacy guard did, by kind and week: counts only, of which nothing leads back to a text, a person or a report.
create table situation.privacy_count (
  municipality_id text not null constraint privacy_count_municipality_fk references kernel.municipality,
  week date not null constraint privacy_count_week_is_monday check (extract(isodow from week) = 1),
  -- stopped in a form, written over as suggested, let through with a reason, found in a file, made coarse
  what text not null constraint privacy_count_what check (what in ('stopped', 'rewritten', 'allowed', 'in-file', 'coarsened')),
  kind text not null,
  n integer not null constraint privacy_count_n check (n > 0),
  constraint privacy_count_pk primary key (municipality_id, week, what, kind)
);
select kernel.protect('situation.privacy_count', 'select, insert, update');

-- Whoever writes in an observation that has been made coarse, or an import that changes it, may bring an exact place again: it is looked
-- at anew the next night.
create function situation.look_at_again() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  new.coarsened_at := null;
  return new;
end $$;
create trigger observation_look_at_again
  before update of text, lon, lat, status_reason, visibility_reason, assessment_ground on situation.observation
  for each row when (
    old.coarsened_at is not null and new.coarsened_at is not distinct from old.coarsened_at
    and (new.text, new.lon, new.lat, new.status_reason, new.visibility_reason, new.assessment_ground)
      is distinct from (old.text, old.lon, old.lat, old.status_reason, old.visibility_reason, old.assessment_ground))
  execute function situation.look_at_again();

-- The application may not read a sealed original, so that it is made coarse here. `house_number` is a pattern whose first group is the street.
create function situation.coarsen_sealed(observations bigint[], house_number text) returns integer
language sql security definer set search_path = pg_catalog as $$
  with done as (
    update situation.sealed_text set
      text = regexp_replace(text, house_number, '\1', 'g'), reason = regexp_replace(reason, house_number, '\1', 'g')
    where municipality_id = (select current_setting('app.municipality', true)) and observation_id = any (observations)
      and (text ~ house_number or reason ~ house_number)
    returning 1
  )
  select count(*)::integer from done;
$$;
revoke all on function situation.coarsen_sealed from public;
grant execute on function situation.coarsen_sealed to samsyn_app;
