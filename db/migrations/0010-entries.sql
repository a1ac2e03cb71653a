-- Entries: everything about a person that is more than identity. The first of them is the note.
-- And the gates of the circle's own tables.

create table kring.entries (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  service_id uuid not null,
  compartment text not null,
  kind text not null constraint entries_kind_known check (kind in ('note')),
  vital text constraint entries_vital_known check (vital in ('allergy', 'medication', 'problem', 'contact')),
  restricted boolean not null default false,
  author_id uuid not null default kring.current_actor() references kring.staff on delete restrict,
  written_at timestamptz not null default now(),
  constraint entries_kept_there foreign key (service_id, compartment)
    references kring.service_compartments (service_id, compartment) on delete restrict
);
comment on table kring.entries is
  'The head of every entry: whose, of which service and compartment, by whom, when. What is written stands in a table of its kind, seen exactly when its head is seen.';
comment on column kring.entries.vital is 'What an emergency needs to know; opened by break-glass.';
comment on column kring.entries.restricted is 'Derived: its author narrowed it to named people.';
create index entries_person on kring.entries (person_id, written_at desc);

create table kring.notes (
  entry_id uuid primary key references kring.entries on delete restrict,
  text text not null constraint notes_not_empty check (text ~ '\S' and length(text) <= 20000),
  about_others text not null default '' constraint notes_about_others_short check (length(about_others) <= 20000)
);
comment on table kring.notes is 'Free text. The person can read it (CONF-30).';
comment on column kring.notes.about_others is 'What concerns third parties, kept apart: withheld from the person''s copy (CONF-31).';

create table kring.amendments (
  id uuid primary key default uuidv7(),
  entry_id uuid not null references kring.entries on delete restrict,
  kind text not null constraint amendments_kind_known check (kind in ('amendment', 'mistake', 'own-words')),
  text text not null constraint amendments_not_empty check (text ~ '\S' and length(text) <= 20000),
  about_others text not null default '',
  author_id uuid not null default kring.current_actor() references kring.staff on delete restrict,
  written_at timestamptz not null default now()
);
comment on table kring.amendments is
  'What was added to an entry: more, "this was a mistake", or the person''s own version of it (CONF-33). Nothing is overwritten.';
create index amendments_entry on kring.amendments (entry_id);

create table kring.withholdings (
  id uuid primary key default uuidv7(),
  entry_id uuid not null references kring.entries on delete restrict,
  motive text not null constraint withholdings_motivated check (length(btrim(motive)) >= 10),
  review_on date not null,
  withheld_by uuid default kring.current_actor(),
  withheld_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid
);
comment on table kring.withholdings is
  'The entry is kept from the person for now, with a written motive and a date to look again (therapeutic exception, CONF-31).';
create unique index withholdings_once on kring.withholdings (entry_id) where ended_at is null;

create table kring.restrictions (
  id uuid primary key default uuidv7(),
  entry_id uuid not null references kring.entries on delete restrict,
  staff_id uuid not null references kring.staff on delete restrict,
  named_at timestamptz not null default now(),
  named_by uuid default kring.current_actor(),
  ended_at timestamptz,
  ended_by uuid
);
comment on table kring.restrictions is 'Who may read a narrowed entry besides its author (CONF-20). Ending the last name does not widen it again.';
create unique index restrictions_once on kring.restrictions (entry_id, staff_id) where ended_at is null;
create index restrictions_staff on kring.restrictions (staff_id) where ended_at is null;

create trigger entries_append_only before delete on kring.entries for each row execute function kring.refuse_change();
create trigger notes_append_only before update or delete on kring.notes for each row execute function kring.refuse_change();
create trigger amendments_append_only before update or delete on kring.amendments for each row execute function kring.refuse_change();
create trigger withholdings_end_once before update on kring.withholdings for each row execute function kring.end_once();
create trigger restrictions_end_once before update on kring.restrictions for each row execute function kring.end_once();

