-- Questionnaires in the form of FHIR R4, what was answered, and sittings: somebody is answering.

create table kring.questionnaires (
  id uuid primary key default uuidv7(),
  url text not null constraint questionnaires_url_said check (length(url) between 1 and 300),
  version text not null,
  title text not null,
  languages text[] not null,
  resource jsonb not null constraint questionnaires_resource_short check (octet_length(resource::text) <= 2000000),
  loaded_at timestamptz not null default now(),
  loaded_by uuid default kring.current_actor(),
  retired_on date,
  constraint questionnaires_once unique (url, version)
);
comment on table kring.questionnaires is 'A FHIR R4 Questionnaire as it was loaded; a new version is another row.';

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
  response jsonb not null default '{}' constraint sittings_response_short check (octet_length(response::text) <= 400000),
  revision int not null default 1,
  began_at timestamptz not null default now(),
  saved_at timestamptz not null default now(),
  handed_to_session uuid,
  ended_at timestamptz,
  entry_id uuid references kring.entries on delete restrict
);
comment on table kring.sittings is
  'Somebody is answering a questionnaire: what was answered so far is kept. Handed over on a tablet, the session opens nothing else.';
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
  update (response, revision, saved_at, handed_to_session, ended_at, entry_id) on kring.sittings to kring_app;
