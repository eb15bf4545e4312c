-- What the municipality's calendar says of the weeks: school breaks, days off beside the public holidays that follow from the
-- date, and local events with what is expected of them.
create table situation.calendar_entry (
  municipality_id text not null constraint calendar_entry_municipality_fk references kernel.municipality,
  id bigint generated always as identity,
  version integer not null default 1,
  kind text not null constraint calendar_entry_kind check (kind in ('school-break', 'holiday', 'event')),
  name text not null,
  first_day date not null,
  last_day date not null,
  -- null: the whole municipality
  area_id bigint,
  risk text not null constraint calendar_entry_risk check (risk in ('ordinary', 'raised', 'high')),
  constraint calendar_entry_pk primary key (municipality_id, id),
  constraint calendar_entry_days check (last_day >= first_day),
  constraint calendar_entry_area_fk foreign key (municipality_id, area_id) references areas.area,
  constraint calendar_entry_unique unique nulls not distinct (municipality_id, kind, name, first_day, area_id)
);
select kernel.protect('situation.calendar_entry');

-- The calendar is part of what is normal: after a change everything is worked out anew. Shared lock as for counts, so that what is
-- computed meanwhile is not kept.
create function situation.forget_expectations_after_calendar() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('situation.expectation ' || municipality_id, 0))
    from (select distinct municipality_id from changed) m;
  delete from situation.expectation where municipality_id in (select municipality_id from changed);
  return null;
end $$;
create trigger calendar_added after insert on situation.calendar_entry
  referencing new table as changed for each statement execute function situation.forget_expectations_after_calendar();
create trigger calendar_changed after update on situation.calendar_entry
  referencing new table as changed for each statement execute function situation.forget_expectations_after_calendar();
create trigger calendar_removed after delete on situation.calendar_entry
  referencing old table as changed for each statement execute function situation.forget_expectations_after_calendar();

-- Kept expectations do not say whether a calendar was taken into account; they are worked out again when they are asked for.
delete from situation.expectation;