create function kring.mark_restricted() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update kring.entries set restricted = true where id = new.entry_id and not restricted;
  return null;
end $$;
create trigger restrictions_mark after insert on kring.restrictions for each row execute function kring.mark_restricted();

create function kring.is_author(entry uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select from kring.entries e where e.id = entry and e.author_id = kring.current_actor())
$$;

create function kring.may_amend(entry uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select from kring.entries e where e.id = entry and kring.may_write(e.person_id, e.service_id, e.compartment)
    and (not e.restricted or e.author_id = kring.current_actor()
         or exists (select from kring.restrictions r where r.entry_id = e.id and r.staff_id = kring.current_actor() and r.ended_at is null)))
$$;
comment on function kring.may_amend is 'Whoever could write it and can read it may add to it.';

-- What a share and a consent must be, whoever asks ------------------------------------------------

create function kring.has_say(voice uuid, person uuid, matters text[]) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select from kring.representations r where r.id = voice
                    and r.person_id = any (kring.same_records(person)) and r.kind <> 'trusted' and r.ended_at is null
                    and r.valid @> kring.today() and matters <@ r.compartments)
     and not exists (select from kring.maturities m where m.person_id = any (kring.same_records(person))
                        and m.ended_at is null and m.compartments && matters)
$$;
comment on function kring.has_say is 'May this representative speak for this person, today, in these matters? Not where a minor decides alone (CONF-35).';

create function kring.hold_consent() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not new.compartments <@ (select array_agg(key) from kring.compartments) then
    raise exception 'kring: no such compartment' using errcode = 'check_violation', constraint = 'consents_compartments_known';
  end if;
  if new.given_by is not null and not kring.has_say(new.given_by, new.person_id, new.compartments) then
    raise exception 'kring: they have no say in this' using errcode = 'check_violation', constraint = 'consents_representative_has_a_say';
  end if;
  return new;
end $$;
create trigger consents_hold before insert on kring.consents for each row execute function kring.hold_consent();

create function kring.hold_share() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  agreed kring.consents;
begin
  select * into agreed from kring.consents where id = new.consent_id;
  if not (agreed.decision = 'agreed' and agreed.purpose = new.purpose and agreed.source_service = new.source_service
          and new.compartment = any (agreed.compartments)
          and agreed.recipient_service is not distinct from new.recipient_service
          and agreed.recipient_staff is not distinct from new.recipient_staff
          and agreed.person_id = any (kring.same_records(new.person_id))
          and coalesce(agreed.until > now(), true))
     or exists (select from kring.consent_withdrawals w where w.consent_id = new.consent_id) then
    raise exception 'kring: not agreed' using errcode = 'check_violation', constraint = 'shares_agreed';
  end if;
  if new.recipient_staff is not null and (select t.secrecy_ground from kring.staff t where t.id = new.recipient_staff) is null then
    raise exception 'kring: not bound by secrecy' using errcode = 'check_violation', constraint = 'shares_recipient_bound';
  end if;
  if new.entry_id is not null and not exists (select from kring.entries e where e.id = new.entry_id and e.person_id = new.person_id
       and e.service_id = new.source_service and e.compartment = new.compartment) then
    raise exception 'kring: no such entry' using errcode = 'check_violation', constraint = 'shares_entry_fits';
  end if;
  return new;
end $$;
create trigger shares_hold before insert on kring.shares for each row execute function kring.hold_share();

