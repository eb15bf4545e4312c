-- Who at the party answers for an activity, what it has answered, and how often the meeting has carried it over.
alter table situation.activity
  -- a function, such as "driftchef"; never a person
  add column responsible text,
  -- the function's own mailbox, for reminders to a party without accounts
  add column contact text,
  -- what the party last said of an activity that is still open
  add column answer text constraint activity_answer check (answer in ('under-way', 'not-possible')),
  add column answer_text text,
  add column answered_at timestamptz,
  add column carried integer not null default 0 constraint activity_carried_not_negative check (carried >= 0),
  add constraint activity_answered check ((answer is null) = (answered_at is null));
