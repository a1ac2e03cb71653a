-- The contact: who came, or was met, where, for how long, with what outcome. And what is being
-- written until it is signed.

create table kring.contacts (
  entry_id uuid primary key references kring.entries on delete restrict,
  meeting_id uuid not null,
  form text not null constraint contacts_form_known check (form in ('individual', 'couple', 'family')),
  place text not null constraint contacts_place_known
    check (place in ('centre', 'home', 'street', 'phone', 'video', 'elsewhere')),
  began_at timestamptz not null,
  duration_minutes int not null constraint contacts_duration_sensible check (duration_minutes between 0 and 1440),
  interpreter text not null default 'none' constraint contacts_interpreter_known
    check (interpreter in ('none', 'on-site', 'phone', 'video', 'colleague', 'relative')),
  interpreter_language text not null default '',
  reason text not null default '' constraint contacts_reason_short check (length(reason) <= 2000),
  outcome text not null constraint contacts_outcome_known
    check (outcome in ('helped', 'informed', 'oriented', 'to-be-continued', 'not-reached', 'declined', 'closed')),
  next_step text not null default '' constraint contacts_next_step_short check (length(next_step) <= 500),
  next_on date,
  next_by uuid references kring.staff on delete restrict,
  turn_id uuid references kring.turns on delete restrict
);
comment on table kring.contacts is
  'A contact (encounter) with a person: at the centre, at home, in the street, by phone or video. A couple or a family has one entry each, with the same meeting.';
comment on column kring.contacts.meeting_id is 'Whoever was there together has the same.';
comment on column kring.contacts.reason is 'Why they came, in the person''s own words.';
comment on column kring.contacts.next_step is 'What was agreed to do next, by whom, until when; done or dropped in entry_ends.';
create index contacts_meeting on kring.contacts (meeting_id);
create index contacts_next on kring.contacts (next_by, next_on) where next_step <> '';
call kring.protect_kind('kring.contacts');

create function kring.others_met(of_entries uuid[]) returns table (entry_id uuid, person_id uuid)
  language plpgsql stable rows 5 security definer set search_path = '' as $$
begin
  if not kring.may('vault') then
    return;
  end if;
  return query
    with mine as materialized (select o.person_id, o.service_id, o.compartment from kring.own_grounds() o)
    select c.entry_id,
        case when (e.person_id, e.service_id, e.compartment) in (select m.person_id, m.service_id, m.compartment from mine m)
          then (kring.same_person(e.person_id))[1] end
      from kring.contacts c join kring.contacts other on other.meeting_id = c.meeting_id and other.entry_id <> c.entry_id
        join kring.entries e on e.id = other.entry_id
     where c.entry_id = any (of_entries)
     order by other.entry_id;
end $$;
comment on function kring.others_met is
  'Who else was at these contacts, which the actor was shown: named when their own entry of it is open to the actor in a service of theirs, else somebody without a name. A share of one person''s contact tells nothing of the others.';
revoke all on function kring.others_met from public;
grant execute on function kring.others_met to kring_app;

alter table kring.notes add column contact_id uuid references kring.contacts on delete restrict;
comment on column kring.notes.contact_id is 'The contact it was written about.';
create index notes_contact on kring.notes (contact_id) where contact_id is not null;
grant insert (contact_id) on kring.notes to kring_app;

create table kring.anonymous_contacts (
  id uuid primary key default uuidv7(),
  service_id uuid not null references kring.services on delete restrict,
  people int not null default 1 constraint anonymous_contacts_of_somebody check (people between 1 and 500),
  place text not null constraint anonymous_contacts_place_known
    check (place in ('centre', 'home', 'street', 'phone', 'video', 'elsewhere')),
  began_at timestamptz not null,
  duration_minutes int not null constraint anonymous_contacts_duration_sensible check (duration_minutes between 0 and 1440),
  language text not null default '',
  outcome text not null constraint anonymous_contacts_outcome_known
    check (outcome in ('helped', 'informed', 'oriented', 'to-be-continued', 'not-reached', 'declined', 'closed')),
  recorded_by uuid not null default kring.current_actor() references kring.staff on delete restrict,
  recorded_at timestamptz not null default now()
);
comment on table kring.anonymous_contacts is 'Somebody was met who is nobody here: counted, nobody named, no free text.';
create index anonymous_contacts_service on kring.anonymous_contacts (service_id, began_at desc);
call kring.protect('kring.anonymous_contacts');
create policy anonymous_contacts_read on kring.anonymous_contacts for select to kring_app
  using (service_id = any ((select kring.my_services())::uuid[]));
create policy anonymous_contacts_write on kring.anonymous_contacts for insert to kring_app
  with check (service_id = any ((select kring.my_services())::uuid[]) and (select kring.may('vault')));
create trigger anonymous_contacts_append_only before update or delete on kring.anonymous_contacts
  for each row execute function kring.refuse_change();
grant select on kring.anonymous_contacts to kring_app;
grant insert (service_id, people, place, began_at, duration_minutes, language, outcome) on kring.anonymous_contacts to kring_app;

create table kring.drafts (
  id uuid primary key default uuidv7(),
  author_id uuid not null default kring.current_actor() references kring.staff on delete restrict,
  person_id uuid not null references kring.people on delete restrict,
  service_id uuid not null references kring.services on delete restrict,
  kind text not null constraint drafts_kind_known check (kind in ('note', 'contact')),
  content jsonb not null constraint drafts_content_short check (octet_length(content::text) <= 400000),
  revision int not null default 1,
  began_at timestamptz not null default now(),
  saved_at timestamptz not null default now()
);
comment on table kring.drafts is
  'What its author is writing and has not signed. Nobody else sees it; signing makes entries of it and throws it away.';
comment on column kring.drafts.service_id is 'Into whose file it will go: whoever left that service finds it no more.';
comment on column kring.drafts.revision is 'Grows with each saving; one based on an older revision is refused, never written over.';
create index drafts_author on kring.drafts (author_id, saved_at desc);
call kring.protect('kring.drafts');
create policy drafts_own on kring.drafts for all to kring_app
  using (author_id = (select kring.current_actor()) and (select kring.may('vault'))
         and service_id = any ((select kring.my_services())::uuid[]) and person_id <> all ((select kring.closed_people())::uuid[]))
  with check (author_id = (select kring.current_actor()) and (select kring.may('vault'))
         and service_id = any ((select kring.my_services())::uuid[]) and person_id <> all ((select kring.closed_people())::uuid[]));
grant select, delete on kring.drafts to kring_app;
grant insert (id, person_id, service_id, kind, content), update (service_id, content, revision, saved_at) on kring.drafts to kring_app;