create function kring.may_break_glass(person uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select kring.may('vault') and kring.is_bound() and person <> all (kring.closed_people())
     and exists (select from kring.usual_openings u where u.compartment = 'health'
                    and u.profession = current_setting('kring.profession', true))
$$;
comment on function kring.may_break_glass is 'Health professions bound by secrecy (CONF-21).';

create function kring.headed_openings() returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
declare
  actor uuid := kring.current_actor();
  closed uuid[] := kring.closed_people();
begin
  return array(select b.id from kring.break_glass b
    where b.staff_id <> actor and b.person_id <> all (closed)
      and exists (select from kring.memberships m join kring.memberships h on h.service_id = m.service_id
                   where m.staff_id = b.staff_id and m.valid @> b.opened_at
                     and h.staff_id = actor and h.role = 'head' and h.valid @> now()));
end $$;
comment on function kring.headed_openings is
  'Emergency openings by the others of the services the actor heads, who worked there when they opened; none of a person who is closed to the actor.';

create function kring.headed_staff() returns uuid[]
  language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct m.staff_id), '{}') from kring.memberships m
   where m.service_id in (select h.service_id from kring.memberships h
                           where h.staff_id = kring.current_actor() and h.role = 'head' and h.valid @> now())
$$;
comment on function kring.headed_staff is 'Those of the services the actor heads; also who has left, and left a care relation of theirs alone.';

create function kring.discreet_staff() returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
declare
  services uuid[] := kring.my_services();
begin
  return array(select m.staff_id from kring.memberships m join kring.services s on s.id = m.service_id
                group by m.staff_id having bool_and(s.discreet and s.id <> all (services)));
end $$;
comment on function kring.discreet_staff is
  'Colleagues who work, or worked, in discreet services of others only: that a person keeps them out tells that such a service knows the person.';

-- Gates: entries -------------------------------------------------------------------------------

call kring.protect('kring.entries', 'kring.notes', 'kring.amendments', 'kring.withholdings', 'kring.restrictions');

-- With a focus the answers stand in settings, and reading one person costs what it costs without
-- policies; without one the actor's whole circle is asked once for the statement.
create policy entries_read on kring.entries for select to kring_app using (
  person_id = any ((select case when coalesce(current_setting('kring.focus', true), '') <> ''
    then current_setting('kring.focus_reached')::uuid[] else kring.reachable_people() end)::uuid[])
  and (not restricted or author_id = (select kring.current_actor())
       or id in (select r.entry_id from kring.restrictions r where r.staff_id = (select kring.current_actor()) and r.ended_at is null))
  and case when (select coalesce(current_setting('kring.focus', true), '') <> '')
    then service_id || ' ' || compartment = any ((select current_setting('kring.focus_open', true)::text[])::text[])
         or id = any ((select current_setting('kring.focus_entries', true)::uuid[])::uuid[])
         or vital is not null and person_id = any ((select current_setting('kring.focus_glass', true)::uuid[])::uuid[])
    else (person_id, service_id, compartment) in (select o.person_id, o.service_id, o.compartment from kring.open_compartments() o)
         or id = any ((select kring.open_entries())::uuid[])
         or vital is not null and person_id = any ((select kring.broken_glass())::uuid[]) end);
create policy entries_write on kring.entries for insert to kring_app
  with check (author_id = (select kring.current_actor()) and kring.may_write(person_id, service_id, compartment));

create policy notes_read on kring.notes for select to kring_app
  using (exists (select from kring.entries e where e.id = entry_id));
create policy notes_write on kring.notes for insert to kring_app
  with check (kring.is_author(entry_id) and kring.may_amend(entry_id));

create policy amendments_read on kring.amendments for select to kring_app
  using (exists (select from kring.entries e where e.id = entry_id));
create policy amendments_write on kring.amendments for insert to kring_app
  with check (author_id = (select kring.current_actor()) and kring.may_amend(entry_id));

create policy withholdings_read on kring.withholdings for select to kring_app
  using (exists (select from kring.entries e where e.id = entry_id) or (select kring.may('upkeep')));
create policy withholdings_write on kring.withholdings for insert to kring_app with check (kring.may_amend(entry_id));
create policy withholdings_end on kring.withholdings for update to kring_app
  using (kring.may_amend(entry_id)) with check (kring.may_amend(entry_id));

create policy restrictions_read on kring.restrictions for select to kring_app
  using (staff_id = (select kring.current_actor()) or kring.is_author(entry_id));
