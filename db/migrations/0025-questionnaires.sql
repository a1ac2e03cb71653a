-- Questionnaires in the form of FHIR R4, what was answered, and sittings: somebody is answering.

create table kring.questionnaires (
  id uuid primary key default uuidv7(),
  url text not null constraint questionnaires_url_said check (length(url) between 1 and 300),
  version text not null,
  title text not null,
  languages text[] not null,
  resource json not null constraint questionnaires_resource_short check (octet_length(resource::text) <= 2000000),
  loaded_at timestamptz not null default now(),
  loaded_by uuid default kring.current_actor(),
  retired_on date,
  constraint questionnaires_once unique (url, version)
);
comment on table kring.questionnaires is 'A FHIR R4 Questionnaire as it was loaded; a new version is another row.';
comment on column kring.questionnaires.resource is 'json and not jsonb: the file goes out again letter by letter as it came in.';

create table kring.answers (
  entry_id uuid primary key references kring.entries on delete restrict,
  questionnaire_id uuid not null references kring.questionnaires on delete restrict,
  response jsonb not null,
  language text not null,
  answered_by text not null constraint answers_answered_by_known check (answered_by in ('person', 'staff', 'together')),
  answered_at timestamptz not null default now(),
  scores jsonb not null default '{}'
);
comment on table kring.answers is 'A FHIR R4 QuestionnaireResponse, complete.';
comment on column kring.answers.scores is 'Link id of a calculated item → number; of a self-rating also each axis.';
create index answers_questionnaire on kring.answers (questionnaire_id);
call kring.protect_kind('kring.answers');

create table kring.sittings (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  service_id uuid not null references kring.services on delete restrict,
  compartment text not null references kring.compartments on delete restrict,
  questionnaire_id uuid not null references kring.questionnaires on delete restrict,
  staff_id uuid not null default kring.current_actor() references kring.staff on delete restrict,
  language text not null,
  answered_by text not null constraint sittings_answered_by_known check (answered_by in ('person', 'staff', 'together')),
  response jsonb not null default '{}' constraint sittings_response_short check (octet_length(response::text) <= 800000),
  revision int not null default 1,
  began_at timestamptz not null default now(),
  saved_at timestamptz not null default now(),
  handed_to_session uuid,
  handed_in_at timestamptz,
  alarmed_at timestamptz,
  ended_at timestamptz,
  entry_id uuid references kring.entries on delete restrict
);
comment on table kring.sittings is
  'Somebody is answering a questionnaire: what was answered so far is kept. Handed over on a tablet, the session opens nothing else.';
comment on column kring.sittings.handed_to_session is 'The locked session that opens this sitting and nothing else.';
comment on column kring.sittings.handed_in_at is 'The person was done, or wanted to stop; the colleague has not taken the tablet back yet.';
comment on column kring.sittings.alarmed_at is 'An answer asked for a safety step; colleagues were told once.';
create unique index sittings_one_handed on kring.sittings (handed_to_session) where ended_at is null;
create index sittings_person on kring.sittings (person_id) where ended_at is null;
create index sittings_staff on kring.sittings (staff_id) where ended_at is null;

call kring.protect('kring.questionnaires', 'kring.sittings');
create policy questionnaires_read on kring.questionnaires for select to kring_app using ((select kring.current_actor()) is not null);
create policy questionnaires_load on kring.questionnaires for insert to kring_app
  with check ((select kring.may('upkeep')) or (select kring.may('staff')));
create policy questionnaires_retire on kring.questionnaires for update to kring_app
  using ((select kring.may('upkeep')) or (select kring.may('staff'))) with check (true);
grant select on kring.questionnaires to kring_app;
grant insert (url, version, title, languages, resource), update (retired_on) on kring.questionnaires to kring_app;

create policy sittings_read on kring.sittings for select to kring_app
  using (staff_id = (select kring.current_actor()) and kring.may_write(person_id, service_id, compartment));
create policy sittings_begin on kring.sittings for insert to kring_app
  with check (staff_id = (select kring.current_actor()) and kring.may_write(person_id, service_id, compartment));
create policy sittings_go_on on kring.sittings for update to kring_app
  using (staff_id = (select kring.current_actor()) and kring.may_write(person_id, service_id, compartment)) with check (true);
grant select on kring.sittings to kring_app;
grant insert (person_id, service_id, compartment, questionnaire_id, language, answered_by),
  update (response, revision, saved_at, language, handed_to_session, handed_in_at, alarmed_at, ended_at, entry_id) on kring.sittings to kring_app;

-- The tablet in the person's hands: the session is locked and has no capability. It reaches the one
-- sitting it was handed over with by these functions, and learns a first name, no more.

create function kring.handed_sitting() returns kring.sittings
  language sql stable security definer set search_path = '' as $$
  select s from kring.sittings s
   where s.staff_id = kring.current_actor() and s.ended_at is null
     and s.handed_to_session = nullif(current_setting('kring.session', true), '')::uuid
$$;

create function kring.open_handed_sitting()
  returns table (given text, language text, revision int, response jsonb, file text, is_handed_in boolean)
  language sql stable security definer set search_path = '' as $$
  select p.given, s.language, s.revision, s.response, q.resource::text, s.handed_in_at is not null
    from kring.handed_sitting() s
    join kring.people p on p.id = s.person_id
    join kring.questionnaires q on q.id = s.questionnaire_id
   where s.staff_id = kring.current_actor()
$$;
comment on function kring.open_handed_sitting is 'What this locked session may show; no row when nothing was handed over with it.';

create function kring.save_handed_sitting(based_on int, said jsonb, alarm boolean) returns int
  language plpgsql volatile security definer set search_path = '' as $$
declare
  s kring.sittings := kring.handed_sitting();
  saved int;
begin
  if kring.current_actor() is null or s.id is null then
    return null;
  end if;
  update kring.sittings t set response = said, revision = t.revision + 1, saved_at = now(),
      alarmed_at = coalesce(t.alarmed_at, case when alarm then now() end)
   where t.id = s.id and t.revision = based_on and t.handed_in_at is null
   returning t.revision into saved;
  if saved is null then
    return 0;
  end if;
  insert into kring.journal (act, person_id, detail) values ('sitting-saved', s.person_id,
    jsonb_build_object('sitting', s.id, 'service', s.service_id, 'compartment', s.compartment, 'by', 'person'));
  if alarm and s.alarmed_at is null then
    perform kring.notify('safety-step', s.person_id, s.id, null, array[s.staff_id], array[s.service_id], null, null);
    insert into kring.journal (act, person_id, detail) values ('safety-step-told', s.person_id,
      jsonb_build_object('sitting', s.id, 'service', s.service_id, 'compartment', s.compartment));
  end if;
  return saved;
end $$;
comment on function kring.save_handed_sitting is
  'Keeps what the person answered; journals it itself, for the caller may not know about whom. Null: nothing handed over; 0: saved elsewhere meanwhile.';

create function kring.hand_in_sitting(based_on int) returns int
  language plpgsql volatile security definer set search_path = '' as $$
declare
  s kring.sittings := kring.handed_sitting();
begin
  if kring.current_actor() is null or s.id is null then
    return null;
  end if;
  update kring.sittings t set handed_in_at = coalesce(t.handed_in_at, now()) where t.id = s.id and t.revision = based_on;
  if not found then
    return 0;
  end if;
  if s.handed_in_at is null then
    insert into kring.journal (act, person_id, detail) values ('sitting-handed-in', s.person_id,
      jsonb_build_object('sitting', s.id, 'service', s.service_id, 'compartment', s.compartment, 'by', 'person'));
    perform kring.notify('sitting-handed-in', s.person_id, s.id, null, array[s.staff_id], '{}', null, null);
  end if;
  return based_on;
end $$;
comment on function kring.hand_in_sitting is 'The person is done; the colleague is told. The sitting stays handed over until the session is unlocked.';

revoke all on function kring.handed_sitting, kring.open_handed_sitting, kring.save_handed_sitting, kring.hand_in_sitting from public;
grant execute on function kring.open_handed_sitting, kring.save_handed_sitting, kring.hand_in_sitting to kring_app;

alter table kring.notices drop constraint notices_kind_known;
alter table kring.notices add constraint notices_kind_known check (kind in
  ('break-glass-opened', 'break-glass-review-due', 'care-relation-ending', 'share-ending',
   'withholding-review-due', 'request-due', 'advice-asked', 'advice-answered', 'alert-raised',
   'checkpoint-written', 'own-rights-changed', 'password-renewed', 'safety-step', 'sitting-handed-in'));