create policy restrictions_write on kring.restrictions for insert to kring_app
  with check (kring.is_author(entry_id) and kring.may_amend(entry_id));
create policy restrictions_end on kring.restrictions for update to kring_app
  using (kring.is_author(entry_id)) with check (kring.is_author(entry_id));

grant select on kring.entries, kring.notes, kring.amendments, kring.withholdings, kring.restrictions to kring_app;
grant insert (id, person_id, service_id, compartment, kind, vital) on kring.entries to kring_app;
grant insert (entry_id, text, about_others) on kring.notes to kring_app;
grant insert (entry_id, kind, text, about_others) on kring.amendments to kring_app;
grant insert (entry_id, motive, review_on), update (ended_at) on kring.withholdings to kring_app;
grant insert (entry_id, staff_id), update (ended_at) on kring.restrictions to kring_app;

-- Gates: the circle ----------------------------------------------------------------------------

create policy care_relation_lengths_read on kring.care_relation_lengths for select to kring_app using ((select kring.current_actor()) is not null);
create policy care_relation_lengths_set on kring.care_relation_lengths for update to kring_app
  using ((select kring.may('staff'))) with check ((select kring.may('staff')));

create policy care_relations_read on kring.care_relations for select to kring_app
  -- Of one colleague only: theirs, and their head's.
  using (service_id = any ((select kring.my_services())::uuid[]) and person_id <> all ((select kring.closed_people())::uuid[])
         and (staff_id is null or staff_id = (select kring.current_actor()) or staff_id = any ((select kring.headed_staff())::uuid[]))
         or (select kring.may('upkeep')));
create policy care_relations_begin on kring.care_relations for insert to kring_app
  with check ((select kring.may('vault')) and service_id = any ((select kring.my_services())::uuid[])
              and person_id <> all ((select kring.closed_people())::uuid[]));
create policy care_relations_end on kring.care_relations for update to kring_app
  using (service_id = any ((select kring.my_services())::uuid[])) with check (service_id = any ((select kring.my_services())::uuid[]));

create policy consents_read on kring.consents for select to kring_app
  -- A no stays with whoever asked: it would tell the recipient that a discreet service knows the person.
  using ((source_service = any ((select kring.my_services())::uuid[])
          or decision = 'agreed' and (recipient_service = any ((select kring.my_services())::uuid[])
                                      or recipient_staff = (select kring.current_actor())))
         and person_id <> all ((select kring.closed_people())::uuid[]));
create policy consents_collect on kring.consents for insert to kring_app
  with check ((select kring.may('vault')) and source_service = any ((select kring.my_services())::uuid[])
              and person_id <> all ((select kring.closed_people())::uuid[]));
create policy consent_withdrawals_read on kring.consent_withdrawals for select to kring_app
  using (exists (select from kring.consents c where c.id = consent_id));
create policy consent_withdrawals_record on kring.consent_withdrawals for insert to kring_app
  with check (exists (select from kring.consents c where c.id = consent_id));

create policy shares_read on kring.shares for select to kring_app
  using ((source_service = any ((select kring.my_services())::uuid[]) or recipient_service = any ((select kring.my_services())::uuid[])
          or recipient_staff = (select kring.current_actor())) and person_id <> all ((select kring.closed_people())::uuid[])
         or (select kring.may('upkeep')));
create policy shares_pass_on on kring.shares for insert to kring_app
  with check (kring.may_write(person_id, source_service, compartment) and (entry_id is null or kring.may_amend(entry_id)));
create policy shares_end on kring.shares for update to kring_app
  using (source_service = any ((select kring.my_services())::uuid[])) with check (source_service = any ((select kring.my_services())::uuid[]));

create policy exclusions_read on kring.exclusions for select to kring_app
  -- Told in the circle, and a discreet service only to its own.
  using (person_id = any ((select kring.related_people())::uuid[])
         and (staff_id is null or recorded_by = (select kring.current_actor())
              or staff_id <> all ((select kring.discreet_staff())::uuid[]))
         and (service_id is null or service_id = any ((select kring.my_services())::uuid[])
              or service_id in (select s.id from kring.services s where not s.discreet)));
create policy exclusions_record on kring.exclusions for insert to kring_app
  with check ((select kring.may('vault')) and person_id <> all ((select kring.closed_people())::uuid[]));
create policy exclusions_end on kring.exclusions for update to kring_app
  using ((select kring.may('vault')) and person_id <> all ((select kring.closed_people())::uuid[])) with check (true);

create policy own_files_read on kring.own_files for select to kring_app
  using (staff_id = (select kring.current_actor()) or (select kring.may('journal')));
create policy own_files_declare on kring.own_files for insert to kring_app with check (staff_id = (select kring.current_actor()));
create policy own_files_end on kring.own_files for update to kring_app
  using ((select kring.may('journal')) and staff_id <> (select kring.current_actor())) with check ((select kring.may('journal')));

create policy break_glass_read on kring.break_glass for select to kring_app
  using (staff_id = (select kring.current_actor()) or id = any ((select kring.headed_openings())::uuid[])
         or (select kring.may('journal')) or (select kring.may('upkeep')));
create policy break_glass_open on kring.break_glass for insert to kring_app
  with check (staff_id = (select kring.current_actor()) and kring.may_break_glass(person_id));
create policy break_glass_close on kring.break_glass for update to kring_app
  using (staff_id = (select kring.current_actor())) with check (staff_id = (select kring.current_actor()));
create policy break_glass_reviews_read on kring.break_glass_reviews for select to kring_app
  using (exists (select from kring.break_glass b where b.id = break_glass_id));
create policy break_glass_reviews_record on kring.break_glass_reviews for insert to kring_app
  with check ((select kring.may('review')) and exists (select from kring.break_glass b where b.id = break_glass_id
    and b.staff_id <> (select kring.current_actor())));
insert into kring.role_capabilities (role, capability) values ('dpo', 'review');

grant select on kring.care_relation_lengths, kring.care_relations, kring.representations, kring.maturities, kring.consents,
  kring.consent_withdrawals, kring.shares, kring.exclusions, kring.own_files, kring.break_glass, kring.break_glass_reviews to kring_app;
grant update (months, source, source_date) on kring.care_relation_lengths to kring_app;
grant insert (person_id, service_id, staff_id, basis), update (ended_at) on kring.care_relations to kring_app;
grant insert (person_id, kind, name, other_id, compartments, evidence, valid), update (ended_at) on kring.representations to kring_app;
grant insert (person_id, compartments), update (ended_at) on kring.maturities to kring_app;
grant insert (person_id, decision, purpose, source_service, compartments, recipient_service, recipient_staff, until, explained,
  language, aid, interpreter, expressed, given_by) on kring.consents to kring_app;
grant insert (consent_id, given_by) on kring.consent_withdrawals to kring_app;
grant insert (person_id, source_service, compartment, entry_id, recipient_service, recipient_staff, purpose, consent_id,
  strictly_needed, valid), update (ended_at) on kring.shares to kring_app;
grant insert (person_id, service_id, staff_id), update (ended_at) on kring.exclusions to kring_app;
grant insert (staff_id, person_id, kind), update (ended_at) on kring.own_files to kring_app;
grant insert (person_id, reason, words), update (closed_at) on kring.break_glass to kring_app;
grant insert (break_glass_id, outcome, remark) on kring.break_glass_reviews to kring_app;

revoke all on function kring.mark_restricted, kring.is_author, kring.may_amend, kring.has_say, kring.hold_consent, kring.hold_share,
  kring.may_break_glass, kring.headed_openings, kring.headed_staff, kring.discreet_staff from public;
grant execute on function kring.is_author, kring.may_amend, kring.may_break_glass, kring.headed_openings, kring.headed_staff,
  kring.discreet_staff to kring_app;
