-- Made by `npm run schema` from the migrated database. Do not edit.

-- Tables

create table kring.advice (
  id uuid not null default uuidv7(),
  to_service uuid,
  to_staff uuid,
  question text not null,
  asked_by uuid not null default kring.current_actor(),
  asked_at timestamp with time zone not null default now(),
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint advice_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES kring.staff(id) ON DELETE RESTRICT,
  constraint advice_answers CHECK (((answer ~ '\S'::text) AND (length(answer) <= 4000))),
  constraint advice_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES kring.staff(id) ON DELETE RESTRICT,
  constraint advice_asks CHECK (((question ~ '\S'::text) AND (length(question) <= 4000))),
  constraint advice_not_oneself CHECK ((to_staff <> asked_by)),
  constraint advice_one_recipient CHECK ((num_nonnulls(to_service, to_staff) = 1)),
  constraint advice_pkey PRIMARY KEY (id),
  constraint advice_to_service_fkey FOREIGN KEY (to_service) REFERENCES kring.services(id) ON DELETE RESTRICT,
  constraint advice_to_staff_fkey FOREIGN KEY (to_staff) REFERENCES kring.staff(id) ON DELETE RESTRICT
);

create table kring.alert_thresholds (
  key text not null,
  value integer not null,
  "least" integer not null,
  most integer not null,
  changed_at timestamp with time zone,
  constraint alert_thresholds_pkey PRIMARY KEY (key),
  constraint alert_thresholds_within CHECK (((value >= "least") AND (value <= most)))
);

create table kring.alerts (
  id uuid not null default uuidv7(),
  kind text not null,
  staff_id uuid,
  service_id uuid,
  person_id uuid,
  day date not null,
  begins_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  figures jsonb not null default '{}'::jsonb,
  thresholds jsonb not null default '{}'::jsonb,
  raised_at timestamp with time zone not null default now(),
  answered_at timestamp with time zone,
  answered_by uuid,
  outcome text,
  remark text not null default ''::text,
  constraint alerts_answered_whole CHECK (((answered_at IS NULL) = (outcome IS NULL))),
  constraint alerts_kind_known CHECK ((kind = ANY (ARRAY['own-file'::text, 'near-own-file'::text, 'same-name'::text, 'many-people'::text, 'unusually-many'::text, 'at-night'::text, 'searches-without-opening'::text, 'refusals'::text, 'emergencies'::text]))),
  constraint alerts_once UNIQUE NULLS NOT DISTINCT (kind, staff_id, service_id, person_id, day),
  constraint alerts_outcome_known CHECK ((outcome = ANY (ARRAY['as-it-should'::text, 'talked'::text, 'look-further'::text, 'model-wrong'::text]))),
  constraint alerts_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint alerts_pkey PRIMARY KEY (id),
  constraint alerts_remark_short CHECK ((length(remark) <= 1000)),
  constraint alerts_service_id_fkey FOREIGN KEY (service_id) REFERENCES kring.services(id) ON DELETE CASCADE,
  constraint alerts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kring.staff(id) ON DELETE CASCADE
);

create table kring.allergies (
  entry_id uuid not null,
  substance text not null default ''::text,
  kind text not null,
  severity text not null,
  reaction text not null default ''::text,
  since text not null default ''::text,
  constraint allergies_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint allergies_kind_known CHECK ((kind = ANY (ARRAY['allergy'::text, 'intolerance'::text, 'none-known'::text]))),
  constraint allergies_pkey PRIMARY KEY (entry_id),
  constraint allergies_reaction_short CHECK ((length(reaction) <= 500)),
  constraint allergies_severity_known CHECK ((severity = ANY (ARRAY['mild'::text, 'severe'::text, 'life-threatening'::text, 'unknown'::text]))),
  constraint allergies_since_written CHECK ((since ~ '^(\d{4}(-\d{2}(-\d{2})?)?~?)?$'::text)),
  constraint allergies_substance_said CHECK (((kind = 'none-known'::text) = (substance !~ '\S'::text))),
  constraint allergies_substance_short CHECK ((length(substance) <= 200))
);

create table kring.amendments (
  id uuid not null default uuidv7(),
  entry_id uuid not null,
  kind text not null,
  text text not null,
  about_others text not null default ''::text,
  author_id uuid not null default kring.current_actor(),
  written_at timestamp with time zone not null default now(),
  constraint amendments_about_others_short CHECK ((length(about_others) <= 20000)),
  constraint amendments_author_id_fkey FOREIGN KEY (author_id) REFERENCES kring.staff(id) ON DELETE RESTRICT,
  constraint amendments_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint amendments_kind_known CHECK ((kind = ANY (ARRAY['amendment'::text, 'mistake'::text, 'own-words'::text]))),
  constraint amendments_not_empty CHECK (((text ~ '\S'::text) AND (length(text) <= 20000))),
  constraint amendments_pkey PRIMARY KEY (id)
);

create table kring.anonymous_contacts (
  id uuid not null default uuidv7(),
  service_id uuid not null,
  people integer not null default 1,
  place text not null,
  began_at timestamp with time zone not null,
  duration_minutes integer not null,
  language text not null default ''::text,
  outcome text not null,
  recorded_by uuid not null default kring.current_actor(),
  recorded_at timestamp with time zone not null default now(),
  constraint anonymous_contacts_duration_sensible CHECK (((duration_minutes >= 0) AND (duration_minutes <= 1440))),
  constraint anonymous_contacts_of_somebody CHECK (((people >= 1) AND (people <= 500))),
  constraint anonymous_contacts_outcome_known CHECK ((outcome = ANY (ARRAY['helped'::text, 'informed'::text, 'oriented'::text, 'to-be-continued'::text, 'not-reached'::text, 'declined'::text, 'closed'::text]))),
  constraint anonymous_contacts_pkey PRIMARY KEY (id),
  constraint anonymous_contacts_place_known CHECK ((place = ANY (ARRAY['centre'::text, 'home'::text, 'street'::text, 'phone'::text, 'video'::text, 'elsewhere'::text]))),
  constraint anonymous_contacts_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES kring.staff(id) ON DELETE RESTRICT,
  constraint anonymous_contacts_service_id_fkey FOREIGN KEY (service_id) REFERENCES kring.services(id) ON DELETE RESTRICT
);

create table kring.answers (
  entry_id uuid not null,
  questionnaire_id uuid not null,
  response jsonb not null,
  language text not null,
  answered_by text not null,
  answered_at timestamp with time zone not null default now(),
  scores jsonb not null default '{}'::jsonb,
  told_of_harm boolean not null default false,
  constraint answers_answered_by_known CHECK ((answered_by = ANY (ARRAY['person'::text, 'staff'::text, 'together'::text]))),
  constraint answers_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint answers_pkey PRIMARY KEY (entry_id),
  constraint answers_questionnaire_id_fkey FOREIGN KEY (questionnaire_id) REFERENCES kring.questionnaires(id) ON DELETE RESTRICT
);

create table kring.arrivals (
  id uuid not null default uuidv7(),
  centre_id uuid not null default kring.current_centre(),
  person_id uuid not null,
  arrived_at timestamp with time zone not null default now(),
  arrived_by uuid default kring.current_actor(),
  constraint arrivals_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES kring.centres(id) ON DELETE RESTRICT,
  constraint arrivals_of_person UNIQUE (id, centre_id, person_id),
  constraint arrivals_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint arrivals_pkey PRIMARY KEY (id)
);

create table kring.break_glass (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  staff_id uuid not null default kring.current_actor(),
  reason text not null,
  words text not null,
  opened_at timestamp with time zone not null default now(),
  until timestamp with time zone not null default (now() + '01:00:00'::interval),
  closed_at timestamp with time zone,
  constraint break_glass_explained CHECK ((length(btrim(words)) >= 10)),
  constraint break_glass_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint break_glass_pkey PRIMARY KEY (id),
  constraint break_glass_reason_known CHECK ((reason = ANY (ARRAY['unconscious'::text, 'life-threatening'::text, 'confused'::text, 'cannot-be-asked'::text, 'other'::text]))),
  constraint break_glass_short CHECK (((until > opened_at) AND (until <= (opened_at + '01:00:00'::interval)))),
  constraint break_glass_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kring.staff(id) ON DELETE RESTRICT
);

create table kring.break_glass_reviews (
  break_glass_id uuid not null,
  outcome text not null,
  remark text not null default ''::text,
  reviewed_at timestamp with time zone not null default now(),
  reviewed_by uuid default kring.current_actor(),
  constraint break_glass_reviews_break_glass_id_fkey FOREIGN KEY (break_glass_id) REFERENCES kring.break_glass(id) ON DELETE RESTRICT,
  constraint break_glass_reviews_outcome_known CHECK ((outcome = ANY (ARRAY['needed'::text, 'understandable'::text, 'not-needed'::text]))),
  constraint break_glass_reviews_pkey PRIMARY KEY (break_glass_id)
);

create table kring.care_relation_lengths (
  basis text not null,
  months integer not null,
  source text not null,
  source_date date not null,
  constraint care_relation_lengths_known CHECK ((basis = ANY (ARRAY['contact'::text, 'referral'::text, 'emergency'::text]))),
  constraint care_relation_lengths_pkey PRIMARY KEY (basis),
  constraint care_relation_lengths_sensible CHECK (((months >= 1) AND (months <= 60)))
);

create table kring.care_relations (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  service_id uuid not null,
  staff_id uuid,
  basis text not null,
  valid tstzrange not null,
  begun_by uuid default kring.current_actor(),
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint care_relations_basis_fkey FOREIGN KEY (basis) REFERENCES kring.care_relation_lengths(basis) ON DELETE RESTRICT,
  constraint care_relations_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint care_relations_pkey PRIMARY KEY (id),
  constraint care_relations_service_id_fkey FOREIGN KEY (service_id) REFERENCES kring.services(id) ON DELETE RESTRICT,
  constraint care_relations_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kring.staff(id) ON DELETE RESTRICT
);

create table kring.centres (
  id uuid not null default uuidv7(),
  key text not null,
  name text not null,
  address text not null default ''::text,
  lock_after_minutes integer not null default 10,
  constraint centres_key_unique UNIQUE (key),
  constraint centres_lock_after_sensible CHECK (((lock_after_minutes >= 1) AND (lock_after_minutes <= 120))),
  constraint centres_pkey PRIMARY KEY (id)
);

create table kring.closures (
  person_id uuid not null,
  service_id uuid,
  staff_id uuid,
  because text not null,
  because_id uuid not null,
  constraint closures_because_known CHECK ((because = ANY (ARRAY['exclusion'::text, 'own-file'::text]))),
  constraint closures_one_kept_out CHECK ((num_nonnulls(service_id, staff_id) = 1))
);

create table kring.code_systems (
  key text not null,
  title text not null,
  version text not null default ''::text,
  licence text not null default ''::text,
  loaded_at timestamp with time zone not null default now(),
  constraint code_systems_key_plain CHECK ((key ~ '^[a-z0-9][a-z0-9-]{0,40}$'::text)),
  constraint code_systems_pkey PRIMARY KEY (key)
);

create table kring.codes (
  system text not null,
  code text not null,
  title_en text not null default ''::text,
  title_fr text not null default ''::text,
  title_nl text not null default ''::text,
  search text not null,
  constraint codes_code_short CHECK (((length(code) >= 1) AND (length(code) <= 40))),
  constraint codes_pkey PRIMARY KEY (system, code),
  constraint codes_search_plain CHECK ((search ~ '^[a-z0-9]+( [a-z0-9]+)*$'::text)),
  constraint codes_system_fkey FOREIGN KEY (system) REFERENCES kring.code_systems(key) ON DELETE CASCADE
);

create table kring.compartments (
  key text not null,
  constraint compartments_pkey PRIMARY KEY (key)
);

create table kring.consent_withdrawals (
  consent_id uuid not null,
  withdrawn_at timestamp with time zone not null default now(),
  given_by uuid,
  recorded_by uuid default kring.current_actor(),
  constraint consent_withdrawals_consent_id_fkey FOREIGN KEY (consent_id) REFERENCES kring.consents(id) ON DELETE RESTRICT,
  constraint consent_withdrawals_given_by_fkey FOREIGN KEY (given_by) REFERENCES kring.representations(id) ON DELETE RESTRICT,
  constraint consent_withdrawals_pkey PRIMARY KEY (consent_id)
);

create table kring.consents (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  decision text not null,
  purpose text not null,
  source_service uuid not null,
  compartments text[] not null,
  recipient_service uuid,
  recipient_staff uuid,
  given_at timestamp with time zone not null default now(),
  until timestamp with time zone,
  explained text not null,
  language text not null,
  aid text not null,
  interpreter text not null default ''::text,
  expressed text not null,
  given_by uuid,
  collected_by uuid default kring.current_actor(),
  entry_id uuid,
  constraint consents_aid_known CHECK ((aid = ANY (ARRAY['none'::text, 'interpreter'::text, 'pictograms'::text, 'relative'::text]))),
  constraint consents_decision_known CHECK ((decision = ANY (ARRAY['agreed'::text, 'refused'::text]))),
  constraint consents_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint consents_expressed_known CHECK ((expressed = ANY (ARRAY['spoken'::text, 'written'::text, 'gesture'::text]))),
  constraint consents_given_by_fkey FOREIGN KEY (given_by) REFERENCES kring.representations(id) ON DELETE RESTRICT,
  constraint consents_of_something CHECK ((cardinality(compartments) > 0)),
  constraint consents_one_recipient CHECK ((num_nonnulls(recipient_service, recipient_staff) = 1)),
  constraint consents_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint consents_pkey PRIMARY KEY (id),
  constraint consents_purpose_known CHECK ((purpose = ANY (ARRAY['care'::text, 'handover'::text, 'advice'::text]))),
  constraint consents_recipient_service_fkey FOREIGN KEY (recipient_service) REFERENCES kring.services(id) ON DELETE RESTRICT,
  constraint consents_recipient_staff_fkey FOREIGN KEY (recipient_staff) REFERENCES kring.staff(id) ON DELETE RESTRICT,
  constraint consents_source_service_fkey FOREIGN KEY (source_service) REFERENCES kring.services(id) ON DELETE RESTRICT,
  constraint consents_until_later CHECK ((until > given_at))
);

create table kring.contacts (
  entry_id uuid not null,
  meeting_id uuid not null,
  form text not null,
  place text not null,
  began_at timestamp with time zone not null,
  duration_minutes integer not null,
  interpreter text not null default 'none'::text,
  interpreter_language text not null default ''::text,
  reason text not null default ''::text,
  outcome text not null,
  next_step text not null default ''::text,
  next_on date,
  next_by uuid,
  turn_id uuid,
  constraint contacts_duration_sensible CHECK (((duration_minutes >= 0) AND (duration_minutes <= 1440))),
  constraint contacts_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint contacts_form_known CHECK ((form = ANY (ARRAY['individual'::text, 'couple'::text, 'family'::text]))),
  constraint contacts_interpreter_known CHECK ((interpreter = ANY (ARRAY['none'::text, 'on-site'::text, 'phone'::text, 'video'::text, 'colleague'::text, 'relative'::text]))),
  constraint contacts_next_by_fkey FOREIGN KEY (next_by) REFERENCES kring.staff(id) ON DELETE RESTRICT,
  constraint contacts_next_step_short CHECK ((length(next_step) <= 500)),
  constraint contacts_outcome_known CHECK ((outcome = ANY (ARRAY['helped'::text, 'informed'::text, 'oriented'::text, 'to-be-continued'::text, 'not-reached'::text, 'declined'::text, 'closed'::text]))),
  constraint contacts_pkey PRIMARY KEY (entry_id),
  constraint contacts_place_known CHECK ((place = ANY (ARRAY['centre'::text, 'home'::text, 'street'::text, 'phone'::text, 'video'::text, 'elsewhere'::text]))),
  constraint contacts_reason_short CHECK ((length(reason) <= 2000)),
  constraint contacts_turn_id_fkey FOREIGN KEY (turn_id) REFERENCES kring.turns(id) ON DELETE RESTRICT
);

create table kring.documents (
  entry_id uuid not null,
  kind text not null,
  title text not null,
  dated_on date,
  correspondent text not null default ''::text,
  language text not null default ''::text,
  text text not null default ''::text,
  template text not null default ''::text,
  shown text not null default ''::text,
  file text,
  file_name text not null default ''::text,
  constraint documents_correspondent_short CHECK ((length(correspondent) <= 300)),
  constraint documents_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint documents_file_fkey FOREIGN KEY (file) REFERENCES kring.files(hash) ON DELETE RESTRICT,
  constraint documents_file_name_short CHECK ((length(file_name) <= 200)),
  constraint documents_kind_known CHECK ((kind = ANY (ARRAY['letter-received'::text, 'letter-written'::text, 'photo'::text, 'scan'::text, 'certificate'::text, 'other'::text]))),
  constraint documents_of_something CHECK (((file IS NOT NULL) OR (text ~ '\S'::text))),
  constraint documents_pkey PRIMARY KEY (entry_id),
  constraint documents_shown_known CHECK ((shown = ANY (ARRAY[''::text, 'read'::text, 'read-aloud'::text]))),
  constraint documents_template_short CHECK ((length(template) <= 40)),
  constraint documents_text_short CHECK ((length(text) <= 20000)),
  constraint documents_titled CHECK (((title ~ '\S'::text) AND (length(title) <= 200)))
);

create table kring.doors (
  id uuid not null default uuidv7(),
  centre_id uuid not null default kring.current_centre(),
  key text not null,
  name text not null,
  letter text not null,
  colour text not null,
  pictogram text not null,
  "position" integer not null,
  opened_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  constraint doors_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES kring.centres(id) ON DELETE RESTRICT,
  constraint doors_in_centre UNIQUE (id, centre_id),
  constraint doors_key_form CHECK ((key ~ '^[a-z][a-z0-9-]{0,39}$'::text)),
  constraint doors_key_unique UNIQUE (centre_id, key),
  constraint doors_letter_form CHECK ((letter ~ '^[A-Z]{1,2}$'::text)),
  constraint doors_letter_unique UNIQUE (centre_id, letter),
  constraint doors_pkey PRIMARY KEY (id)
);

create table kring.drafts (
  id uuid not null default uuidv7(),
  author_id uuid not null default kring.current_actor(),
  person_id uuid not null,
  service_id uuid not null,
  kind text not null,
  content jsonb not null,
  revision integer not null default 1,
  began_at timestamp with time zone not null default now(),
  saved_at timestamp with time zone not null default now(),
  constraint drafts_author_id_fkey FOREIGN KEY (author_id) REFERENCES kring.staff(id) ON DELETE RESTRICT,
  constraint drafts_content_short CHECK ((octet_length((content)::text) <= 400000)),
  constraint drafts_kind_known CHECK ((kind = ANY (ARRAY['note'::text, 'contact'::text, 'amendment'::text]))),
  constraint drafts_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint drafts_pkey PRIMARY KEY (id),
  constraint drafts_service_id_fkey FOREIGN KEY (service_id) REFERENCES kring.services(id) ON DELETE RESTRICT
);

create table kring.entries (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  service_id uuid not null,
  compartment text not null,
  kind text not null,
  vital text,
  restricted boolean not null default false,
  author_id uuid not null default kring.current_actor(),
  written_at timestamp with time zone not null default now(),
  with_passed_on boolean not null default false,
  constraint entries_author_id_fkey FOREIGN KEY (author_id) REFERENCES kring.staff(id) ON DELETE RESTRICT,
  constraint entries_kept_there FOREIGN KEY (service_id, compartment) REFERENCES kring.service_compartments(service_id, compartment) ON DELETE RESTRICT,
  constraint entries_kind_known CHECK ((kind = ANY (ARRAY['note'::text, 'contact'::text, 'need'::text, 'allergy'::text, 'medication'::text, 'vaccination'::text, 'measurement'::text, 'document'::text, 'answers'::text]))),
  constraint entries_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint entries_pkey PRIMARY KEY (id),
  constraint entries_vital_known CHECK ((vital = ANY (ARRAY['allergy'::text, 'medication'::text, 'problem'::text, 'contact'::text])))
);

create table kring.entry_ends (
  entry_id uuid not null,
  because text not null,
  words text not null default ''::text,
  ended_on date not null default kring.today(),
  ended_by uuid not null default kring.current_actor(),
  ended_at timestamp with time zone not null default now(),
  constraint entry_ends_because_known CHECK ((because = ANY (ARRAY['done'::text, 'dropped'::text, 'stopped'::text, 'resolved'::text, 'refuted'::text]))),
  constraint entry_ends_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES kring.staff(id) ON DELETE RESTRICT,
  constraint entry_ends_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint entry_ends_pkey PRIMARY KEY (entry_id),
  constraint entry_ends_words_short CHECK ((length(words) <= 2000))
);

create table kring.exclusions (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  service_id uuid,
  staff_id uuid,
  excluded_at timestamp with time zone not null default now(),
  recorded_by uuid default kring.current_actor(),
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint exclusions_one_kept_out CHECK ((num_nonnulls(service_id, staff_id) = 1)),
  constraint exclusions_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint exclusions_pkey PRIMARY KEY (id),
  constraint exclusions_service_id_fkey FOREIGN KEY (service_id) REFERENCES kring.services(id) ON DELETE RESTRICT,
  constraint exclusions_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kring.staff(id) ON DELETE RESTRICT
);

create table kring.files (
  hash text not null,
  media_type text not null,
  bytes bigint not null,
  width integer,
  height integer,
  stored_at timestamp with time zone not null default now(),
  constraint files_hash_written CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint files_not_empty CHECK ((bytes > 0)),
  constraint files_pkey PRIMARY KEY (hash)
);

create table kring.gp_answers (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  answer text not null,
  name text not null default ''::text,
  since_on date,
  recorded_at timestamp with time zone not null default now(),
  recorded_by uuid default kring.current_actor(),
  constraint gp_answers_known CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))),
  constraint gp_answers_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint gp_answers_pkey PRIMARY KEY (id)
);

create table kring.grants (
  person_id uuid not null,
  grantee_service uuid,
  grantee_staff uuid,
  source_service uuid,
  compartment text,
  entry_id uuid,
  valid tstzrange not null,
  because text not null,
  because_id uuid not null,
  constraint grants_because_known CHECK ((because = ANY (ARRAY['care-relation'::text, 'share'::text, 'break-glass'::text]))),
  constraint grants_one_grantee CHECK ((num_nonnulls(grantee_service, grantee_staff) = 1))
);

create table kring.health_covers (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  kind text not null,
  fund text not null default ''::text,
  until_on date,
  recorded_at timestamp with time zone not null default now(),
  recorded_by uuid default kring.current_actor(),
  constraint health_covers_known CHECK ((kind = ANY (ARRAY['insured'::text, 'increased'::text, 'urgent-medical-aid'::text, 'none'::text, 'unknown'::text]))),
  constraint health_covers_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint health_covers_pkey PRIMARY KEY (id)
);

create table kring.import_references (
  source text not null,
  reference text not null,
  person_id uuid not null,
  import_id uuid not null,
  constraint import_references_import_id_fkey FOREIGN KEY (import_id) REFERENCES kring.imports(id) ON DELETE RESTRICT,
  constraint import_references_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint import_references_pkey PRIMARY KEY (source, reference)
);

create table kring.import_rows (
  import_id uuid not null,
  line integer not null,
  reference text,
  outcome text not null,
  person_id uuid,
  because text not null default ''::text,
  constraint import_rows_ends_somewhere CHECK (((person_id IS NULL) = (outcome = 'refused'::text))),
  constraint import_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES kring.imports(id) ON DELETE RESTRICT,
  constraint import_rows_outcome_known CHECK ((outcome = ANY (ARRAY['created'::text, 'matched'::text, 'to-review'::text, 'refused'::text]))),
  constraint import_rows_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint import_rows_pkey PRIMARY KEY (import_id, line)
);

create table kring.imports (
  id uuid not null default uuidv7(),
  source text not null,
  file_checksum text not null,
  mapping jsonb not null,
  rows_total integer not null,
  rows_done integer not null default 0,
  created integer not null default 0,
  matched integer not null default 0,
  to_review integer not null default 0,
  refused integer not null default 0,
  state text not null default 'running'::text,
  started_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  constraint imports_adds_up CHECK (((rows_done = (((created + matched) + to_review) + refused)) AND (rows_done <= rows_total))),
  constraint imports_done_whole CHECK (((state = 'running'::text) OR ((rows_done = rows_total) AND (finished_at IS NOT NULL)))),
  constraint imports_pkey PRIMARY KEY (id),
  constraint imports_state_known CHECK ((state = ANY (ARRAY['running'::text, 'done'::text])))
);

create table kring.journal (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default clock_timestamp(),
  act text not null,
  person_id uuid,
  detail jsonb not null default '{}'::jsonb,
  actor_id uuid default kring.current_actor(),
  session_id uuid default (NULLIF(current_setting('kring.session'::text, true), ''::text))::uuid,
  purpose text not null default COALESCE(NULLIF(current_setting('kring.purpose'::text, true), ''::text), 'none'::text),
  request_id text default NULLIF(current_setting('kring.request'::text, true), ''::text),
  tx xid8 not null default pg_current_xact_id(),
  constraint journal_pkey PRIMARY KEY (id)
);

create table kring.journal_seals (
  id bigint not null,
  upto_tx xid8 not null,
  first_entry bigint not null,
  last_entry bigint not null,
  entries bigint not null,
  total_entries bigint not null,
  root bytea not null,
  previous bytea not null,
  hash bytea not null,
  sealed_at timestamp with time zone not null default now(),
  constraint journal_seals_from_one CHECK ((id >= 1)),
  constraint journal_seals_hash_sha256 CHECK ((octet_length(hash) = 32)),
  constraint journal_seals_hash_unique UNIQUE (hash),
  constraint journal_seals_in_order CHECK (((first_entry <= last_entry) AND (total_entries >= entries))),
  constraint journal_seals_never_empty CHECK ((entries >= 1)),
  constraint journal_seals_pkey PRIMARY KEY (id),
  constraint journal_seals_previous_sha256 CHECK ((octet_length(previous) = 32)),
  constraint journal_seals_previous_unique UNIQUE (previous),
  constraint journal_seals_root_sha256 CHECK ((octet_length(root) = 32)),
  constraint journal_seals_upto_unique UNIQUE (upto_tx)
);

create table kring.kept_by_law (
  compartment text not null,
  years integer not null,
  source text not null,
  source_date date not null,
  constraint kept_by_law_compartment_fkey FOREIGN KEY (compartment) REFERENCES kring.compartments(key) ON DELETE RESTRICT,
  constraint kept_by_law_pkey PRIMARY KEY (compartment),
  constraint kept_by_law_sensible CHECK (((years >= 1) AND (years <= 100))),
  constraint kept_by_law_sourced CHECK ((source ~ '\S'::text))
);

create table kring.likely_duplicates (
  id uuid not null default uuidv7(),
  left_id uuid not null,
  right_id uuid not null,
  score real not null,
  found_by text not null,
  found_at timestamp with time zone not null default now(),
  state text not null default 'waiting'::text,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint likely_duplicates_found_by_known CHECK ((found_by = ANY (ARRAY['registration'::text, 'import'::text]))),
  constraint likely_duplicates_left_id_fkey FOREIGN KEY (left_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint likely_duplicates_once UNIQUE (left_id, right_id),
  constraint likely_duplicates_ordered CHECK ((left_id < right_id)),
  constraint likely_duplicates_pkey PRIMARY KEY (id),
  constraint likely_duplicates_right_id_fkey FOREIGN KEY (right_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint likely_duplicates_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'dismissed'::text, 'merged'::text])))
);

create table kring.maturities (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  compartments text[] not null,
  assessed_at timestamp with time zone not null default now(),
  assessed_by uuid default kring.current_actor(),
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint maturities_of_something CHECK ((cardinality(compartments) > 0)),
  constraint maturities_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint maturities_pkey PRIMARY KEY (id)
);

create table kring.measurement_kinds (
  key text not null,
  service_id uuid,
  name text not null default ''::text,
  unit text not null,
  values_count smallint not null default 1,
  decimals smallint not null default 0,
  possible numrange not null,
  usual numrange not null,
  second_usual numrange,
  place smallint not null default 100,
  added_by uuid default kring.current_actor(),
  added_at timestamp with time zone not null default now(),
  constraint measurement_kinds_decimals_sensible CHECK (((decimals >= 0) AND (decimals <= 3))),
  constraint measurement_kinds_key_plain CHECK ((key ~ '^[a-z0-9][a-z0-9-]{1,40}$'::text)),
  constraint measurement_kinds_name_short CHECK ((length(name) <= 80)),
  constraint measurement_kinds_own_named CHECK (((service_id IS NULL) OR (name ~ '\S'::text))),
  constraint measurement_kinds_pkey PRIMARY KEY (key),
  constraint measurement_kinds_second_usual CHECK (((values_count = 2) = (second_usual IS NOT NULL))),
  constraint measurement_kinds_service_id_fkey FOREIGN KEY (service_id) REFERENCES kring.services(id) ON DELETE RESTRICT,
  constraint measurement_kinds_unit_short CHECK (((length(unit) >= 1) AND (length(unit) <= 30))),
  constraint measurement_kinds_usual_possible CHECK (((possible @> usual) AND (possible @> COALESCE(second_usual, usual)))),
  constraint measurement_kinds_values_known CHECK ((values_count = ANY (ARRAY[1, 2])))
);

create table kring.measurements (
  entry_id uuid not null,
  kind text not null,
  value numeric not null,
  second_value numeric,
  taken_at timestamp with time zone not null,
  remark text not null default ''::text,
  constraint measurements_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint measurements_kind_fkey FOREIGN KEY (kind) REFERENCES kring.measurement_kinds(key) ON DELETE RESTRICT,
  constraint measurements_pkey PRIMARY KEY (entry_id),
  constraint measurements_remark_short CHECK ((length(remark) <= 300))
);

create table kring.medications (
  entry_id uuid not null,
  name text not null,
  dose text not null default ''::text,
  schedule text not null default ''::text,
  reason text not null default ''::text,
  prescriber text not null default ''::text,
  since_on date,
  until_on date,
  constraint medications_dose_short CHECK ((length(dose) <= 200)),
  constraint medications_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint medications_in_order CHECK ((until_on >= since_on)),
  constraint medications_named CHECK (((name ~ '\S'::text) AND (length(name) <= 200))),
  constraint medications_pkey PRIMARY KEY (entry_id),
  constraint medications_prescriber_short CHECK ((length(prescriber) <= 200)),
  constraint medications_reason_short CHECK ((length(reason) <= 300)),
  constraint medications_schedule_short CHECK ((length(schedule) <= 300))
);

create table kring.memberships (
  id uuid not null default uuidv7(),
  staff_id uuid not null,
  service_id uuid,
  role text not null,
  valid tstzrange not null default tstzrange(now(), NULL::timestamp with time zone),
  constraint memberships_no_overlap EXCLUDE USING gist (staff_id WITH =, COALESCE(service_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, role WITH =, valid WITH &&),
  constraint memberships_pkey PRIMARY KEY (id),
  constraint memberships_role_known CHECK ((role = ANY (ARRAY['welcome'::text, 'care'::text, 'head'::text, 'community'::text, 'coordinator'::text, 'dpo'::text, 'admin'::text, 'analyst'::text, 'partner'::text]))),
  constraint memberships_service_id_fkey FOREIGN KEY (service_id) REFERENCES kring.services(id) ON DELETE CASCADE,
  constraint memberships_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kring.staff(id) ON DELETE CASCADE
);

create table kring.merges (
  id uuid not null default uuidv7(),
  kept_id uuid not null,
  merged_id uuid not null,
  took text[] not null default '{}'::text[],
  kept_before jsonb not null,
  kept_after jsonb not null,
  merged_before jsonb not null,
  merged_at timestamp with time zone not null default clock_timestamp(),
  merged_by uuid default kring.current_actor(),
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint merges_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint merges_merged_id_fkey FOREIGN KEY (merged_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint merges_pkey PRIMARY KEY (id),
  constraint merges_two_people CHECK ((kept_id <> merged_id))
);

create table kring.national_numbers (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  number text not null,
  kind text not null,
  valid boolean not null,
  override_reason text,
  recorded_at timestamp with time zone not null default now(),
  recorded_by uuid default kring.current_actor(),
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint national_numbers_kind_known CHECK ((kind = ANY (ARRAY['niss'::text, 'bis'::text]))),
  constraint national_numbers_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint national_numbers_pkey PRIMARY KEY (id),
  constraint national_numbers_reasoned CHECK ((valid OR (override_reason ~ '\S'::text)))
);

create table kring.need_helpers (
  id uuid not null default uuidv7(),
  entry_id uuid not null,
  service_id uuid,
  staff_id uuid,
  outside text not null default ''::text,
  since_on date not null default kring.today(),
  added_by uuid not null default kring.current_actor(),
  added_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint need_helpers_added_by_fkey FOREIGN KEY (added_by) REFERENCES kring.staff(id) ON DELETE RESTRICT,
  constraint need_helpers_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.needs(entry_id) ON DELETE RESTRICT,
  constraint need_helpers_one CHECK (((num_nonnulls(service_id, staff_id) + ((outside <> ''::text))::integer) = 1)),
  constraint need_helpers_outside_short CHECK ((length(outside) <= 200)),
  constraint need_helpers_pkey PRIMARY KEY (id),
  constraint need_helpers_service_id_fkey FOREIGN KEY (service_id) REFERENCES kring.services(id) ON DELETE RESTRICT,
  constraint need_helpers_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kring.staff(id) ON DELETE RESTRICT
);

create table kring.need_states (
  id uuid not null default uuidv7(),
  entry_id uuid not null,
  state text not null,
  urgency smallint not null,
  unmet_because text,
  words text not null default ''::text,
  changed_by uuid not null default kring.current_actor(),
  changed_at timestamp with time zone not null default clock_timestamp(),
  constraint need_states_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES kring.staff(id) ON DELETE RESTRICT,
  constraint need_states_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.needs(entry_id) ON DELETE RESTRICT,
  constraint need_states_pkey PRIMARY KEY (id),
  constraint need_states_state_known CHECK ((state = ANY (ARRAY['new'::text, 'being-helped'::text, 'solved'::text, 'accepted'::text, 'lost-sight'::text]))),
  constraint need_states_unmet_known CHECK ((unmet_because = ANY (ARRAY['no-place'::text, 'waiting-list'::text, 'not-entitled'::text, 'no-papers'::text, 'too-expensive'::text, 'language'::text, 'distance'::text, 'declined'::text, 'no-offer'::text, 'other'::text]))),
  constraint need_states_unmet_waits CHECK (((unmet_because IS NULL) OR (state = ANY (ARRAY['new'::text, 'accepted'::text, 'lost-sight'::text])))),
  constraint need_states_urgency_known CHECK (((urgency >= 0) AND (urgency <= 3))),
  constraint need_states_words_short CHECK ((length(words) <= 2000))
);

create table kring.needs (
  entry_id uuid not null,
  what text not null,
  code_system text,
  code text,
  words text not null default ''::text,
  noted_in uuid,
  constraint needs_code_whole CHECK ((num_nulls(code_system, code) <> 1)),
  constraint needs_coded FOREIGN KEY (code_system, code) REFERENCES kring.codes(system, code) ON DELETE RESTRICT,
  constraint needs_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint needs_noted_in_fkey FOREIGN KEY (noted_in) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint needs_pkey PRIMARY KEY (entry_id),
  constraint needs_what_plain CHECK ((what ~ '^[a-z][a-z-]{1,40}$'::text)),
  constraint needs_words_short CHECK ((length(words) <= 2000))
);

create table kring.notes (
  entry_id uuid not null,
  text text not null,
  about_others text not null default ''::text,
  contact_id uuid,
  constraint notes_about_others_short CHECK ((length(about_others) <= 20000)),
  constraint notes_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES kring.contacts(entry_id) ON DELETE RESTRICT,
  constraint notes_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint notes_not_empty CHECK (((text ~ '\S'::text) AND (length(text) <= 20000))),
  constraint notes_pkey PRIMARY KEY (entry_id)
);

create table kring.notices (
  id uuid not null default uuidv7(),
  staff_id uuid not null,
  kind text not null,
  person_id uuid,
  subject_id uuid,
  due_on date,
  at timestamp with time zone not null default now(),
  read_at timestamp with time zone,
  constraint notices_kind_known CHECK ((kind = ANY (ARRAY['break-glass-opened'::text, 'break-glass-review-due'::text, 'care-relation-ending'::text, 'share-ending'::text, 'withholding-review-due'::text, 'request-due'::text, 'advice-asked'::text, 'advice-answered'::text, 'alert-raised'::text, 'checkpoint-written'::text, 'own-rights-changed'::text, 'password-renewed'::text, 'safety-step'::text, 'sitting-handed-in'::text, 'referral-waiting'::text, 'referral-answered'::text]))),
  constraint notices_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE CASCADE,
  constraint notices_pkey PRIMARY KEY (id),
  constraint notices_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kring.staff(id) ON DELETE CASCADE
);

create table kring.openings (
  service_id uuid not null,
  profession text not null,
  compartment text not null,
  constraint openings_kept_there FOREIGN KEY (service_id, compartment) REFERENCES kring.service_compartments(service_id, compartment) ON DELETE CASCADE,
  constraint openings_pkey PRIMARY KEY (service_id, profession, compartment)
);

create table kring.outbox (
  id uuid not null default uuidv7(),
  address text not null,
  subject text not null,
  text text not null,
  path text not null default '/'::text,
  why text not null,
  created_at timestamp with time zone not null default now(),
  next_at timestamp with time zone not null default now(),
  attempts integer not null default 0,
  last_error text,
  sent_at timestamp with time zone,
  constraint outbox_path_of_the_house CHECK ((path ~ '^/[a-z/-]*$'::text)),
  constraint outbox_pkey PRIMARY KEY (id)
);

create table kring.own_files (
  id uuid not null default uuidv7(),
  staff_id uuid not null,
  person_id uuid not null,
  kind text not null,
  declared_at timestamp with time zone not null default now(),
  declared_by uuid default kring.current_actor(),
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint own_files_kind_known CHECK ((kind = ANY (ARRAY['self'::text, 'relative'::text]))),
  constraint own_files_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint own_files_pkey PRIMARY KEY (id),
  constraint own_files_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kring.staff(id) ON DELETE RESTRICT
);

create table kring.people (
  id uuid not null default uuidv7(),
  number text not null,
  version integer not null default 1,
  given text not null default ''::text,
  family text not null default ''::text,
  other_names jsonb not null default '[]'::jsonb,
  birth text,
  birth_year integer generated always as (("left"(birth, 4))::integer) stored,
  gender text not null default 'unknown'::text,
  languages text[] not null default '{}'::text[],
  reads text[] not null default '{}'::text[],
  reading_ability text not null default 'unknown'::text,
  interpreter text,
  reach jsonb not null default '{"email": "", "advice": "", "askFor": "", "phones": [], "letterHome": false}'::jsonb,
  address_kind text not null default 'unknown'::text,
  street text not null default ''::text,
  postcode text not null default ''::text,
  municipality text not null default ''::text,
  sector text,
  trusted_person text not null default ''::text,
  consent jsonb,
  registered_at timestamp with time zone not null default now(),
  registered_by uuid default kring.current_actor(),
  centre_id uuid default kring.current_centre(),
  merged_into uuid,
  constraint people_address_kind_known CHECK ((address_kind = ANY (ARRAY['home'::text, 'reference'::text, 'none'::text, 'unknown'::text]))),
  constraint people_birth_edtf CHECK ((birth ~ '^[0-9]{4}((-[0-9]{2}(-[0-9]{2})?)?~?)$'::text)),
  constraint people_callable CHECK (((given ~ '\S'::text) OR (family ~ '\S'::text) OR (jsonb_array_length(other_names) > 0))),
  constraint people_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES kring.centres(id) ON DELETE RESTRICT,
  constraint people_gender_known CHECK ((gender = ANY (ARRAY['woman'::text, 'man'::text, 'other'::text, 'unknown'::text]))),
  constraint people_merged_into_fk FOREIGN KEY (merged_into) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint people_not_into_oneself CHECK ((merged_into <> id)),
  constraint people_number_form CHECK ((number ~ '^KR-[0-9]{4}-[0-9]{3,9}[A-Z]$'::text)),
  constraint people_number_unique UNIQUE (number),
  constraint people_pkey PRIMARY KEY (id),
  constraint people_reading_known CHECK ((reading_ability = ANY (ARRAY['yes'::text, 'little'::text, 'no'::text, 'unknown'::text]))),
  constraint people_sector_known FOREIGN KEY (sector) REFERENCES kring.sectors(code) ON DELETE RESTRICT
);

create table kring.people_history (
  id bigint not null generated always as identity,
  person_id uuid not null,
  version integer not null,
  was jsonb not null,
  changed_at timestamp with time zone not null default clock_timestamp(),
  changed_by uuid default kring.current_actor(),
  constraint people_history_once UNIQUE (person_id, version),
  constraint people_history_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint people_history_pkey PRIMARY KEY (id)
);

create table kring.people_search (
  person_id uuid not null,
  keys text[] not null,
  constraint people_search_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE CASCADE,
  constraint people_search_pkey PRIMARY KEY (person_id)
);

create table kring.questionnaires (
  id uuid not null default uuidv7(),
  url text not null,
  version text not null,
  title text not null,
  languages text[] not null,
  resource json not null,
  loaded_at timestamp with time zone not null default now(),
  loaded_by uuid default kring.current_actor(),
  retired_on date,
  titles jsonb not null generated always as (kring.translations((resource -> '_title'::text))) stored,
  constraint questionnaires_once UNIQUE (url, version),
  constraint questionnaires_pkey PRIMARY KEY (id),
  constraint questionnaires_resource_short CHECK ((octet_length((resource)::text) <= 2000000)),
  constraint questionnaires_url_said CHECK (((length(url) >= 1) AND (length(url) <= 300)))
);

create table kring.receipts (
  actor_id uuid not null,
  key text not null,
  reply jsonb not null,
  at timestamp with time zone not null default now(),
  constraint receipts_pkey PRIMARY KEY (actor_id, key)
);

create table kring.referral_moves (
  id uuid not null default uuidv7(),
  referral_id uuid not null,
  move text not null,
  words text not null default ''::text,
  moved_by uuid not null default kring.current_actor(),
  moved_at timestamp with time zone not null default clock_timestamp(),
  constraint referral_moves_move_known CHECK ((move = ANY (ARRAY['accepted'::text, 'declined'::text, 'taken-back'::text, 'done'::text]))),
  constraint referral_moves_moved_by_fkey FOREIGN KEY (moved_by) REFERENCES kring.staff(id) ON DELETE RESTRICT,
  constraint referral_moves_pkey PRIMARY KEY (id),
  constraint referral_moves_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES kring.referrals(id) ON DELETE RESTRICT,
  constraint referral_moves_words_short CHECK ((length(words) <= 500))
);

create table kring.referrals (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  from_service uuid not null,
  to_service uuid not null,
  entry_id uuid not null,
  share_id uuid not null,
  asked_by uuid not null default kring.current_actor(),
  asked_at timestamp with time zone not null default now(),
  constraint referrals_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES kring.staff(id) ON DELETE RESTRICT,
  constraint referrals_elsewhere CHECK ((from_service <> to_service)),
  constraint referrals_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.needs(entry_id) ON DELETE RESTRICT,
  constraint referrals_from_service_fkey FOREIGN KEY (from_service) REFERENCES kring.services(id) ON DELETE RESTRICT,
  constraint referrals_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint referrals_pkey PRIMARY KEY (id),
  constraint referrals_share_id_fkey FOREIGN KEY (share_id) REFERENCES kring.shares(id) ON DELETE RESTRICT,
  constraint referrals_to_service_fkey FOREIGN KEY (to_service) REFERENCES kring.services(id) ON DELETE RESTRICT
);

create table kring.relations (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  other_id uuid not null,
  kind text not null,
  recorded_at timestamp with time zone not null default now(),
  recorded_by uuid default kring.current_actor(),
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint relations_kind_known CHECK ((kind = ANY (ARRAY['household'::text, 'partner'::text, 'parent'::text, 'sibling'::text, 'relative'::text, 'friend'::text, 'trusted'::text]))),
  constraint relations_other_id_fkey FOREIGN KEY (other_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint relations_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint relations_pkey PRIMARY KEY (id),
  constraint relations_stored_once CHECK (((kind = ANY (ARRAY['parent'::text, 'trusted'::text])) OR (person_id < other_id))),
  constraint relations_two_people CHECK ((person_id <> other_id))
);

create table kring.reminders (
  subject_id uuid not null,
  days integer not null,
  reminded_at timestamp with time zone not null default now(),
  constraint reminders_pkey PRIMARY KEY (subject_id, days)
);

create table kring.representations (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  kind text not null,
  name text not null,
  other_id uuid,
  compartments text[] not null,
  evidence text not null default ''::text,
  valid daterange not null,
  recorded_at timestamp with time zone not null default now(),
  recorded_by uuid default kring.current_actor(),
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint representations_kind_known CHECK ((kind = ANY (ARRAY['trusted'::text, 'representative'::text, 'parent'::text, 'administrator'::text]))),
  constraint representations_named CHECK ((name ~ '\S'::text)),
  constraint representations_other_id_fkey FOREIGN KEY (other_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint representations_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint representations_pkey PRIMARY KEY (id)
);

create table kring.request_clocks (
  kind text not null,
  about_health boolean not null,
  days integer,
  months integer,
  extension_months integer not null,
  source text not null,
  source_date date not null,
  constraint request_clocks_days_or_months CHECK ((num_nonnulls(days, months) = 1)),
  constraint request_clocks_days_sensible CHECK (((days >= 1) AND (days <= 90))),
  constraint request_clocks_extension_short CHECK (((extension_months >= 0) AND (extension_months <= 2))),
  constraint request_clocks_kind_known CHECK ((kind = ANY (ARRAY['copy'::text, 'correction'::text, 'erasure'::text, 'objection'::text]))),
  constraint request_clocks_months_sensible CHECK (((months >= 1) AND (months <= 3))),
  constraint request_clocks_pkey PRIMARY KEY (kind, about_health),
  constraint request_clocks_sourced CHECK ((source ~ '\S'::text))
);

create table kring.restrictions (
  id uuid not null default uuidv7(),
  entry_id uuid not null,
  staff_id uuid not null,
  named_at timestamp with time zone not null default now(),
  named_by uuid default kring.current_actor(),
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint restrictions_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint restrictions_pkey PRIMARY KEY (id),
  constraint restrictions_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kring.staff(id) ON DELETE RESTRICT
);

create table kring.rights_requests (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  service_id uuid,
  kind text not null,
  about_health boolean not null,
  asked_on date not null,
  asked_by uuid,
  how text not null,
  words text not null,
  due_on date not null,
  recorded_at timestamp with time zone not null default now(),
  recorded_by uuid default kring.current_actor(),
  extended_to date,
  extension_motive text,
  extended_at timestamp with time zone,
  extended_by uuid,
  answer text,
  answer_motive text not null default ''::text,
  answered_at timestamp with time zone,
  answered_by uuid,
  reminded_on date,
  constraint rights_requests_answer_known CHECK ((answer = ANY (ARRAY['granted'::text, 'partly'::text, 'refused'::text]))),
  constraint rights_requests_answer_motivated CHECK (((answer IS NULL) OR (answer = 'granted'::text) OR (answer_motive ~ '\S'::text))),
  constraint rights_requests_answer_whole CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint rights_requests_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES kring.representations(id) ON DELETE RESTRICT,
  constraint rights_requests_clock FOREIGN KEY (kind, about_health) REFERENCES kring.request_clocks(kind, about_health) ON DELETE RESTRICT,
  constraint rights_requests_extension_motivated CHECK (((extended_to IS NULL) OR (extension_motive ~ '\S'::text))),
  constraint rights_requests_extension_short CHECK ((length(extension_motive) <= 2000)),
  constraint rights_requests_how_known CHECK ((how = ANY (ARRAY['desk'::text, 'letter'::text, 'mail'::text, 'phone'::text]))),
  constraint rights_requests_motive_short CHECK ((length(answer_motive) <= 2000)),
  constraint rights_requests_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint rights_requests_pkey PRIMARY KEY (id),
  constraint rights_requests_says_something CHECK (((words ~ '\S'::text) AND (length(words) <= 2000))),
  constraint rights_requests_service_id_fkey FOREIGN KEY (service_id) REFERENCES kring.services(id) ON DELETE RESTRICT
);

create table kring.role_capabilities (
  role text not null,
  capability text not null,
  constraint role_capabilities_pkey PRIMARY KEY (role, capability)
);

create table kring.screens (
  id uuid not null default uuidv7(),
  centre_id uuid not null default kring.current_centre(),
  name text not null,
  key_hash bytea not null,
  languages text[] not null default '{}'::text[],
  added_at timestamp with time zone not null default now(),
  added_by uuid default kring.current_actor(),
  seen_at timestamp with time zone,
  constraint screens_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES kring.centres(id) ON DELETE RESTRICT,
  constraint screens_key_unique UNIQUE (key_hash),
  constraint screens_pkey PRIMARY KEY (id)
);

create table kring.sectors (
  code text not null,
  name_fr text not null,
  name_nl text not null,
  neighbourhood_fr text not null,
  neighbourhood_nl text not null,
  municipality_fr text not null,
  municipality_nl text not null,
  nis text not null,
  postcodes text[] not null,
  words text not null,
  constraint sectors_pkey PRIMARY KEY (code)
);

create table kring.service_centres (
  service_id uuid not null,
  centre_id uuid not null,
  constraint service_centres_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES kring.centres(id) ON DELETE CASCADE,
  constraint service_centres_pkey PRIMARY KEY (service_id, centre_id),
  constraint service_centres_service_id_fkey FOREIGN KEY (service_id) REFERENCES kring.services(id) ON DELETE CASCADE
);

create table kring.service_compartments (
  service_id uuid not null,
  compartment text not null,
  constraint service_compartments_compartment_fkey FOREIGN KEY (compartment) REFERENCES kring.compartments(key) ON DELETE RESTRICT,
  constraint service_compartments_pkey PRIMARY KEY (service_id, compartment),
  constraint service_compartments_service_id_fkey FOREIGN KEY (service_id) REFERENCES kring.services(id) ON DELETE CASCADE
);

create table kring.services (
  id uuid not null default uuidv7(),
  key text not null,
  name text not null,
  enterprise_number text,
  discreet boolean not null default false,
  approval_number text not null default ''::text,
  privacy_contact text not null default ''::text,
  desk_label text not null default ''::text,
  closed_on date,
  version integer not null default 1,
  constraint services_key_unique UNIQUE (key),
  constraint services_pkey PRIMARY KEY (id)
);

create table kring.sessions (
  id uuid not null default uuidv7(),
  token_hash bytea not null,
  staff_id uuid not null,
  device text not null default ''::text,
  started_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null default (now() + '12:00:00'::interval),
  locked_at timestamp with time zone,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kring.staff(id) ON DELETE CASCADE,
  constraint sessions_token_unique UNIQUE (token_hash)
);

create table kring.shares (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  source_service uuid not null,
  compartment text not null,
  entry_id uuid,
  recipient_service uuid,
  recipient_staff uuid,
  purpose text not null,
  consent_id uuid not null,
  strictly_needed boolean not null,
  valid tstzrange not null,
  shared_by uuid default kring.current_actor(),
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint shares_compartment_fkey FOREIGN KEY (compartment) REFERENCES kring.compartments(key) ON DELETE RESTRICT,
  constraint shares_consent_id_fkey FOREIGN KEY (consent_id) REFERENCES kring.consents(id) ON DELETE RESTRICT,
  constraint shares_not_empty CHECK (((NOT isempty(valid)) AND (upper(valid) IS NOT NULL))),
  constraint shares_one_recipient CHECK ((num_nonnulls(recipient_service, recipient_staff) = 1)),
  constraint shares_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint shares_pkey PRIMARY KEY (id),
  constraint shares_purpose_known CHECK ((purpose = ANY (ARRAY['care'::text, 'handover'::text, 'advice'::text]))),
  constraint shares_recipient_service_fkey FOREIGN KEY (recipient_service) REFERENCES kring.services(id) ON DELETE RESTRICT,
  constraint shares_recipient_staff_fkey FOREIGN KEY (recipient_staff) REFERENCES kring.staff(id) ON DELETE RESTRICT,
  constraint shares_source_service_fkey FOREIGN KEY (source_service) REFERENCES kring.services(id) ON DELETE RESTRICT,
  constraint shares_strictly_needed CHECK (strictly_needed)
);

create table kring.sign_in_attempts (
  email text not null,
  at timestamp with time zone not null default now(),
  succeeded boolean not null
);

create table kring.sittings (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  service_id uuid not null,
  compartment text not null,
  questionnaire_id uuid not null,
  staff_id uuid not null default kring.current_actor(),
  language text not null,
  answered_by text not null,
  response jsonb not null default '{}'::jsonb,
  revision integer not null default 1,
  began_at timestamp with time zone not null default now(),
  saved_at timestamp with time zone not null default now(),
  handed_to_session uuid,
  handed_in_at timestamp with time zone,
  alarmed_at timestamp with time zone,
  ended_at timestamp with time zone,
  entry_id uuid,
  constraint sittings_answered_by_known CHECK ((answered_by = ANY (ARRAY['person'::text, 'staff'::text, 'together'::text]))),
  constraint sittings_compartment_fkey FOREIGN KEY (compartment) REFERENCES kring.compartments(key) ON DELETE RESTRICT,
  constraint sittings_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint sittings_person_id_fkey FOREIGN KEY (person_id) REFERENCES kring.people(id) ON DELETE RESTRICT,
  constraint sittings_pkey PRIMARY KEY (id),
  constraint sittings_questionnaire_id_fkey FOREIGN KEY (questionnaire_id) REFERENCES kring.questionnaires(id) ON DELETE RESTRICT,
  constraint sittings_response_short CHECK ((octet_length((response)::text) <= 800000)),
  constraint sittings_service_id_fkey FOREIGN KEY (service_id) REFERENCES kring.services(id) ON DELETE RESTRICT,
  constraint sittings_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kring.staff(id) ON DELETE RESTRICT
);

create table kring.staff (
  id uuid not null default uuidv7(),
  centre_id uuid not null,
  email text not null,
  given text not null,
  family text not null,
  profession text not null,
  languages text[] not null default '{}'::text[],
  secrecy_ground text,
  interface_language text not null default 'fr'::text,
  password_hash text,
  left_on date,
  version integer not null default 1,
  responsible_staff_id uuid,
  responsible_service_id uuid,
  constraint staff_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES kring.centres(id) ON DELETE RESTRICT,
  constraint staff_email_lower CHECK ((email = lower(email))),
  constraint staff_email_unique UNIQUE (email),
  constraint staff_interface_language_known CHECK ((interface_language = ANY (ARRAY['fr'::text, 'nl'::text, 'en'::text]))),
  constraint staff_not_own_responsible CHECK ((responsible_staff_id <> id)),
  constraint staff_one_responsible CHECK ((num_nonnulls(responsible_staff_id, responsible_service_id) <= 1)),
  constraint staff_pkey PRIMARY KEY (id),
  constraint staff_responsible_service_id_fkey FOREIGN KEY (responsible_service_id) REFERENCES kring.services(id) ON DELETE RESTRICT,
  constraint staff_responsible_staff_id_fkey FOREIGN KEY (responsible_staff_id) REFERENCES kring.staff(id) ON DELETE RESTRICT,
  constraint staff_secrecy_ground_known CHECK ((secrecy_ground = ANY (ARRAY['profession'::text, 'statute'::text, 'contract'::text, 'volunteer'::text])))
);

create table kring.ticket_counters (
  door_id uuid not null,
  day date not null,
  last_number integer not null,
  constraint ticket_counters_door_id_fkey FOREIGN KEY (door_id) REFERENCES kring.doors(id) ON DELETE CASCADE,
  constraint ticket_counters_pkey PRIMARY KEY (door_id, day)
);

create table kring.turn_moves (
  id bigint not null generated always as identity,
  turn_id uuid not null,
  centre_id uuid not null,
  from_state text,
  to_state text not null,
  urgent boolean not null,
  moved_at timestamp with time zone not null default clock_timestamp(),
  moved_by uuid default kring.current_actor(),
  constraint turn_moves_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES kring.centres(id) ON DELETE RESTRICT,
  constraint turn_moves_pkey PRIMARY KEY (id),
  constraint turn_moves_turn_id_fkey FOREIGN KEY (turn_id) REFERENCES kring.turns(id) ON DELETE RESTRICT
);

create table kring.turns (
  id uuid not null default uuidv7(),
  arrival_id uuid not null,
  centre_id uuid not null default kring.current_centre(),
  person_id uuid not null,
  door_id uuid not null,
  day date not null default kring.today(),
  ticket text not null default ''::text,
  handed_from uuid,
  state text not null default 'waiting'::text,
  urgent boolean not null default false,
  waiting_since timestamp with time zone not null default now(),
  called_at timestamp with time zone,
  called_by uuid,
  room text not null default ''::text,
  moved_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint turns_at_door FOREIGN KEY (door_id, centre_id) REFERENCES kring.doors(id, centre_id) ON DELETE RESTRICT,
  constraint turns_handed_from_fkey FOREIGN KEY (handed_from) REFERENCES kring.turns(id) ON DELETE RESTRICT,
  constraint turns_of_arrival FOREIGN KEY (arrival_id, centre_id, person_id) REFERENCES kring.arrivals(id, centre_id, person_id) ON DELETE RESTRICT,
  constraint turns_pkey PRIMARY KEY (id),
  constraint turns_room_short CHECK ((length(room) <= 40)),
  constraint turns_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'called'::text, 'being-seen'::text, 'no-answer'::text, 'done'::text, 'left'::text, 'handed-on'::text])))
);

create table kring.usual_openings (
  profession text not null,
  compartment text not null,
  own boolean not null default false,
  constraint usual_openings_compartment_fkey FOREIGN KEY (compartment) REFERENCES kring.compartments(key) ON DELETE RESTRICT,
  constraint usual_openings_pkey PRIMARY KEY (profession, compartment)
);

create table kring.vaccinations (
  entry_id uuid not null,
  vaccine text not null,
  given text not null default ''::text,
  dose smallint,
  lot text not null default ''::text,
  source text not null,
  constraint vaccinations_dose_sensible CHECK (((dose >= 1) AND (dose <= 20))),
  constraint vaccinations_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint vaccinations_given_written CHECK ((given ~ '^(\d{4}(-\d{2}(-\d{2})?)?~?)?$'::text)),
  constraint vaccinations_lot_short CHECK ((length(lot) <= 60)),
  constraint vaccinations_pkey PRIMARY KEY (entry_id),
  constraint vaccinations_source_known CHECK ((source = ANY (ARRAY['given-here'::text, 'card'::text, 'told'::text]))),
  constraint vaccinations_vaccine_plain CHECK ((vaccine ~ '^[a-z0-9][a-z0-9-]{1,40}$'::text))
);

create table kring.withholdings (
  id uuid not null default uuidv7(),
  entry_id uuid not null,
  motive text not null,
  review_on date not null,
  withheld_by uuid default kring.current_actor(),
  withheld_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  ended_by uuid,
  reminded_on date,
  constraint withholdings_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES kring.entries(id) ON DELETE RESTRICT,
  constraint withholdings_motivated CHECK ((length(btrim(motive)) >= 10)),
  constraint withholdings_pkey PRIMARY KEY (id)
);

-- Views

create view kring.entry_facts as  SELECT c.entry_id,
    array_remove(ARRAY[kring.fact('began'::text, kring.written_at(c.began_at), 'time'::text), kring.fact('place'::text, c.place, 'record:place'::text), kring.fact('form'::text,
        CASE
            WHEN (c.form <> 'individual'::text) THEN c.form
            ELSE NULL::text
        END, 'record:form'::text), kring.fact('minutes'::text, (c.duration_minutes)::text, 'text'::text), kring.fact('interpreter'::text,
        CASE
            WHEN (c.interpreter <> 'none'::text) THEN c.interpreter
            ELSE NULL::text
        END, 'record:interpreter'::text), kring.fact('interpreterLanguage'::text, c.interpreter_language, 'language'::text), kring.fact('reason'::text, c.reason, 'text'::text), kring.fact('outcome'::text, c.outcome, 'record:outcome'::text), kring.fact('next'::text, c.next_step, 'text'::text), kring.fact('nextOn'::text, (c.next_on)::text, 'day'::text)], NULL::jsonb) AS facts
   FROM kring.contacts c
UNION ALL
 SELECT n.entry_id,
    array_remove(ARRAY[kring.fact('need'::text, n.what, 'needs:what'::text), ( SELECT kring.fact('code'::text, (((COALESCE(NULLIF(k.title_fr, ''::text), NULLIF(k.title_nl, ''::text), k.title_en) || ' ('::text) || k.code) || ')'::text), 'text'::text, ( SELECT jsonb_object_agg(l.lang, (((l.title || ' ('::text) || k.code) || ')'::text)) AS jsonb_object_agg
                   FROM ( VALUES ('en'::text,k.title_en), ('fr'::text,k.title_fr), ('nl'::text,k.title_nl)) l(lang, title)
                  WHERE (l.title <> ''::text))) AS fact
           FROM kring.codes k
          WHERE ((k.system = n.code_system) AND (k.code = n.code))), kring.fact('words'::text, n.words, 'text'::text), kring.fact('state'::text, ( SELECT s.state
           FROM kring.need_states s
          WHERE (s.entry_id = n.entry_id)
          ORDER BY s.changed_at DESC, s.id DESC
         LIMIT 1), 'needs:state'::text)], NULL::jsonb) AS facts
   FROM kring.needs n
UNION ALL
 SELECT a.entry_id,
    array_remove(ARRAY[kring.fact('substance'::text, a.substance, 'text'::text), kring.fact('allergyKind'::text, a.kind, 'health:allergyKind'::text), kring.fact('severity'::text,
        CASE
            WHEN (a.kind <> 'none-known'::text) THEN a.severity
            ELSE NULL::text
        END, 'health:severity'::text), kring.fact('reaction'::text, a.reaction, 'text'::text), kring.fact('since'::text, a.since, 'edtf'::text)], NULL::jsonb) AS facts
   FROM kring.allergies a
UNION ALL
 SELECT m.entry_id,
    array_remove(ARRAY[kring.fact('medicine'::text, m.name, 'text'::text), kring.fact('dose'::text, m.dose, 'text'::text), kring.fact('schedule'::text, m.schedule, 'text'::text), kring.fact('for'::text, m.reason, 'text'::text), kring.fact('prescriber'::text, m.prescriber, 'text'::text), kring.fact('since'::text, (m.since_on)::text, 'day'::text), kring.fact('until'::text, (m.until_on)::text, 'day'::text)], NULL::jsonb) AS facts
   FROM kring.medications m
UNION ALL
 SELECT v.entry_id,
    array_remove(ARRAY[kring.fact('vaccine'::text, v.vaccine, 'health:vaccine'::text), kring.fact('given'::text, v.given, 'edtf'::text), kring.fact('doseNumber'::text, (v.dose)::text, 'text'::text), kring.fact('lot'::text, v.lot, 'text'::text), kring.fact('source'::text, v.source, 'health:source'::text)], NULL::jsonb) AS facts
   FROM kring.vaccinations v
UNION ALL
 SELECT m.entry_id,
    ( SELECT array_remove(ARRAY[
                CASE
                    WHEN (k.name <> ''::text) THEN kring.fact('measured'::text, k.name, 'text'::text)
                    ELSE kring.fact('measured'::text, m.kind, 'health:measure'::text)
                END, kring.fact('value'::text, (((trim_scale(m.value) || COALESCE(('/'::text || trim_scale(m.second_value)), ''::text)) || ' '::text) || k.unit), 'measure'::text), kring.fact('taken'::text, kring.written_at(m.taken_at), 'time'::text), kring.fact('remark'::text, m.remark, 'text'::text)], NULL::jsonb) AS array_remove
           FROM kring.measurement_kinds k
          WHERE (k.key = m.kind)) AS facts
   FROM kring.measurements m
UNION ALL
 SELECT d.entry_id,
    array_remove(ARRAY[kring.fact('document'::text, d.kind, 'documents:kind'::text), kring.fact('title'::text, d.title, 'text'::text), kring.fact('dated'::text, (d.dated_on)::text, 'day'::text), kring.fact('correspondent'::text, d.correspondent, 'text'::text), kring.fact('letter'::text, d.text, 'text'::text)], NULL::jsonb) AS facts
   FROM kring.documents d
UNION ALL
 SELECT a.entry_id,
    array_remove(ARRAY[( SELECT kring.fact('questionnaire'::text, q.title, 'text'::text, q.titles) AS fact
           FROM kring.questionnaires q
          WHERE (q.id = a.questionnaire_id)), kring.fact('answeredBy'::text, a.answered_by, 'questionnaires:answeredBy'::text), kring.fact('score'::text, ( SELECT max(s.value) AS max
           FROM jsonb_each_text(a.scores) s(key, value)
         HAVING (count(*) = 1)), 'text'::text)], NULL::jsonb) AS facts
   FROM kring.answers a;

-- Sequences

create sequence kring.card_numbers;

create sequence kring.journal_id_seq;

create sequence kring.people_history_id_seq;

create sequence kring.turn_moves_id_seq;

-- Indexes that are no constraint

CREATE INDEX advice_asked ON kring.advice USING btree (asked_by);

CREATE INDEX advice_to_service ON kring.advice USING btree (to_service) WHERE (to_service IS NOT NULL);

CREATE INDEX advice_to_staff ON kring.advice USING btree (to_staff) WHERE (to_staff IS NOT NULL);

CREATE INDEX alerts_open ON kring.alerts USING btree (raised_at DESC) WHERE (answered_at IS NULL);

CREATE INDEX alerts_person ON kring.alerts USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX alerts_staff ON kring.alerts USING btree (staff_id);

CREATE INDEX amendments_entry ON kring.amendments USING btree (entry_id);

CREATE INDEX anonymous_contacts_service ON kring.anonymous_contacts USING btree (service_id, began_at DESC);

CREATE INDEX answers_questionnaire ON kring.answers USING btree (questionnaire_id);

CREATE INDEX arrivals_centre ON kring.arrivals USING btree (centre_id, arrived_at);

CREATE INDEX arrivals_person ON kring.arrivals USING btree (person_id, arrived_at);

CREATE INDEX break_glass_person ON kring.break_glass USING btree (person_id);

CREATE INDEX break_glass_staff ON kring.break_glass USING btree (staff_id);

CREATE INDEX care_relations_ending ON kring.care_relations USING btree (upper(valid)) WHERE (ended_at IS NULL);

CREATE INDEX care_relations_person ON kring.care_relations USING btree (person_id);

CREATE INDEX closures_person ON kring.closures USING btree (person_id);

CREATE INDEX closures_service ON kring.closures USING btree (service_id) WHERE (service_id IS NOT NULL);

CREATE INDEX closures_staff ON kring.closures USING btree (staff_id) WHERE (staff_id IS NOT NULL);

CREATE INDEX codes_search ON kring.codes USING gin (array_to_tsvector(string_to_array(search, ' '::text))) WITH (fastupdate=off);

CREATE INDEX consents_person ON kring.consents USING btree (person_id);

CREATE INDEX contacts_meeting ON kring.contacts USING btree (meeting_id);

CREATE INDEX contacts_next ON kring.contacts USING btree (next_by, next_on) WHERE (next_step <> ''::text);

CREATE INDEX contacts_step ON kring.contacts USING btree (entry_id) WHERE (next_step <> ''::text);

CREATE INDEX contacts_turn ON kring.contacts USING btree (turn_id) WHERE (turn_id IS NOT NULL);

CREATE INDEX documents_file ON kring.documents USING btree (file) WHERE (file IS NOT NULL);

CREATE INDEX drafts_author ON kring.drafts USING btree (author_id, saved_at DESC);

CREATE INDEX entries_person ON kring.entries USING btree (person_id, written_at DESC);

CREATE INDEX entries_person_kind ON kring.entries USING btree (person_id, kind, written_at DESC);

CREATE INDEX entries_service ON kring.entries USING btree (service_id, written_at DESC, id DESC);

CREATE INDEX gp_answers_person ON kring.gp_answers USING btree (person_id);

CREATE INDEX grants_person ON kring.grants USING btree (person_id);

CREATE INDEX grants_service ON kring.grants USING btree (grantee_service, person_id) WHERE (grantee_service IS NOT NULL);

CREATE INDEX grants_shared ON kring.grants USING btree (grantee_service) WHERE (because = 'share'::text);

CREATE INDEX grants_staff ON kring.grants USING btree (grantee_staff, person_id) WHERE (grantee_staff IS NOT NULL);

CREATE INDEX health_covers_person ON kring.health_covers USING btree (person_id);

CREATE INDEX import_references_person ON kring.import_references USING btree (person_id);

CREATE INDEX import_rows_person ON kring.import_rows USING btree (person_id);

CREATE INDEX imports_file ON kring.imports USING btree (file_checksum);

CREATE INDEX journal_actor_at ON kring.journal USING btree (actor_id, at);

CREATE INDEX journal_at ON kring.journal USING btree (at, id);

CREATE INDEX journal_person_at ON kring.journal USING btree (person_id, at) WHERE (person_id IS NOT NULL);

CREATE INDEX journal_tx ON kring.journal USING btree (tx, id);

CREATE INDEX likely_duplicates_right ON kring.likely_duplicates USING btree (right_id);

CREATE INDEX likely_duplicates_waiting ON kring.likely_duplicates USING btree (score DESC) WHERE (state = 'waiting'::text);

CREATE INDEX maturities_person ON kring.maturities USING btree (person_id);

CREATE INDEX memberships_staff ON kring.memberships USING btree (staff_id);

CREATE INDEX merges_kept ON kring.merges USING btree (kept_id) WHERE (undone_at IS NULL);

CREATE INDEX national_numbers_person ON kring.national_numbers USING btree (person_id);

CREATE INDEX need_helpers_entry ON kring.need_helpers USING btree (entry_id);

CREATE INDEX need_states_entry ON kring.need_states USING btree (entry_id, changed_at DESC);

CREATE INDEX needs_code ON kring.needs USING btree (code_system, code) WHERE (code IS NOT NULL);

CREATE INDEX notes_contact ON kring.notes USING btree (contact_id) WHERE (contact_id IS NOT NULL);

CREATE INDEX notices_of_staff ON kring.notices USING btree (staff_id, at DESC);

CREATE INDEX notices_person ON kring.notices USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX outbox_waiting ON kring.outbox USING btree (next_at) WHERE (sent_at IS NULL);

CREATE INDEX own_files_person ON kring.own_files USING btree (person_id);

CREATE INDEX people_centre ON kring.people USING btree (centre_id);

CREATE INDEX people_merged_into ON kring.people USING btree (merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX people_search_keys ON kring.people_search USING gin (keys) WITH (fastupdate=off);

CREATE INDEX receipts_at ON kring.receipts USING btree (at);

CREATE INDEX referrals_asked ON kring.referrals USING btree (asked_by, asked_at);

CREATE INDEX referrals_entry ON kring.referrals USING btree (entry_id);

CREATE INDEX referrals_from ON kring.referrals USING btree (from_service, asked_at);

CREATE INDEX referrals_person ON kring.referrals USING btree (person_id);

CREATE INDEX referrals_to ON kring.referrals USING btree (to_service, asked_at);

CREATE INDEX relations_other ON kring.relations USING btree (other_id) WHERE (ended_at IS NULL);

CREATE INDEX representations_person ON kring.representations USING btree (person_id);

CREATE INDEX restrictions_staff ON kring.restrictions USING btree (staff_id) WHERE (ended_at IS NULL);

CREATE INDEX rights_requests_open ON kring.rights_requests USING btree (COALESCE(extended_to, due_on)) WHERE (answer IS NULL);

CREATE INDEX rights_requests_person ON kring.rights_requests USING btree (person_id);

CREATE INDEX screens_centre ON kring.screens USING btree (centre_id);

CREATE INDEX sessions_staff ON kring.sessions USING btree (staff_id);

CREATE INDEX shares_consent ON kring.shares USING btree (consent_id);

CREATE INDEX shares_ending ON kring.shares USING btree (upper(valid)) WHERE (ended_at IS NULL);

CREATE INDEX shares_entry ON kring.shares USING btree (entry_id) WHERE (entry_id IS NOT NULL);

CREATE INDEX shares_person ON kring.shares USING btree (person_id);

CREATE INDEX sign_in_attempts_email_at ON kring.sign_in_attempts USING btree (email, at DESC);

CREATE INDEX sittings_person ON kring.sittings USING btree (person_id) WHERE (ended_at IS NULL);

CREATE INDEX sittings_staff ON kring.sittings USING btree (staff_id) WHERE (ended_at IS NULL);

CREATE INDEX turn_moves_turn ON kring.turn_moves USING btree (turn_id);

CREATE INDEX turns_arrival ON kring.turns USING btree (arrival_id);

CREATE INDEX turns_day ON kring.turns USING btree (centre_id, day, state);

CREATE INDEX turns_handed_from ON kring.turns USING btree (handed_from) WHERE (handed_from IS NOT NULL);

CREATE INDEX turns_person ON kring.turns USING btree (person_id, day);

CREATE INDEX turns_queue ON kring.turns USING btree (door_id, day, urgent DESC, waiting_since, id) WHERE (state = 'waiting'::text);

CREATE INDEX withholdings_due ON kring.withholdings USING btree (review_on) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX amendments_one_mistake ON kring.amendments USING btree (entry_id) WHERE (kind = 'mistake'::text);

CREATE UNIQUE INDEX exclusions_once ON kring.exclusions USING btree (person_id, COALESCE(service_id, staff_id), recorded_by) NULLS NOT DISTINCT WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX imports_one_running ON kring.imports USING btree (file_checksum) WHERE (state = 'running'::text);

CREATE UNIQUE INDEX measurement_kinds_once ON kring.measurement_kinds USING btree (service_id, lower(name));

CREATE UNIQUE INDEX merges_one_active ON kring.merges USING btree (merged_id) WHERE (undone_at IS NULL);

CREATE UNIQUE INDEX national_numbers_one_current ON kring.national_numbers USING btree (person_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX need_helpers_once ON kring.need_helpers USING btree (entry_id, COALESCE(service_id, staff_id), outside) NULLS NOT DISTINCT WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX notices_told_once ON kring.notices USING btree (staff_id, kind, COALESCE(subject_id, person_id)) NULLS NOT DISTINCT WHERE (read_at IS NULL);

CREATE UNIQUE INDEX own_files_once ON kring.own_files USING btree (staff_id, person_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX referral_moves_once ON kring.referral_moves USING btree (referral_id, move);

CREATE UNIQUE INDEX referrals_share ON kring.referrals USING btree (share_id);

CREATE UNIQUE INDEX relations_once ON kring.relations USING btree (person_id, other_id, kind) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX restrictions_once ON kring.restrictions USING btree (entry_id, staff_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX sittings_one_handed ON kring.sittings USING btree (handed_to_session) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX turns_in_one_place ON kring.turns USING btree (centre_id, person_id, day) WHERE (state = ANY (ARRAY['called'::text, 'being-seen'::text]));

CREATE UNIQUE INDEX turns_ticket_unique ON kring.turns USING btree (centre_id, day, ticket) WHERE (handed_from IS NULL);

CREATE UNIQUE INDEX turns_waits_once ON kring.turns USING btree (door_id, person_id, day) WHERE (state = ANY (ARRAY['waiting'::text, 'called'::text, 'being-seen'::text, 'no-answer'::text]));

CREATE UNIQUE INDEX usual_openings_one_own ON kring.usual_openings USING btree (profession) WHERE own;

CREATE UNIQUE INDEX withholdings_once ON kring.withholdings USING btree (entry_id) WHERE (ended_at IS NULL);

-- Functions

CREATE OR REPLACE FUNCTION kring.access_differences()
 RETURNS TABLE(difference text, person_id uuid, because text, because_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not kring.may('upkeep') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return query
  with recursive roots as (
    select p.id, p.id root from kring.people p where p.merged_into is null
    union all
    select p.id, r.root from kring.people p join roots r on p.merged_into = r.id
  ), same as (
    select one.id cause, other.id one from roots one join roots other using (root)
  ), due as (
    select same.one, case when r.staff_id is null then r.service_id end grantee_service, r.staff_id grantee_staff,
           r.service_id source_service, null::text compartment, null::uuid entry_id,
           tstzrange(lower(r.valid), least(upper(r.valid), r.ended_at)) valid, 'care-relation' because, r.id because_id
      from kring.care_relations r join same on same.cause = r.person_id
     where coalesce(r.ended_at > lower(r.valid), true)
    union all
    select same.one, s.recipient_service, s.recipient_staff, s.source_service, s.compartment, s.entry_id,
           tstzrange(greatest(lower(s.valid), c.given_at), least(upper(s.valid), s.ended_at, c.until, w.withdrawn_at)), 'share', s.id
      from kring.shares s join kring.consents c on c.id = s.consent_id and c.decision = 'agreed'
      left join kring.consent_withdrawals w on w.consent_id = c.id
      join same on same.cause = s.person_id
     where greatest(lower(s.valid), c.given_at) < least(upper(s.valid), s.ended_at, c.until, w.withdrawn_at)
    union all
    select same.one, null, b.staff_id, null, null, null, tstzrange(b.opened_at, least(b.until, b.closed_at)), 'break-glass', b.id
      from kring.break_glass b join same on same.cause = b.person_id
     where b.opened_at < least(b.until, b.closed_at)
  ), closed as (
    select same.one, e.service_id, e.staff_id, 'exclusion' because, e.id because_id
      from kring.exclusions e join same on same.cause = e.person_id where e.ended_at is null
    union all
    select same.one, null, o.staff_id, 'own-file', o.id
      from kring.own_files o join same on same.cause = o.person_id where o.ended_at is null
  )
  select 'missing', m.one, m.because, m.because_id from (select * from due except all select * from kring.grants) m
  union all
  select 'surplus', m.person_id, m.because, m.because_id from (select * from kring.grants except all select * from due) m
  union all
  select 'missing', m.one, m.because, m.because_id from (select * from closed except all select * from kring.closures) m
  union all
  select 'surplus', m.person_id, m.because, m.because_id from (select * from kring.closures except all select * from closed) m;
end $function$
;

CREATE OR REPLACE FUNCTION kring.account_of(person uuid, from_day date, to_day date)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  is_full boolean := kring.may('journal') and kring.may('requests');
  mine uuid[] := kring.my_services();
  everyone uuid[];
  hidden uuid[] := '{}';
  telling text;
begin
  if not kring.may('account') or coalesce(current_setting('kring.purpose', true), '') <> 'rights'
     or not exists (select from kring.people p where p.id = person) then
    return null;
  end if;
  everyone := kring.same_records(person);
  if not is_full then
    if not kring.may('vault') or everyone && kring.closed_people()
       or not exists (select from kring.grants g
                       where g.person_id = any (everyone) and g.because = 'care-relation' and g.valid @> now()
                         and g.source_service = any (mine) and (g.grantee_service = any (mine) or g.grantee_staff = kring.current_actor())) then
      return null;
    end if;
    hidden := array(select s.id from kring.services s where s.discreet and s.id <> all (mine));
    -- Whoever did it: what names a discreet service, or a compartment that only such services keep, tells of it.
    select '"(' || string_agg(word, '|') || ')"' into telling from (
      select s.id::text word from kring.services s where s.id = any (hidden)
      union all select s.key from kring.services s where s.id = any (hidden)
      union all select c.compartment from kring.service_compartments c where c.service_id = any (hidden)
                   and c.compartment not in (select v.compartment from kring.service_compartments v where v.service_id <> all (hidden))) words;
  end if;
  return (
    with looks as materialized (
      select (j.at at time zone 'Europe/Brussels')::date on_day, j.actor_id, j.act, j.purpose, j.detail,
             min(j.at) first_at, max(j.at) last_at, count(*)::int n
        from kring.journal j
       where j.person_id = any (everyone)
         and j.at >= from_day::timestamp at time zone 'Europe/Brussels'
         and j.at < (to_day + 1)::timestamp at time zone 'Europe/Brussels'
         and (is_full or j.actor_id <> nobody)
       group by 1, 2, 3, 4, 5
    ), placed as (
      select l.on_day, l.actor_id, l.act, l.purpose, l.first_at, l.n,
             coalesce(l.detail ->> 'compartments', '["' || (l.detail ->> 'compartment') || '"]', '[]') kept,
             array_remove(array_agg(distinct s.name), null) names, bool_or(s.id = any (hidden)) is_hidden
        from looks l
        left join kring.memberships m on m.staff_id = l.actor_id and m.valid && tstzrange(l.first_at, l.last_at, '[]')
        left join kring.services s on s.id = m.service_id
       where telling is null or l.detail = '{}' or l.detail::text !~ telling
       group by 1, 2, 3, 4, 5, 6, 7, l.detail
    ), lines as (
      select l.on_day, case when l.actor_id = nobody then null else t.profession end profession,
             l.names services, l.act, l.purpose, l.kept, min(l.first_at) first_at, sum(l.n)::int n
        from placed l left join kring.staff t on t.id = l.actor_id
       where not coalesce(l.is_hidden, false)
       group by 1, 2, 3, 4, 5, 6
    )
    select jsonb_build_object(
      'isFull', is_full,
      'person', jsonb_build_object('id', p.id, 'number', p.number, 'languages', p.languages,
        'given', coalesce(nullif(p.given, ''), case when p.family = '' then p.other_names -> 0 ->> 'given' end, ''),
        'family', coalesce(nullif(p.family, ''), case when p.given = '' then p.other_names -> 0 ->> 'family' end, '')),
      'lines', coalesce((select jsonb_agg(jsonb_build_object('on', l.on_day, 'profession', l.profession,
          'services', l.services, 'act', l.act, 'purpose', l.purpose,
          'compartments', l.kept::jsonb, 'count', l.n)
          order by l.on_day desc, l.first_at desc) from lines l), '[]'))
      from kring.people p where p.id = everyone[1]);
end $function$
;

CREATE OR REPLACE FUNCTION kring.answer_alert_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if new.outcome is not null then
    if old.outcome is not null then
      raise exception 'kring: it was answered' using errcode = 'check_violation', constraint = 'alerts_answered_once';
    end if;
    new.figures := old.figures;
    new.answered_at := now();
    new.answered_by := kring.current_actor();
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.answer_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if old.answer is not null then
    raise exception 'kring: it is answered' using errcode = 'insufficient_privilege';
  end if;
  new.answered_by := kring.current_actor();
  new.answered_at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.broken_glass()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not kring.is_bound() or not kring.may('vault') or coalesce(current_setting('kring.purpose', true), '') not in ('care', 'rights')
     or not exists (select from kring.usual_openings u where u.compartment = 'health'
                       and u.profession = current_setting('kring.profession', true)) then
    return '{}';
  end if;
  return array(select g.person_id from kring.grants g
                where g.grantee_staff = kring.current_actor() and g.because = 'break-glass' and g.valid @> now()
                  and g.person_id <> all (kring.closed_people()));
end $function$
;

CREATE OR REPLACE FUNCTION kring.call_next(which uuid, into_room text)
 RETURNS uuid
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare chosen uuid;
begin
  loop
    begin
      update kring.turns t
         set state = 'called', called_at = now(), called_by = kring.current_actor(), room = into_room
       where t.id = (
         select n.id from kring.turns n
          where n.door_id = which and n.day = kring.today() and n.state = 'waiting'
            -- Uncorrelated, so that who is busy is listed once and not for each who waits.
            and n.person_id not in (
              select o.person_id from kring.turns o
               where o.centre_id = (select kring.current_centre()) and o.day = kring.today()
                 and o.state in ('called', 'being-seen'))
          order by n.urgent desc, n.waiting_since, n.id
          limit 1 for update skip locked)
      returning t.id into chosen;
      return chosen;
    exception when unique_violation then
      -- Another door called this person at this very moment: the next look passes them over.
      null;
    end;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION kring.care_around(person uuid)
 RETURNS TABLE(id uuid, service_id uuid, service text, staff_id uuid, given text, family text, profession text, basis text, since timestamp with time zone, until timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 10
 SET search_path TO ''
AS $function$
declare
  everyone uuid[] := kring.stand_around(person);
  services uuid[] := kring.my_services();
begin
  -- Renewed by another row: what is told is one relation, since the first until the last.
  return query
    select distinct on (r.service_id, r.staff_id)
           r.id, r.service_id, s.name, t.id, t.given, t.family, t.profession, r.basis,
           min(lower(r.valid)) over same, upper(r.valid)
      from kring.grants g join kring.care_relations r on r.id = g.because_id
      join kring.services s on s.id = r.service_id left join kring.staff t on t.id = r.staff_id
     where g.person_id = everyone[1] and g.because = 'care-relation' and g.valid @> now()
       and (not s.discreet or s.id = any (services))
    window same as (partition by r.service_id, r.staff_id)
     order by r.service_id, r.staff_id, upper(r.valid) desc, r.id;
end $function$
;

CREATE OR REPLACE FUNCTION kring.cause_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform kring.derive_access(case when tg_op = 'DELETE' then old.person_id else new.person_id end);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION kring.centre_of_screen(hash bytea)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
RETURN (SELECT s.centre_id FROM kring.screens s WHERE (s.key_hash = centre_of_screen.hash))
;

CREATE OR REPLACE FUNCTION kring.choose_language(language text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update kring.staff set interface_language = language where id = kring.current_actor()
$function$
;

CREATE OR REPLACE FUNCTION kring.close_glass_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if old.closed_at is not null then
    raise exception 'kring: it is closed' using errcode = 'insufficient_privilege';
  end if;
  new.closed_at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.closed_people()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  actor uuid := kring.current_actor();
  services uuid[] := kring.member_of();
begin
  return array(select c.person_id from kring.closures c where c.staff_id = actor
               union all select c.person_id from kring.closures c where c.service_id = any (services));
end $function$
;

CREATE OR REPLACE FUNCTION kring.consent_withdrawn()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  -- What was passed on under it may hang on another record: of two that were merged, or parted since.
  perform kring.derive_access(one) from (
    select c.person_id one from kring.consents c where c.id = new.consent_id
    union select s.person_id from kring.shares s where s.consent_id = new.consent_id order by 1) x;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION kring.contacts_elsewhere(person uuid)
 RETURNS TABLE(service_id uuid, service text, contacts integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 5
 SET search_path TO ''
AS $function$
declare
  everyone uuid[] := kring.stand_around(person);
  services uuid[] := kring.my_services();
begin
  return query
    with others as materialized (
      -- One's own contacts are many and told elsewhere: they are left behind at their heads.
      select e.id, e.service_id, e.compartment from kring.entries e
       where e.person_id = any (everyone) and e.kind = 'contact' and not e.restricted and e.service_id <> all (services)
    ), passed as materialized (select g.service_id, g.compartment, g.entry_id from kring.grounds_about(everyone) g where g.ground = 'share')
    select s.id, s.name, count(*)::int
      from others e join kring.contacts c on c.entry_id = e.id join kring.services s on s.id = e.service_id
     where not s.discreet and c.began_at > now() - interval '12 months'
       and not exists (select from passed p where p.entry_id = e.id
                          or p.entry_id is null and p.service_id = e.service_id and p.compartment = e.compartment)
     group by s.id, s.name;
end $function$
;

CREATE OR REPLACE FUNCTION kring.count_access()
 RETURNS TABLE(grants integer, closures integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO ''
AS $function$
begin
  if not kring.may('upkeep') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return query select (select count(*) from kring.grants)::int, (select count(*) from kring.closures)::int;
end $function$
;

CREATE OR REPLACE FUNCTION kring.count_kept_by_authors(person uuid, service uuid)
 RETURNS integer
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  everyone uuid[] := kring.same_records(person);
begin
  if current_setting('kring.purpose', true) is distinct from 'rights' or not kring.may('vault') then
    return 0;
  end if;
  return (select count(*) from kring.entries e
    where e.person_id = any (everyone) and e.service_id = service and e.restricted
      and e.author_id <> kring.current_actor()
      and (e.service_id, e.compartment) in (select o.service_id, o.compartment from kring.grounds_about(everyone) o where o.ground = 'own')
      and not exists (select from kring.restrictions r
                       where r.entry_id = e.id and r.staff_id = kring.current_actor() and r.ended_at is null));
end $function$
;

CREATE OR REPLACE FUNCTION kring.count_turn_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  new.version := old.version + 1;
  new.moved_at := case when new.state = old.state then old.moved_at else now() end;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.credentials_of(address text)
 RETURNS TABLE(staff_id uuid, password_hash text, failures integer, last_failure_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with known as (
    select t.id, t.password_hash from kring.staff t
     where t.email = lower(address collate "C") and (t.left_on is null or t.left_on > current_date)
  ), since as (
    select coalesce(max(a.at), '-infinity') at from kring.sign_in_attempts a
     where a.email = lower(address collate "C") and a.succeeded
  ), wrong as (
    select count(*)::int n, max(a.at) at from kring.sign_in_attempts a, since
     where a.email = lower(address collate "C") and not a.succeeded
       and a.at > since.at and a.at > now() - interval '1 hour'
  )
  select known.id, known.password_hash, wrong.n, wrong.at from wrong left join known on true
$function$
;

CREATE OR REPLACE FUNCTION kring.current_actor()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO ''
RETURN (NULLIF(current_setting('kring.actor'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION kring.current_centre()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO ''
RETURN (NULLIF(current_setting('kring.centre'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION kring.derive_access(person uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  everyone uuid[] := kring.same_records(person);
  root uuid;
begin
  perform set_config('kring.focus', '', true);
  -- Two causes of one person at the same moment derive one after the other; whoever waited looks
  -- again, for the person may have been merged meanwhile.
  loop
    root := everyone[1];
    perform pg_advisory_xact_lock(hashtextextended('kring.access ' || root, 0));
    everyone := kring.same_records(person);
    exit when everyone[1] = root;
  end loop;

  delete from kring.grants where person_id = any (everyone);
  insert into kring.grants
  select one, due.grantee_service, due.grantee_staff, due.source_service, due.compartment, due.entry_id,
         due.valid, due.because, due.because_id
    from (
      select case when r.staff_id is null then r.service_id end grantee_service, r.staff_id grantee_staff,
             r.service_id source_service, null compartment, null::uuid entry_id,
             r.valid * tstzrange(null, r.ended_at) valid, 'care-relation' because, r.id because_id
        from kring.care_relations r where r.person_id = any (everyone)
      union all
      select s.recipient_service, s.recipient_staff, s.source_service, s.compartment, s.entry_id,
             s.valid * tstzrange(null, s.ended_at) * tstzrange(c.given_at, c.until) * tstzrange(null, w.withdrawn_at),
             'share', s.id
        from kring.shares s join kring.consents c on c.id = s.consent_id
        left join kring.consent_withdrawals w on w.consent_id = c.id
       where s.person_id = any (everyone) and c.decision = 'agreed'
      union all
      select null, b.staff_id, null, null, null, tstzrange(b.opened_at, least(b.until, b.closed_at)), 'break-glass', b.id
        from kring.break_glass b where b.person_id = any (everyone)
    ) due cross join unnest(everyone) one
   where not isempty(due.valid);

  delete from kring.closures where person_id = any (everyone);
  insert into kring.closures
  select one, due.service_id, due.staff_id, due.because, due.because_id
    from (
      select e.service_id, e.staff_id, 'exclusion' because, e.id because_id
        from kring.exclusions e where e.person_id = any (everyone) and e.ended_at is null
      union all
      select null, o.staff_id, 'own-file', o.id
        from kring.own_files o where o.person_id = any (everyone) and o.ended_at is null
    ) due cross join unnest(everyone) one;
end $function$
;

CREATE OR REPLACE FUNCTION kring.discreet_staff()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  services uuid[] := kring.my_services();
begin
  return array(select m.staff_id from kring.memberships m join kring.services s on s.id = m.service_id
                group by m.staff_id having bool_and(s.discreet and s.id <> all (services)));
end $function$
;

CREATE OR REPLACE FUNCTION kring.end_help_without_share()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update kring.need_helpers h set ended_at = now()
    from kring.referrals r join kring.shares s on s.id = r.share_id
   where s.consent_id = new.consent_id
     and (s.ended_at is not null or exists (select from kring.consent_withdrawals w where w.consent_id = s.consent_id))
     and h.entry_id = r.entry_id and h.service_id = r.to_service and h.ended_at is null
     and exists (select from kring.referral_moves m where m.referral_id = r.id and m.move = 'accepted')
     -- Handed on anew and accepted: that one still holds.
     and not exists (select from kring.referrals o join kring.referral_moves m on m.referral_id = o.id and m.move = 'accepted'
                      where o.entry_id = r.entry_id and o.to_service = r.to_service and kring.share_is_open(o.share_id));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION kring.end_of_day(day date)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO ''
RETURN (((day + 1))::timestamp without time zone AT TIME ZONE 'Europe/Brussels'::text)
;

CREATE OR REPLACE FUNCTION kring.end_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if old.ended_at is not null then
    raise exception 'kring: it has ended' using errcode = 'insufficient_privilege';
  end if;
  new.ended_at := now();
  new.ended_by := kring.current_actor();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.end_sessions_of(whose uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  ended int;
begin
  if not kring.may('staff') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  delete from kring.sessions s
   where s.staff_id = whose and s.id is distinct from nullif(current_setting('kring.session', true), '')::uuid;
  get diagnostics ended = row_count;
  return ended;
end $function$
;

CREATE OR REPLACE FUNCTION kring.enter(token bytea, purpose text, needs text, request text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  s record;
  capabilities text[];
  services uuid[];
  everywhere uuid[];
begin
  select x.id, x.staff_id, x.seen_at, x.locked_at, t.centre_id, t.interface_language, t.profession, t.secrecy_ground
    into s
    from kring.sessions x join kring.staff t on t.id = x.staff_id
   where x.token_hash = token and x.ends_at > now() and x.seen_at > now() - interval '2 hours'
     and (t.left_on is null or t.left_on > current_date);
  if not found then
    return jsonb_build_object('refusal', 'not-signed-in');
  end if;
  select coalesce(array_agg(distinct c.capability) filter (where c.capability is not null), '{}'),
         coalesce(array_agg(distinct m.service_id) filter (where c.capability = 'vault' and m.service_id is not null), '{}'),
         coalesce(array_agg(distinct m.service_id) filter (where m.service_id is not null), '{}')
    into capabilities, services, everywhere
    from kring.memberships m left join kring.role_capabilities c using (role)
   where m.staff_id = s.staff_id and m.valid @> now();
  perform set_config('kring.actor', s.staff_id::text, true),
          set_config('kring.centre', s.centre_id::text, true),
          set_config('kring.session', s.id::text, true),
          set_config('kring.purpose', purpose, true),
          set_config('kring.request', request, true),
          set_config('kring.capabilities', capabilities::text, true),
          set_config('kring.services', services::text, true),
          set_config('kring.member_of', everywhere::text, true),
          set_config('kring.profession', s.profession, true),
          set_config('kring.bound', (s.secrecy_ground is not null)::text, true),
          set_config('kring.focus', '', true);
  if s.locked_at is not null and needs is distinct from 'locked-session' then
    perform set_config('kring.capabilities', '{}', true), set_config('kring.services', '{}', true);
    return jsonb_build_object('refusal', 'locked');
  end if;
  if needs not in ('session', 'locked-session') and not needs = any (capabilities) then
    perform set_config('kring.capabilities', '{}', true), set_config('kring.services', '{}', true);
    insert into kring.journal (act, detail) values ('refused', jsonb_build_object('needs', needs));
    return jsonb_build_object('refusal', 'not-allowed');
  end if;
  if s.seen_at < now() - interval '1 minute' then
    update kring.sessions set seen_at = now() where id = s.id;
  end if;
  return jsonb_build_object('id', s.staff_id, 'sessionId', s.id, 'centreId', s.centre_id,
    'language', s.interface_language, 'capabilities', to_jsonb(capabilities));
end $function$
;

CREATE OR REPLACE FUNCTION kring.enter_system(reason text, capabilities text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform set_config('kring.actor', '00000000-0000-0000-0000-000000000000', true),
          set_config('kring.purpose', 'system', true),
          set_config('kring.request', reason, true),
          set_config('kring.capabilities', capabilities::text, true),
          set_config('kring.services', '{}', true),
          set_config('kring.member_of', '{}', true),
          set_config('kring.profession', '', true),
          set_config('kring.bound', 'false', true),
          set_config('kring.focus', '', true);
end $function$
;

CREATE OR REPLACE FUNCTION kring.entries_elsewhere(person uuid)
 RETURNS TABLE(service_id uuid, service text, entries integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 10
 SET search_path TO ''
AS $function$
declare
  everyone uuid[] := kring.stand_around(person);
  services uuid[] := kring.my_services();
begin
  return query
    select s.id, s.name, count(*)::int
      from kring.entries e join kring.services s on s.id = e.service_id
     where e.person_id = any (everyone) and not s.discreet and s.id <> all (services)
     group by s.id, s.name;
end $function$
;

CREATE OR REPLACE FUNCTION kring.fact(key text, value text, how text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
RETURN CASE WHEN (value <> ''::text) THEN jsonb_build_object('key', key, 'value', value, 'as', how) ELSE NULL::jsonb END
;

CREATE OR REPLACE FUNCTION kring.fact(key text, value text, how text, translated jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
RETURN (kring.fact(key, value, how) || CASE WHEN (translated <> '{}'::jsonb) THEN jsonb_build_object('in', translated) ELSE '{}'::jsonb END)
;

CREATE OR REPLACE FUNCTION kring.fill_usual_openings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into kring.openings (service_id, profession, compartment)
  select new.service_id, u.profession, u.compartment from kring.usual_openings u where u.compartment = new.compartment;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION kring.find_people(look_ups jsonb, most integer, too_many text)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO ''
 SET enable_seqscan TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  look_up jsonb;
  lists text[];
  before jsonb;
  found uuid[] := '{}';
  everyone uuid[] := '{}';
begin
  if not kring.may('people') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  if most > 300 or jsonb_array_length(look_ups) > 20 then
    raise exception 'kring: too wide a search';
  end if;
  -- One statement for each number of lists: its plan is kept, and planning costs as much as looking.
  for place in 0 .. jsonb_array_length(look_ups) - 1 loop
    look_up := look_ups -> place;
    -- The one before with one list more finds nobody else, if that one was not too many.
    continue when look_up - -1 = before and cardinality(found) <= most;
    before := look_up;
    -- A list of keys as the text of an array.
    lists := array[translate(look_up ->> 0, '[]', '{}'), translate(look_up ->> 1, '[]', '{}'), translate(look_up ->> 2, '[]', '{}')];
    case jsonb_array_length(look_up)
      when 1 then
        found := array(select s.person_id from kring.people_search s where s.keys && lists[1]::text[] limit most + 1);
      when 2 then
        found := array(select s.person_id from kring.people_search s
                        where s.keys && lists[1]::text[] and s.keys && lists[2]::text[] limit most + 1);
      else
        found := array(select s.person_id from kring.people_search s
                        where s.keys && lists[1]::text[] and s.keys && lists[2]::text[] and s.keys && lists[3]::text[]
                          and not exists (select from jsonb_path_query(look_up, '$[3 to last]') more
                                           where not s.keys && translate(more::text, '[]', '{}')::text[])
                        limit most + 1);
    end case;
    if cardinality(found) <= most then
      everyone := everyone || found;
    elsif too_many = 'take-some' then
      everyone := everyone || found[1:most];
    end if;
  end loop;
  return query select distinct one from unnest(everyone[1:2 * most]) one;
end $function$
;

CREATE OR REPLACE FUNCTION kring.focus_on(person uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  everyone uuid[] := kring.same_person(person);
  actor uuid := kring.current_actor();
  services uuid[] := kring.my_services();
  works_as text := current_setting('kring.profession', true);
  bound boolean := kring.is_bound();
  reached boolean := false;
  glass boolean := false;
  open text[] := '{}';
  entries uuid[] := '{}';
begin
  -- All records of one person have the same grants: the first stands for them.
  if coalesce(current_setting('kring.purpose', true), '') in ('care', 'rights') and kring.may('vault')
     and not exists (select from kring.closures c where c.person_id = everyone[1]
                        and (c.staff_id = actor or c.service_id = any (kring.member_of()))) then
    with mine as materialized (
      select g.* from kring.grants g
       where g.person_id = everyone[1] and (g.grantee_service = any (services) or g.grantee_staff = actor) and g.valid @> now()
    ), shared as (
      select g.* from mine g
       where g.because = 'share' and bound
         and exists (select from mine r where r.because = 'care-relation' and r.source_service = any (services)
                       and (g.grantee_service is null or r.source_service = g.grantee_service))
    )
    select exists (select from mine),
           array(select g.source_service || ' ' || o.compartment
                   from mine g join kring.openings o on o.service_id = g.source_service and o.profession = works_as
                  where g.because = 'care-relation' and g.source_service = any (services)
                 union select s.source_service || ' ' || s.compartment from shared s where s.entry_id is null),
           array(select s.entry_id from shared s where s.entry_id is not null),
           bound and exists (select from mine g where g.because = 'break-glass')
             and exists (select from kring.usual_openings u where u.compartment = 'health' and u.profession = works_as)
      into reached, open, entries, glass;
  end if;
  perform set_config('kring.focus_reached', case when reached then everyone else '{}' end::text, true),
          set_config('kring.focus_open', open::text, true),
          set_config('kring.focus_entries', entries::text, true),
          set_config('kring.focus_glass', case when glass then everyone else '{}' end::text, true),
          set_config('kring.focus', everyone::text, true);
  return everyone;
end $function$
;

CREATE OR REPLACE FUNCTION kring.focus_on_entry(entry uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  everyone uuid[] := kring.focus_on(coalesce((select e.person_id from kring.entries e where e.id = entry), entry));
begin
  if kring.may('vault') and everyone && current_setting('kring.focus_reached')::uuid[] then
    return everyone;
  end if;
  return kring.focus_on(entry);
end $function$
;

CREATE OR REPLACE FUNCTION kring.forget_codes(of_system text, kept text[])
 RETURNS TABLE(removed integer, still_used integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not kring.may('upkeep') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  delete from kring.codes c where c.system = of_system and c.code <> all (kept)
     and not exists (select from kring.needs n where n.code_system = c.system and n.code = c.code);
  get diagnostics removed = row_count;
  still_used := (select count(*) from kring.codes c where c.system = of_system and c.code <> all (kept));
  return next;
end $function$
;

CREATE OR REPLACE FUNCTION kring.forget_expired()
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  receipts int;
  attempts int;
  sessions int;
begin
  delete from kring.receipts where at < now() - interval '1 day';
  get diagnostics receipts = row_count;
  delete from kring.sign_in_attempts where at < now() - interval '30 days';
  get diagnostics attempts = row_count;
  delete from kring.sessions where ends_at < now() - interval '1 day';
  get diagnostics sessions = row_count;
  return jsonb_build_object('receipts', receipts, 'attempts', attempts, 'sessions', sessions);
end $function$
;

CREATE OR REPLACE FUNCTION kring.forget_notices()
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  notices int;
  mails int;
begin
  delete from kring.notices where read_at < now() - interval '90 days';
  get diagnostics notices = row_count;
  delete from kring.outbox where sent_at < now() - interval '30 days';
  get diagnostics mails = row_count;
  return jsonb_build_object('notices', notices, 'mails', mails);
end $function$
;

CREATE OR REPLACE FUNCTION kring.give_ticket()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  new.day := kring.today();
  if new.handed_from is not null then
    select t.ticket into strict new.ticket from kring.turns t
     where t.id = new.handed_from and t.arrival_id = new.arrival_id;
    return new;
  end if;
  with counted as (
    insert into kring.ticket_counters as c (door_id, day, last_number) values (new.door_id, new.day, 1)
    on conflict (door_id, day) do update set last_number = c.last_number + 1
    returning last_number
  )
  select d.letter || '-' || counted.last_number into strict new.ticket
    from counted, kring.doors d where d.id = new.door_id;
  -- After the counter was locked: who has the lower number never stands behind the higher one.
  new.waiting_since := clock_timestamp();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.grounds_about(people uuid[])
 RETURNS TABLE(person_id uuid, service_id uuid, compartment text, entry_id uuid, ground text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 10
 SET search_path TO ''
AS $function$
declare
  actor uuid := kring.current_actor();
  services uuid[] := kring.my_services();
begin
  if coalesce(current_setting('kring.purpose', true), '') not in ('care', 'rights') or not kring.may('vault') then
    return;
  end if;
  return query
    with mine as materialized (
      select g.* from kring.grants g
       where g.person_id = any (people) and (g.grantee_service = any (services) or g.grantee_staff = actor) and g.valid @> now()
         and not exists (select from kring.closures c where c.person_id = g.person_id
                            and (c.staff_id = actor or c.service_id = any (kring.member_of())))
    ), caring as (
      select g.person_id, g.source_service from mine g where g.because = 'care-relation' and g.source_service = any (services)
    )
    select c.person_id, c.source_service, o.compartment, null::uuid, 'own'
      from caring c join kring.openings o
        on o.service_id = c.source_service and o.profession = current_setting('kring.profession', true)
    union
    select g.person_id, g.source_service, g.compartment, g.entry_id, 'share'
      from mine g
     where g.because = 'share' and kring.is_bound()
       and exists (select from caring c where c.person_id = g.person_id
                      and (g.grantee_service is null or c.source_service = g.grantee_service));
end $function$
;

CREATE OR REPLACE FUNCTION kring.hand_in_sitting(based_on integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION kring.handed_sitting()
 RETURNS kring.sittings
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select s from kring.sittings s
   where s.staff_id = kring.current_actor() and s.ended_at is null
     and s.handed_to_session = nullif(current_setting('kring.session', true), '')::uuid
$function$
;

CREATE OR REPLACE FUNCTION kring.has_say(voice uuid, person uuid, matters text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from kring.representations r where r.id = voice
                    and r.person_id = any (kring.same_records(person)) and r.kind <> 'trusted' and r.ended_at is null
                    and r.valid @> kring.today() and matters <@ r.compartments)
     and not exists (select from kring.maturities m where m.person_id = any (kring.same_records(person))
                        and m.ended_at is null and m.compartments && matters)
$function$
;

CREATE OR REPLACE FUNCTION kring.headed_openings()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  actor uuid := kring.current_actor();
  closed uuid[] := kring.closed_people();
begin
  return array(select b.id from kring.break_glass b
    where b.staff_id <> actor and b.person_id <> all (closed)
      and exists (select from kring.memberships m join kring.memberships h on h.service_id = m.service_id
                   where m.staff_id = b.staff_id and m.valid @> b.opened_at
                     and h.staff_id = actor and h.role = 'head' and h.valid @> now()));
end $function$
;

CREATE OR REPLACE FUNCTION kring.headed_staff()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select coalesce(array_agg(distinct m.staff_id), '{}') from kring.memberships m
   where m.service_id in (select h.service_id from kring.memberships h
                           where h.staff_id = kring.current_actor() and h.role = 'head' and h.valid @> now())
$function$
;

CREATE OR REPLACE FUNCTION kring.held_about(record uuid)
 RETURNS SETOF kring.grants
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 10
 SET search_path TO ''
AS $function$
declare
  actor uuid := kring.current_actor();
  services uuid[] := kring.my_services();
begin
  if coalesce(current_setting('kring.purpose', true), '') in ('care', 'rights') and kring.may('vault')
     and record <> all (kring.closed_people()) then
    return query select g.* from kring.grants g
      where g.person_id = record and (g.grantee_service = any (services) or g.grantee_staff = actor) and g.valid @> now();
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION kring.help_with_accepted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  need uuid;
  helping uuid;
  was kring.need_states;
begin
  -- Where nobody else may know of a service, nothing is said of it.
  select r.entry_id, r.to_service into need, helping
    from kring.referrals r join kring.services s on s.id = r.to_service and not s.discreet
   where r.id = new.referral_id;
  if need is null or new.move not in ('accepted', 'done') then
    return null;
  end if;
  if new.move = 'done' then
    update kring.need_helpers h set ended_at = now()
     where h.entry_id = need and h.service_id = helping and h.ended_at is null;
    return null;
  end if;
  insert into kring.need_helpers (entry_id, service_id, added_by) values (need, helping, new.moved_by) on conflict do nothing;
  select * into was from kring.need_states t where t.entry_id = need order by t.changed_at desc, t.id desc limit 1;
  if was.state in ('new', 'lost-sight') then
    insert into kring.need_states (entry_id, state, urgency, changed_by) values (need, 'being-helped', was.urgency, new.moved_by);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION kring.hold_consent()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not new.compartments <@ (select array_agg(key) from kring.compartments) then
    raise exception 'kring: no such compartment' using errcode = 'check_violation', constraint = 'consents_compartments_known';
  end if;
  if new.given_by is not null and not kring.has_say(new.given_by, new.person_id, new.compartments) then
    raise exception 'kring: they have no say in this' using errcode = 'check_violation', constraint = 'consents_representative_has_a_say';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.hold_measurement()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  of kring.measurement_kinds;
begin
  select * into of from kring.measurement_kinds where key = new.kind;
  if not of.possible @> new.value or not coalesce(of.possible @> new.second_value and new.second_value < new.value, true) then
    raise exception 'kring: not possible' using errcode = 'check_violation', constraint = 'measurements_possible';
  end if;
  if (of.values_count = 2) <> (new.second_value is not null) then
    raise exception 'kring: a value too many or too few' using errcode = 'check_violation', constraint = 'measurements_values';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.hold_need()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if new.noted_in is not null and not exists (
       select from kring.entries n join kring.entries e on e.id = new.entry_id
        where n.id = new.noted_in and n.kind in ('note', 'contact') and n.service_id = e.service_id
          and n.person_id = any (kring.same_records(e.person_id))) then
    raise exception 'kring: noted elsewhere' using errcode = 'check_violation', constraint = 'needs_noted_there';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.hold_referral()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  -- Two at once for the same need and service wait for each other.
  perform pg_advisory_xact_lock(hashtextextended(new.entry_id || ' ' || new.to_service, 26));
  if exists (select from kring.closures c where c.person_id = new.person_id and c.service_id = new.to_service) then
    raise exception 'kring: not open' using errcode = 'check_violation', constraint = 'referrals_may_go_there';
  end if;
  if exists (select from kring.referrals r where r.entry_id = new.entry_id and r.to_service = new.to_service
      and kring.share_is_open(r.share_id)
      and not exists (select from kring.referral_moves m where m.referral_id = r.id and m.move <> 'accepted')) then
    raise exception 'kring: it is there already' using errcode = 'unique_violation', constraint = 'referrals_once';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.hold_referral_move()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  share uuid;
  last text;
  fits boolean;
begin
  -- Taken back and accepted at the same moment: the second one sees what the first did.
  select r.share_id into share from kring.referrals r where r.id = new.referral_id for update;
  last := (select m.move from kring.referral_moves m where m.referral_id = new.referral_id order by m.moved_at desc, m.id desc limit 1);
  fits := case when new.move in ('accepted', 'declined') then last is null and kring.share_is_open(share)
               when new.move = 'done' then last = 'accepted'
               else last is null or last = 'accepted' end;
  if fits is not true then
    raise exception 'kring: it has moved' using errcode = 'check_violation', constraint = 'referral_moves_in_order';
  end if;
  -- Who declined does not keep what they were to read.
  if new.move = 'declined' then
    update kring.shares set ended_at = now() where id = share and ended_at is null;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.hold_request()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  voice kring.representations;
  concerned text[];
begin
  if new.asked_on > kring.today() then
    raise exception 'kring: not asked yet' using errcode = 'check_violation', constraint = 'rights_requests_asked';
  end if;
  if new.asked_by is not null then
    select * into voice from kring.representations where id = new.asked_by;
    -- What is asked of a service is about everything it keeps; of the house, about everything.
    concerned := array(select c.compartment from kring.service_compartments c where c.service_id = new.service_id
                       union select k.key from kring.compartments k where new.service_id is null);
    if not coalesce(voice.person_id = any (kring.same_records(new.person_id)) and voice.kind <> 'trusted' and voice.ended_at is null
            and voice.valid @> kring.today() and voice.valid @> new.asked_on and concerned <@ voice.compartments, false)
       or exists (select from kring.maturities m where m.person_id = any (kring.same_records(new.person_id))
                     and m.ended_at is null and m.compartments && concerned) then
      raise exception 'kring: they have no say in this' using errcode = 'check_violation', constraint = 'rights_requests_has_a_say';
    end if;
  end if;
  new.due_on := kring.request_due_on(new.kind, new.about_health, new.asked_on);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.hold_share()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  agreed kring.consents;
begin
  select * into agreed from kring.consents where id = new.consent_id;
  if not (agreed.decision = 'agreed' and agreed.purpose = new.purpose and agreed.source_service = new.source_service
          and new.compartment = any (agreed.compartments)
          and coalesce(agreed.entry_id = new.entry_id, agreed.entry_id is null)
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
end $function$
;

CREATE OR REPLACE FUNCTION kring.hold_withdrawal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  given kring.consents;
begin
  select * into given from kring.consents where id = new.consent_id;
  if given.decision is distinct from 'agreed' then
    raise exception 'kring: nothing was agreed to' using errcode = 'check_violation', constraint = 'consent_withdrawals_agreed';
  end if;
  if new.given_by is not null and not kring.has_say(new.given_by, given.person_id, given.compartments) then
    raise exception 'kring: they have no say in this' using errcode = 'check_violation',
      constraint = 'consent_withdrawals_representative_has_a_say';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.is_author(entry uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from kring.entries e where e.id = entry and e.author_id = kring.current_actor())
$function$
;

CREATE OR REPLACE FUNCTION kring.is_bound()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO ''
RETURN (COALESCE(NULLIF(current_setting('kring.bound'::text, true), ''::text), 'false'::text))::boolean
;

CREATE OR REPLACE FUNCTION kring.keep_an_administrator()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if tg_table_name = 'staff' and not exists (
    select from kring.memberships m where m.staff_id = old.id and m.role = 'admin' and upper_inf(m.valid)
  ) then
    return null;
  end if;
  if not exists (
    select from kring.memberships m join kring.staff t on t.id = m.staff_id
     where m.role = 'admin' and upper_inf(m.valid) and t.left_on is null
  ) then
    raise exception 'kring: the last administrator stays'
      using errcode = 'check_violation', constraint = 'staff_last_admin';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION kring.keep_person_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if new.merged_into is distinct from old.merged_into and not kring.may('merge') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  insert into kring.people_history (person_id, version, was) values (old.id, old.version, to_jsonb(old));
  new.version := old.version + 1;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.keep_turn_move()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into kring.turn_moves (turn_id, centre_id, from_state, to_state, urgent)
  values (new.id, new.centre_id, case when tg_op = 'UPDATE' then old.state end, new.state, new.urgent);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION kring.last_day(until timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO ''
RETURN to_char(((until - '00:00:00.000001'::interval) AT TIME ZONE 'Europe/Brussels'::text), 'YYYY-MM-DD'::text)
;

CREATE OR REPLACE FUNCTION kring.limit_care_relation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'UPDATE' then
    if old.ended_at is not null then
      raise exception 'kring: it has ended' using errcode = 'insufficient_privilege';
    end if;
    new.ended_at := now();
    new.ended_by := kring.current_actor();
  elsif new.valid is null then
    new.valid := tstzrange(now(), now() + make_interval(months =>
      (select l.months from kring.care_relation_lengths l where l.basis = new.basis)));
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.looks_nearby(looks text[], since timestamp with time zone, bearers integer)
 RETURNS TABLE(kind text, staff_id uuid, person_id uuid, day date, begins_at timestamp with time zone, ends_at timestamp with time zone, looks_made integer, tie text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO ''
AS $function$
begin
  if not kring.may('watch') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return query
  with looked as materialized (
    select x.staff_id, (kring.same_records(x.seen))[1] seen, x.on_day, min(x.first_at) first_at, max(x.last_at) last_at, sum(x.n)::int n
      from (select j.actor_id staff_id, j.person_id seen, (j.at at time zone 'Europe/Brussels')::date on_day,
                   min(j.at) first_at, max(j.at) last_at, count(*) n
              from kring.journal j
             where j.at >= since and j.act = any (looks) and j.person_id is not null
             group by 1, 2, 3) x
     group by 1, 2, 3
  ), own as materialized (
    select o.staff_id, (kring.same_records(o.person_id))[1] theirs, o.kind from kring.own_files o where o.ended_at is null
  ), near as (
    select 'own-file' kind, l.staff_id, l.seen, min(o.kind) tie
      from looked l join own o on o.staff_id = l.staff_id and o.theirs = l.seen
     group by 2, 3
    union all
    select 'near-own-file', l.staff_id, l.seen, min(coalesce(r.kind, 'street'))
      from (select distinct looked.staff_id, looked.seen from looked) l
      join own o on o.staff_id = l.staff_id and o.kind = 'self'
      join kring.people mine on mine.id = o.theirs
      join kring.people other on other.id = l.seen
      left join kring.relations r on r.ended_at is null and r.kind in ('household', 'partner', 'parent', 'sibling', 'relative')
        and (r.person_id = mine.id and r.other_id = other.id or r.person_id = other.id and r.other_id = mine.id)
     where (r.id is not null
            or mine.street ~ '\S' and mine.postcode = other.postcode
               and kring.street_alone(mine.street) = kring.street_alone(other.street))
       and not exists (select from own x where x.staff_id = l.staff_id and x.theirs = l.seen)
     group by 2, 3
    union all
    select 'same-name', l.staff_id, l.seen, 'name'
      from (select distinct looked.staff_id, looked.seen from looked) l
      join kring.staff t on t.id = l.staff_id
      join kring.people other on other.id = l.seen and lower(btrim(other.family)) = lower(btrim(t.family))
     where not exists (select from own x where x.staff_id = l.staff_id and x.theirs = l.seen)
       and (select count(*) from (select from kring.people b where lower(btrim(b.family)) = lower(btrim(t.family))
                                     and b.merged_into is null limit bearers + 1) counted) <= bearers
  )
  select n.kind, n.staff_id, n.seen, l.on_day, l.first_at, l.last_at, l.n, n.tie
    from near n join looked l on l.staff_id = n.staff_id and l.seen = n.seen
   group by 1, 2, 3, 4, 5, 6, 7, 8;
end $function$
;

CREATE OR REPLACE FUNCTION kring.lost_sight(months integer)
 RETURNS TABLE(person_id uuid, last_at timestamp with time zone, since timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 500
 SET search_path TO ''
AS $function$
declare
  services uuid[] := kring.my_services();
  long_ago timestamptz := now() - make_interval(months => months);
begin
  return query
    with held as materialized (
      select g.person_id as record, min(lower(g.valid)) as since
        from kring.my_grants() g where g.because = 'care-relation' and g.source_service = any (services)
       group by g.person_id
    ), mine as materialized (
      -- Of a merged record the kept one stands for both.
      select h.record, case when p.merged_into is null then p.id else (kring.same_records(p.id))[1] end as kept, h.since
        from held h join kring.people p on p.id = h.record
    ), met as materialized (
      -- One step along the index for each of them, however much was written.
      select m.kept, m.since, last.written_at as last_at from mine m
        left join lateral (select e.written_at from kring.entries e
                            where e.person_id = m.record and e.service_id = any (services)
                            order by e.written_at desc limit 1) last on true
    )
    select m.kept, max(m.last_at), min(m.since)
      from met m
     group by m.kept
    having coalesce(max(m.last_at), min(m.since)) < long_ago;
end $function$
;

CREATE OR REPLACE FUNCTION kring.mail_state()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not kring.may('staff') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return (select jsonb_build_object(
      'waiting', count(*) filter (where next_at < 'infinity'),
      'givenUp', count(*) filter (where next_at = 'infinity'),
      'oldestAt', min(created_at) filter (where next_at < 'infinity'),
      'lastError', (array_agg(last_error order by next_at desc) filter (where last_error is not null))[1])
    from kring.outbox where sent_at is null);
end $function$
;

CREATE OR REPLACE FUNCTION kring.mark_passed_on()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  -- First what is held of this person, few: everything passed on to a service is many.
  new.with_passed_on := kring.is_bound() and exists (
    select from (select * from kring.grants of_them where of_them.person_id = new.person_id offset 0) g
     where g.because = 'share' and g.source_service <> new.service_id and g.valid @> now()
       and (g.grantee_service = any (kring.my_services()) or g.grantee_staff = kring.current_actor()));
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.mark_restricted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update kring.entries set restricted = true where id = new.entry_id and not restricted;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION kring.may(capability text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO ''
RETURN (capability = ANY ((COALESCE(NULLIF(current_setting('kring.capabilities'::text, true), ''::text), '{}'::text))::text[]))
;

CREATE OR REPLACE FUNCTION kring.may_amend(entry uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from kring.entries e where e.id = entry and kring.may_write(e.person_id, e.service_id, e.compartment)
    and (not e.restricted or e.author_id = kring.current_actor()
         or exists (select from kring.restrictions r where r.entry_id = e.id and r.staff_id = kring.current_actor() and r.ended_at is null)))
$function$
;

CREATE OR REPLACE FUNCTION kring.may_break_glass(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select kring.may('vault') and kring.is_bound() and person <> all (kring.closed_people())
     and exists (select from kring.usual_openings u where u.compartment = 'health'
                    and u.profession = current_setting('kring.profession', true))
$function$
;

CREATE OR REPLACE FUNCTION kring.may_write(person uuid, service uuid, kind text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select coalesce(current_setting('kring.purpose', true), '') = 'care'
     and service = any (kring.my_services())
     and exists (select from kring.openings o where o.service_id = service and o.compartment = kind
                    and o.profession = current_setting('kring.profession', true))
     and person <> all (kring.closed_people())
     and kring.may('vault')
     and exists (select from kring.grants g where g.person_id = person and g.because = 'care-relation'
                    and g.source_service = service and g.valid @> now()
                    and (g.grantee_service = service or g.grantee_staff = kring.current_actor()))
$function$
;

CREATE OR REPLACE FUNCTION kring.member_of()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO ''
RETURN (COALESCE(NULLIF(current_setting('kring.member_of'::text, true), ''::text), '{}'::text))::uuid[]
;

CREATE OR REPLACE FUNCTION kring.members_bound(of_service uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not kring.may('vault') then
    return '{}';
  end if;
  return array(select distinct m.staff_id from kring.memberships m join kring.role_capabilities c using (role)
                 join kring.staff t on t.id = m.staff_id
                where m.service_id = of_service and m.valid @> now() and c.capability = 'vault'
                  and t.secrecy_ground is not null and (t.left_on is null or t.left_on > kring.today())
                  and t.id <> kring.current_actor());
end $function$
;

CREATE OR REPLACE FUNCTION kring.my_grants()
 RETURNS SETOF kring.grants
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 300
 SET search_path TO ''
AS $function$
declare
  actor uuid := kring.current_actor();
  services uuid[] := kring.my_services();
  closed uuid[];
begin
  if coalesce(current_setting('kring.purpose', true), '') not in ('care', 'rights') or not kring.may('vault') then
    return;
  end if;
  closed := kring.closed_people();
  return query select g.* from kring.grants g
    where g.grantee_service = any (services) and g.valid @> now() and g.person_id <> all (closed)
    union all
    select g.* from kring.grants g
    where g.grantee_staff = actor and g.valid @> now() and g.person_id <> all (closed);
end $function$
;

CREATE OR REPLACE FUNCTION kring.my_open_steps(since date, until date)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  actor uuid := kring.current_actor();
begin
  return array(
    select c.entry_id from kring.contacts c
     where c.next_step <> '' and c.next_by = actor and c.next_on between since and until
       and not exists (select from kring.entry_ends d where d.entry_id = c.entry_id)
    union all
    select c.entry_id from kring.contacts c join kring.entries e on e.id = c.entry_id
     where c.next_step <> '' and c.next_by is null and c.next_on between since and until and e.author_id = actor
       and not exists (select from kring.entry_ends d where d.entry_id = c.entry_id));
end $function$
;

CREATE OR REPLACE FUNCTION kring.my_services()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO ''
RETURN (COALESCE(NULLIF(current_setting('kring.services'::text, true), ''::text), '{}'::text))::uuid[]
;

CREATE OR REPLACE FUNCTION kring.my_unanswered(days integer)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not kring.may('vault') then
    return '{}';
  end if;
  return array(
    -- First those that nobody moved, few: of the others no share is looked up.
    with waiting as materialized (
      select r.id, r.share_id from kring.referrals r
       where r.asked_by = kring.current_actor() and r.asked_at < now() - make_interval(days => days)
         and not exists (select from kring.referral_moves m where m.referral_id = r.id)
    )
    select w.id from waiting w where kring.share_is_open(w.share_id));
end $function$
;

CREATE OR REPLACE FUNCTION kring.name_staff(of_staff uuid[])
 RETURNS TABLE(id uuid, given text, family text, profession text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO ''
AS $function$
begin
  if kring.may('vault') or kring.may('review') then
    return query select t.id, t.given, t.family, t.profession from kring.staff t where t.id = any (of_staff);
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION kring.named_in_journal(ids uuid[])
 RETURNS TABLE(id uuid, number text, given text, family text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO ''
AS $function$
begin
  if not kring.may('journal') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return query select p.id, p.number,
      coalesce(nullif(p.given, ''), case when p.family = '' then p.other_names -> 0 ->> 'given' end, ''),
      coalesce(nullif(p.family, ''), case when p.given = '' then p.other_names -> 0 ->> 'family' end, '')
    from kring.people p where p.id = any (ids);
end $function$
;

CREATE OR REPLACE FUNCTION kring.note_marked(note uuid, marked uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update kring.needs n set noted_in = note
    from kring.entries e, kring.entries own
   where n.entry_id = any (marked) and n.noted_in is null and e.id = n.entry_id and own.id = note
     and e.author_id = kring.current_actor() and own.author_id = kring.current_actor()
     and own.kind in ('note', 'contact') and own.service_id = e.service_id
     and own.person_id = any (kring.same_records(e.person_id))
     and not exists (select from kring.amendments a where a.entry_id = e.id and a.kind = 'mistake');
end $function$
;

CREATE OR REPLACE FUNCTION kring.note_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if old.noted_in is not null then
    raise exception 'kring: it was marked elsewhere' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.notify(kind text, person uuid, subject uuid, due date, staff_ids uuid[], head_of uuid[], of_role text, mails jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  told uuid[];
  recipients int;
begin
  if kring.current_actor() is null then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  select count(*) into recipients from kring.recipients(staff_ids, head_of, of_role, person);
  with added as (
    insert into kring.notices (staff_id, kind, person_id, subject_id, due_on)
    select r, notify.kind, person, subject, due from kring.recipients(staff_ids, head_of, of_role, person) r
    on conflict do nothing
    returning staff_id
  )
  select array_agg(staff_id) into told from added;
  if mails is not null then
    insert into kring.outbox (address, subject, text, path, why)
    select t.email, m ->> 'subject', m ->> 'text', '/notices', notify.kind
      from kring.staff t cross join lateral (select mails -> t.interface_language as m) x
     where t.id = any (told);
  end if;
  perform pg_notify('kring', 'notices:' || r) from unnest(told) r;
  return recipients;
end $function$
;

CREATE OR REPLACE FUNCTION kring.open_compartments()
 RETURNS TABLE(person_id uuid, service_id uuid, compartment text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 300
 SET search_path TO ''
AS $function$
begin
  return query select * from kring.own_grounds();
  return query select g.person_id, g.service_id, g.compartment from kring.share_grounds() g where g.entry_id is null;
end $function$
;

CREATE OR REPLACE FUNCTION kring.open_entries()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return array(select g.entry_id from kring.share_grounds() g where g.entry_id is not null);
end $function$
;

CREATE OR REPLACE FUNCTION kring.open_handed_sitting()
 RETURNS TABLE(given text, language text, revision integer, response jsonb, file text, is_handed_in boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select p.given, s.language, s.revision, s.response, q.resource::text, s.handed_in_at is not null
    from kring.handed_sitting() s
    join kring.people p on p.id = s.person_id
    join kring.questionnaires q on q.id = s.questionnaire_id
   where s.staff_id = kring.current_actor()
$function$
;

CREATE OR REPLACE FUNCTION kring.open_session(whose uuid, token bytea, device text)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  insert into kring.sessions (staff_id, token_hash, device) values (whose, token, device) returning id
$function$
;

CREATE OR REPLACE FUNCTION kring.opened_to_me()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
RETURN ARRAY(SELECT r.entry_id FROM kring.restrictions r WHERE ((r.staff_id = kring.current_actor()) AND (r.ended_at IS NULL)))
;

CREATE OR REPLACE FUNCTION kring.opened_under_glass(glass uuid)
 RETURNS integer
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  here kring.break_glass;
begin
  select * into here from kring.break_glass b where b.id = glass;
  if not (kring.may('review') and (here.staff_id = kring.current_actor() or glass = any (kring.headed_openings()) or kring.may('journal'))) then
    return 0;
  end if;
  return (select count(distinct entry) from kring.journal j
    cross join lateral jsonb_array_elements_text(
      case when jsonb_typeof(j.detail -> 'entries') = 'array' then j.detail -> 'entries' else '[]' end) entry
   where j.actor_id = here.staff_id and j.person_id = any (kring.same_records(here.person_id))
     and j.at >= here.opened_at and j.detail ->> 'breakGlass' = glass::text);
end $function$
;

CREATE OR REPLACE FUNCTION kring.others_met(of_entries uuid[])
 RETURNS TABLE(entry_id uuid, person_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 5
 SET search_path TO ''
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION kring.own_grounds()
 RETURNS TABLE(person_id uuid, service_id uuid, compartment text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 300
 SET search_path TO ''
AS $function$
declare
  services uuid[] := kring.my_services();
  works_as text := current_setting('kring.profession', true);
  here record;
begin
  for here in select o.service_id, o.compartment from kring.openings o
               where o.profession = works_as and o.service_id = any (services) loop
    return query select g.person_id, here.service_id, here.compartment from kring.my_grants() g
      where g.source_service = here.service_id and g.because = 'care-relation';
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION kring.password_of_session(token bytea)
 RETURNS TABLE(staff_id uuid, email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select t.id, t.email from kring.sessions s join kring.staff t on t.id = s.staff_id
   where s.token_hash = token and s.ends_at > now()
$function$
;

CREATE OR REPLACE FUNCTION kring.person_merged()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  since timestamptz := (select max(m.merged_at) from kring.merges m where m.merged_id = new.id);
begin
  -- Whoever was kept out while they were one stays out of both: parting opens nothing.
  if new.merged_into is null then
    insert into kring.exclusions (person_id, service_id, staff_id, excluded_at, recorded_by)
    select new.id, e.service_id, e.staff_id, e.excluded_at, e.recorded_by from kring.exclusions e
     where e.person_id = any (kring.same_records(old.merged_into)) and e.ended_at is null and e.excluded_at >= since
        on conflict do nothing;
    insert into kring.own_files (person_id, staff_id, kind, declared_at, declared_by)
    select new.id, o.staff_id, o.kind, o.declared_at, o.declared_by from kring.own_files o
     where o.person_id = any (kring.same_records(old.merged_into)) and o.ended_at is null and o.declared_at >= since
        on conflict do nothing;
  end if;
  -- Smaller first, so that two merges never wait for each other.
  perform kring.derive_access(one) from (select unnest(array[new.id, old.merged_into, new.merged_into]) one order by 1) x
    where one is not null;
  return null;
end $function$
;

CREATE OR REPLACE PROCEDURE kring.protect(VARIADIC tables regclass[])
 LANGUAGE plpgsql
 SET search_path TO ''
AS $procedure$
declare t regclass;
begin
  foreach t in array tables loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner_works on %s to current_user using (true) with check (true)', t);
  end loop;
end $procedure$
;

CREATE OR REPLACE PROCEDURE kring.protect_additions(IN t regclass)
 LANGUAGE plpgsql
 SET search_path TO ''
AS $procedure$
declare
  name text := (select c.relname from pg_catalog.pg_class c where c.oid = t);
begin
  call kring.protect(t);
  execute format('create policy %I on %s for select to kring_app using (exists (select from kring.entries e where e.id = entry_id))',
    name || '_read', t);
  execute format('create policy %I on %s for insert to kring_app with check (kring.may_amend(entry_id))', name || '_write', t);
  execute format('grant select on %s to kring_app', t);
end $procedure$
;

CREATE OR REPLACE PROCEDURE kring.protect_kind(IN t regclass)
 LANGUAGE plpgsql
 SET search_path TO ''
AS $procedure$
declare
  name text := (select c.relname from pg_catalog.pg_class c where c.oid = t);
begin
  call kring.protect(t);
  execute format('create policy %I on %s for select to kring_app using (exists (select from kring.entries e where e.id = entry_id))',
    name || '_read', t);
  execute format('create policy %I on %s for insert to kring_app with check (kring.is_author(entry_id) and kring.may_amend(entry_id))',
    name || '_write', t);
  execute format('create trigger %I before update or delete on %s for each row execute function kring.refuse_change()',
    name || '_append_only', t);
  execute format('grant select, insert on %s to kring_app', t);
end $procedure$
;

CREATE OR REPLACE FUNCTION kring.reachable_people()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return array(select g.person_id from kring.my_grants() g);
end $function$
;

CREATE OR REPLACE FUNCTION kring.recipients(staff_ids uuid[], head_of uuid[], of_role text, about uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select t.id from kring.staff t
   where (t.left_on is null or t.left_on > current_date)
     and (exists (select from kring.memberships m where m.staff_id = t.id and m.valid @> now() and m.role = of_role)
       or (t.id = any (staff_ids)
           or exists (select from kring.memberships m where m.staff_id = t.id and m.valid @> now()
                         and m.role = 'head' and m.service_id = any (head_of)))
          and not exists (select from kring.closures c where c.person_id = about
                             and (c.staff_id = t.id or c.service_id in (select m.service_id from kring.memberships m
                                                        where m.staff_id = t.id and m.valid @> now()))))
$function$
;

CREATE OR REPLACE FUNCTION kring.record_attempt(address text, succeeded boolean)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  insert into kring.sign_in_attempts (email, succeeded) values (lower(address collate "C"), record_attempt.succeeded);
  insert into kring.journal (act, actor_id, purpose)
  select case when record_attempt.succeeded then 'signed-in' else 'sign-in-failed' end,
         (select t.id from kring.staff t where t.email = lower(address collate "C")), 'session';
$function$
;

CREATE OR REPLACE FUNCTION kring.records_of_card(card text)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not kring.may('journal') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return (select kring.same_records(p.id) from kring.people p where p.number = card);
end $function$
;

CREATE OR REPLACE FUNCTION kring.referred_needs(referrals uuid[])
 RETURNS TABLE(referral_id uuid, what text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO ''
AS $function$
declare
  services uuid[] := kring.my_services();
  closed uuid[] := kring.closed_people();
begin
  if not kring.may('vault') or not kring.is_bound() or coalesce(current_setting('kring.purpose', true), '') <> 'care' then
    return;
  end if;
  return query select r.id, n.what from kring.referrals r join kring.needs n on n.entry_id = r.entry_id
    join kring.entries e on e.id = r.entry_id and not e.restricted
    where r.id = any (referrals) and r.to_service = any (services) and r.person_id <> all (closed)
      and kring.share_is_open(r.share_id);
end $function$
;

CREATE OR REPLACE FUNCTION kring.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  raise exception 'kring: % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION kring.related_people()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  services uuid[] := kring.my_services();
begin
  return array(select distinct g.person_id from kring.my_grants() g
                where g.because = 'care-relation' and g.source_service = any (services));
end $function$
;

CREATE OR REPLACE FUNCTION kring.request_due_on(asked text, health boolean, asked_on date)
 RETURNS date
 LANGUAGE sql
 STABLE
 SET search_path TO ''
RETURN (SELECT ((request_due_on.asked_on + make_interval(months => COALESCE(c.months, 0), days => COALESCE(c.days, 0))))::date AS date FROM kring.request_clocks c WHERE ((c.kind = request_due_on.asked) AND (c.about_health = request_due_on.health)))
;

CREATE OR REPLACE FUNCTION kring.same_person(person uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return case when kring.may('people') then kring.same_records(person) else array[person] end;
end $function$
;

CREATE OR REPLACE FUNCTION kring.same_records(person uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  root uuid := person;
  above uuid;
  everyone uuid[];
  below uuid[];
begin
  loop
    select p.merged_into into above from kring.people p where p.id = root;
    exit when above is null;
    root := above;
  end loop;
  everyone := array[root];
  below := everyone;
  loop
    select array_agg(p.id) into below from kring.people p where p.merged_into = any (below);
    exit when below is null;
    everyone := everyone || below;
  end loop;
  return everyone;
end $function$
;

CREATE OR REPLACE FUNCTION kring.save_handed_sitting(based_on integer, said jsonb, alarm boolean)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION kring.search_codes(of_system text, words text[], most integer)
 RETURNS TABLE(system text, code text, title_en text, title_fr text, title_nl text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  typed tsquery;
begin
  if not kring.may('vault') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  if cardinality(words) not between 1 and 10 or array_to_string(words, '') !~ '^[a-z0-9]+$' then
    raise exception 'kring: no words to look for';
  end if;
  typed := (array_to_string(words, ':* & ') || ':*')::tsquery;
  return query
    select c.system, c.code, c.title_en, c.title_fr, c.title_nl from kring.codes c
     where array_to_tsvector(string_to_array(c.search, ' ')) @@ typed and (of_system is null or c.system = of_system)
     order by starts_with(c.search, array_to_string(words, ' ')) desc, starts_with(c.search, words[1]) desc,
              length(c.search), c.system, c.code
     limit least(most, 50);
end $function$
;

CREATE OR REPLACE FUNCTION kring.set_back_demo_visit(arrival uuid, arrived timestamp with time zone, called timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if kring.current_actor() is distinct from '00000000-0000-0000-0000-000000000000'
     or not exists (
       select from kring.arrivals a join kring.centres c on c.id = a.centre_id
        where a.id = arrival and c.key = 'unfinished-demo') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  if arrived > now() or called not between arrived and now() then
    raise exception 'kring: a visit of the demo lies in the past';
  end if;
  update kring.arrivals set arrived_at = arrived where id = arrival;
  update kring.turns set waiting_since = arrived, called_at = case when called_at is not null then called end
   where arrival_id = arrival;
end $function$
;

CREATE OR REPLACE FUNCTION kring.set_password(whose uuid, hash text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not (kring.may('staff') or kring.current_actor() = whose) then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  update kring.staff set password_hash = hash where id = whose;
end $function$
;

CREATE OR REPLACE FUNCTION kring.settle_request()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  broken text;
  longest int;
begin
  if old.answer is not null then
    broken := 'rights_requests_answered_once';
  elsif tg_argv[0] = 'extension' then
    select c.extension_months into longest from kring.request_clocks c where c.kind = old.kind and c.about_health = old.about_health;
    broken := case
      when old.extended_to is not null then 'rights_requests_extended_once'
      when longest = 0 then 'rights_requests_extendable'
      -- The person is told within the first term (GDPR 12(3)).
      when kring.today() > old.due_on then 'rights_requests_extended_in_time'
      when new.extended_to is null or new.extended_to <= old.due_on
        or new.extended_to > (old.due_on + make_interval(months => longest))::date then 'rights_requests_extended_within'
    end;
    new.extended_at := now();
    new.extended_by := kring.current_actor();
  end if;
  if broken is not null then
    raise exception 'kring: not so' using errcode = 'check_violation', constraint = broken;
  end if;
  if tg_argv[0] = 'answer' then
    new.answered_at := now();
    new.answered_by := kring.current_actor();
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION kring.share_grounds()
 RETURNS TABLE(person_id uuid, service_id uuid, compartment text, entry_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 30
 SET search_path TO ''
AS $function$
declare
  actor uuid := kring.current_actor();
  services uuid[] := kring.my_services();
  closed uuid[];
begin
  if coalesce(current_setting('kring.purpose', true), '') not in ('care', 'rights') or not kring.may('vault') or not kring.is_bound() then
    return;
  end if;
  closed := kring.closed_people();
  return query select g.person_id, g.source_service, g.compartment, g.entry_id
    from kring.grants g
   where g.because = 'share' and (g.grantee_service = any (services) or g.grantee_staff = actor)
     and g.valid @> now() and g.person_id <> all (closed)
     and exists (select from kring.grants r where r.person_id = g.person_id and r.because = 'care-relation'
                   and r.source_service = any (services) and r.valid @> now()
                   and (r.grantee_staff is null or r.grantee_staff = actor)
                   and (g.grantee_service is null or r.source_service = g.grantee_service));
end $function$
;

CREATE OR REPLACE FUNCTION kring.share_is_open(share uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from kring.shares s join kring.consents c on c.id = s.consent_id
    where s.id = share and s.ended_at is null and upper(s.valid) > now() and coalesce(c.until > now(), true)
      and not exists (select from kring.consent_withdrawals w where w.consent_id = c.id))
$function$
;

CREATE OR REPLACE FUNCTION kring.show_screen(hash bytea)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  s record;
  shown jsonb;
begin
  select x.id, x.centre_id, x.languages, x.seen_at, c.name into s
    from kring.screens x join kring.centres c on c.id = x.centre_id where x.key_hash = hash;
  if not found then
    return null;
  end if;
  if s.seen_at is null or s.seen_at < now() - interval '1 minute' then
    update kring.screens set seen_at = now() where id = s.id;
  end if;
  with door as (
    select d.id, d.position, jsonb_build_object('key', d.key, 'name', d.name, 'colour', d.colour,
             'pictogram', d.pictogram, 'letter', d.letter) as shown
      from kring.doors d where d.centre_id = s.centre_id and d.closed_at is null
  ), called as (
    select t.called_at, jsonb_build_object('ticket', t.ticket, 'door', door.shown, 'room', t.room,
             'calledAt', to_char(t.called_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as shown
      from kring.turns t join door on door.id = t.door_id
     where t.centre_id = s.centre_id and t.day = kring.today() and t.state = 'called'
     order by t.called_at desc limit 12
  ), waiting as (
    select t.door_id, count(*) as n from kring.turns t
     where t.centre_id = s.centre_id and t.day = kring.today() and t.state = 'waiting'
     group by t.door_id
  )
  select jsonb_build_object('centre', s.name, 'languages', to_jsonb(s.languages),
           'called', coalesce((select jsonb_agg(called.shown order by called.called_at desc) from called), '[]'),
           'waiting', coalesce((select jsonb_agg(jsonb_build_object('door', door.shown, 'count', coalesce(waiting.n, 0))
                                  order by door.position)
                                from door left join waiting on waiting.door_id = door.id), '[]'))
    into shown;
  return shown;
end $function$
;

CREATE OR REPLACE FUNCTION kring.signs_in(whose uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
RETURN (kring.may('staff'::text) AND (EXISTS (SELECT FROM kring.sessions s WHERE ((s.staff_id = signs_in.whose) AND (s.ends_at > now()) AND (s.seen_at > (now() - '02:00:00'::interval))))))
;

CREATE OR REPLACE FUNCTION kring.stand_around(person uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  everyone uuid[] := kring.same_records(person);
  services uuid[] := kring.my_services();
begin
  if coalesce(current_setting('kring.purpose', true), '') in ('care', 'rights') and kring.may('vault')
     and not exists (select from kring.closures c where c.person_id = everyone[1]
                        and (c.staff_id = kring.current_actor() or c.service_id = any (kring.member_of())))
     and exists (select from kring.grants g
              where g.person_id = everyone[1] and g.because = 'care-relation' and g.source_service = any (services)
                and (g.grantee_service = any (services) or g.grantee_staff = kring.current_actor()) and g.valid @> now()) then
    return everyone;
  end if;
  return '{}';
end $function$
;

CREATE OR REPLACE FUNCTION kring.street_alone(street text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
RETURN lower(btrim(regexp_replace(street, '[0-9].*$'::text, ''::text)))
;

CREATE OR REPLACE FUNCTION kring.take_due_requests()
 RETURNS TABLE(id uuid, person_id uuid, due date, by_mail uuid[], by_bell uuid[])
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 20
 SET search_path TO ''
AS $function$
begin
  if not kring.may('upkeep') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return query
    with waiting as (
      select r.id, coalesce(r.extended_to, r.due_on) ends, r.reminded_on from kring.rights_requests r where r.answer is null
    ), stepped as (
      select w.*, case when kring.today() > w.ends then w.ends + 1 + (kring.today() - w.ends - 1) / 7 * 7
                       when kring.today() >= w.ends - 1 then w.ends - 1
                       when kring.today() >= w.ends - 5 then w.ends - 5 end step
        from waiting w
    ), taken as (
      update kring.rights_requests r set reminded_on = kring.today()
        from stepped s
       where s.id = r.id and coalesce(s.reminded_on < s.step, s.step is not null)
      returning r.id, r.person_id, r.service_id, s.ends
    )
    select t.id, t.person_id, t.ends,
           coalesce(array_agg(a.staff_id) filter (where a.requests), '{}'),
           coalesce(array_agg(a.staff_id) filter (where not a.requests), '{}')
      from taken t left join lateral (
        select m.staff_id, bool_or(c.capability = 'requests') requests
          from kring.memberships m join kring.role_capabilities c using (role)
         where m.valid @> now()
         group by m.staff_id
        having (bool_or(c.capability = 'requests') and (t.service_id is null or bool_or(c.capability = 'journal'))
                or bool_or(c.capability = 'vault' and m.service_id = t.service_id))
           and not exists (select from kring.closures x where x.person_id = t.person_id
                              and (x.staff_id = m.staff_id or x.service_id = any (array_agg(m.service_id))))
      ) a on true
     group by t.id, t.person_id, t.ends;
end $function$
;

CREATE OR REPLACE FUNCTION kring.take_due_withholdings()
 RETURNS TABLE(id uuid, entry_id uuid, person_id uuid, service_id uuid, withheld_by uuid, review_on date)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 20
 SET search_path TO ''
AS $function$
begin
  if not kring.may('upkeep') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return query
    update kring.withholdings w set reminded_on = kring.today()
      from kring.entries e
     where e.id = w.entry_id and w.ended_at is null and w.review_on <= kring.today()
       and (w.reminded_on is null or w.reminded_on <= kring.today() - 7)
    returning w.id, w.entry_id, e.person_id, e.service_id, w.withheld_by, w.review_on;
end $function$
;

CREATE OR REPLACE FUNCTION kring.take_endings()
 RETURNS TABLE(kind text, id uuid, person_id uuid, service_id uuid, staff_ids uuid[], ends_on date)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 50
 SET search_path TO ''
AS $function$
begin
  if not kring.may('upkeep') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return query
    with ending as (
      select 'care-relation-ending' kind, r.id, r.person_id, r.service_id, array[coalesce(r.staff_id, r.begun_by)] staff_ids, r.valid
        from kring.care_relations r
       where r.ended_at is null and upper(r.valid) between now() and now() + interval '30 days'
         and not exists (select from kring.care_relations later
               where later.person_id = any (kring.same_records(r.person_id)) and later.service_id = r.service_id and later.ended_at is null
                 and (later.staff_id is null or later.staff_id = r.staff_id) and upper(later.valid) > upper(r.valid))
      union all
      select 'share-ending', s.id, s.person_id, s.source_service, array_remove(array[s.shared_by, s.recipient_staff], null), s.valid
        from kring.shares s
       where s.ended_at is null and upper(s.valid) between now() and now() + interval '30 days'
         and not exists (select from kring.consent_withdrawals w where w.consent_id = s.consent_id)
         and not exists (select from kring.shares later
               where later.person_id = any (kring.same_records(s.person_id)) and later.ended_at is null
                 and later.source_service = s.source_service and later.compartment = s.compartment
                 and later.entry_id is not distinct from s.entry_id
                 and later.recipient_service is not distinct from s.recipient_service
                 and later.recipient_staff is not distinct from s.recipient_staff and upper(later.valid) > upper(s.valid))
    ), staged as (
      select e.*, case when upper(e.valid) <= now() + interval '7 days' then 7 else 30 end days from ending e
    ), taken as (
      insert into kring.reminders (subject_id, days)
      -- What lasts not much longer than that is not reminded of when it has just begun.
      select t.id, t.days from staged t where upper(t.valid) - lower(t.valid) > make_interval(days => 2 * t.days)
      on conflict do nothing returning subject_id, days
    )
    select t.kind, t.id, t.person_id, t.service_id,
           -- Whoever left, works elsewhere now, or to whom the person is closed, is not told.
           array(select m.staff_id from kring.memberships m join kring.staff f on f.id = m.staff_id
                  where m.staff_id = any (t.staff_ids) and m.valid @> now() and (f.left_on is null or f.left_on > kring.today())
                    and (m.service_id = t.service_id or t.kind = 'share-ending')
                    and not exists (select from kring.closures c where c.person_id = t.person_id
                                       and (c.staff_id = m.staff_id or c.service_id = m.service_id))
                  group by m.staff_id),
           kring.last_day(upper(t.valid))::date
      from staged t join taken k on k.subject_id = t.id and k.days = t.days;
end $function$
;

CREATE OR REPLACE FUNCTION kring.take_late_glass()
 RETURNS TABLE(id uuid, person_id uuid, services uuid[])
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 10
 SET search_path TO ''
AS $function$
begin
  if not kring.may('upkeep') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return query
    with taken as (
      insert into kring.reminders (subject_id, days)
      select b.id, 3 + (extract(days from now() - b.opened_at)::int - 3) / 7 * 7
        from kring.break_glass b
       where b.opened_at < now() - interval '3 days'
         and not exists (select from kring.break_glass_reviews v where v.break_glass_id = b.id)
      on conflict do nothing returning subject_id
    )
    select b.id, b.person_id,
           array(select distinct m.service_id from kring.memberships m
                  where m.staff_id = b.staff_id and m.service_id is not null and m.valid @> b.opened_at)
      from kring.break_glass b join taken on taken.subject_id = b.id;
end $function$
;

CREATE OR REPLACE FUNCTION kring.tell_notices_read()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform pg_notify('kring', 'notices:' || r.staff_id) from (select distinct staff_id from changed) r;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION kring.tell_queue_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform pg_notify('kring', 'queue:' || c.centre_id) from (select distinct centre_id from changed) c;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION kring.telling_compartments()
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  services uuid[] := kring.my_services();
begin
  return array(select c.compartment from kring.service_compartments c join kring.services s on s.id = c.service_id
                group by c.compartment having bool_and(s.discreet and s.id <> all (services)));
end $function$
;

CREATE OR REPLACE FUNCTION kring.today()
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO ''
RETURN ((now() AT TIME ZONE 'Europe/Brussels'::text))::date
;

CREATE OR REPLACE FUNCTION kring.told_of(kinds text[], by_whom uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select case when by_whom = kring.current_actor() then kinds
    else array(select kind from unnest(kinds) kind where kind <> all (kring.telling_compartments())) end
$function$
;

CREATE OR REPLACE FUNCTION kring.translations(element json)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
RETURN (SELECT COALESCE(jsonb_object_agg(t.lang, t.content), '{}'::jsonb) AS "coalesce" FROM (SELECT (jsonb_path_query_first(x.x, '$."extension"[*]?(@."url" == "lang")."valueCode"'::jsonpath) #>> '{}'::text[]) AS lang, (COALESCE(jsonb_path_query_first(x.x, '$."extension"[*]?(@."url" == "content")."valueString"'::jsonpath), jsonb_path_query_first(x.x, '$."extension"[*]?(@."url" == "content")."valueMarkdown"'::jsonpath)) #>> '{}'::text[]) AS content FROM jsonb_path_query((translations.element)::jsonb, '$."extension"[*]?(@."url" == "http://hl7.org/fhir/StructureDefinition/translation")'::jsonpath) x(x)) t WHERE ((t.lang <> ''::text) AND (t.content <> ''::text)))
;

CREATE OR REPLACE FUNCTION kring.try_mail_again()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  waiting int;
begin
  if not kring.may('staff') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  update kring.outbox set next_at = now(), attempts = 0 where sent_at is null;
  get diagnostics waiting = row_count;
  perform pg_notify('kring', 'job:send-mail');
  return waiting;
end $function$
;

CREATE OR REPLACE FUNCTION kring.voices_of(person uuid)
 RETURNS TABLE(id uuid, name text, may_ask boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 5
 SET search_path TO ''
AS $function$
begin
  if kring.may('rights') then
    return query select r.id, r.name, r.kind <> 'trusted' and r.ended_at is null and r.valid @> kring.today()
      from kring.representations r where r.person_id = any (kring.same_records(person))
      order by r.recorded_at, r.id;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION kring.wait_for_administrators()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform pg_advisory_xact_lock(hashtext('kring.administrators'));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION kring.wake_mail()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform pg_notify('kring', 'job:send-mail');
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION kring.whose_rights(ids uuid[], card text DEFAULT NULL::text)
 RETURNS TABLE(asked uuid, id uuid, number text, given text, family text, records uuid[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO ''
AS $function$
begin
  if not kring.may('rights') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return query
    select found.id, p.id, p.number,
           coalesce(nullif(p.given, ''), case when p.family = '' then p.other_names -> 0 ->> 'given' end, ''),
           coalesce(nullif(p.family, ''), case when p.given = '' then p.other_names -> 0 ->> 'family' end, ''),
           same.records
      from (select one.id from kring.people one where one.id = any (ids) or one.number = card) found
     cross join lateral (select kring.same_records(found.id) records) same
      join kring.people p on p.id = same.records[1];
end $function$
;

CREATE OR REPLACE FUNCTION kring.write_search_keys(rows jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not kring.may('people') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  insert into kring.people_search (person_id, keys)
  select (r ->> 'id')::uuid, array(select jsonb_array_elements_text(r -> 'keys'))
    from jsonb_array_elements(rows) r
  on conflict (person_id) do update set keys = excluded.keys;
end $function$
;

CREATE OR REPLACE FUNCTION kring.written_at(at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO ''
RETURN to_char((at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'::text)
;

-- Triggers

CREATE TRIGGER advice_answer_once BEFORE UPDATE ON kring.advice FOR EACH ROW EXECUTE FUNCTION kring.answer_once();

CREATE TRIGGER alerts_answer_once BEFORE UPDATE ON kring.alerts FOR EACH ROW EXECUTE FUNCTION kring.answer_alert_once();

CREATE TRIGGER allergies_append_only BEFORE DELETE OR UPDATE ON kring.allergies FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER amendments_append_only BEFORE DELETE OR UPDATE ON kring.amendments FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER anonymous_contacts_append_only BEFORE DELETE OR UPDATE ON kring.anonymous_contacts FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER answers_append_only BEFORE DELETE OR UPDATE ON kring.answers FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER break_glass_close_once BEFORE UPDATE ON kring.break_glass FOR EACH ROW EXECUTE FUNCTION kring.close_glass_once();

CREATE TRIGGER break_glass_derive AFTER INSERT OR DELETE OR UPDATE ON kring.break_glass FOR EACH ROW EXECUTE FUNCTION kring.cause_changed();

CREATE TRIGGER break_glass_reviews_append_only BEFORE DELETE OR UPDATE ON kring.break_glass_reviews FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER care_relations_derive AFTER INSERT OR DELETE OR UPDATE ON kring.care_relations FOR EACH ROW EXECUTE FUNCTION kring.cause_changed();

CREATE TRIGGER care_relations_limit BEFORE INSERT OR UPDATE ON kring.care_relations FOR EACH ROW EXECUTE FUNCTION kring.limit_care_relation();

CREATE TRIGGER consent_withdrawals_append_only BEFORE DELETE OR UPDATE ON kring.consent_withdrawals FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER consent_withdrawals_derive AFTER INSERT ON kring.consent_withdrawals FOR EACH ROW EXECUTE FUNCTION kring.consent_withdrawn();

CREATE TRIGGER consent_withdrawals_end_help AFTER INSERT ON kring.consent_withdrawals FOR EACH ROW EXECUTE FUNCTION kring.end_help_without_share();

CREATE TRIGGER consent_withdrawals_hold BEFORE INSERT ON kring.consent_withdrawals FOR EACH ROW EXECUTE FUNCTION kring.hold_withdrawal();

CREATE TRIGGER consents_append_only BEFORE DELETE OR UPDATE ON kring.consents FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER consents_hold BEFORE INSERT ON kring.consents FOR EACH ROW EXECUTE FUNCTION kring.hold_consent();

CREATE TRIGGER contacts_append_only BEFORE DELETE OR UPDATE ON kring.contacts FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER documents_append_only BEFORE DELETE OR UPDATE ON kring.documents FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER doors_tell_added AFTER INSERT ON kring.doors REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kring.tell_queue_changed();

CREATE TRIGGER doors_tell_changed AFTER UPDATE ON kring.doors REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kring.tell_queue_changed();

CREATE TRIGGER entries_append_only BEFORE DELETE ON kring.entries FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER entries_mark_passed_on BEFORE INSERT ON kring.entries FOR EACH ROW EXECUTE FUNCTION kring.mark_passed_on();

CREATE TRIGGER entry_ends_append_only BEFORE DELETE OR UPDATE ON kring.entry_ends FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER exclusions_derive AFTER INSERT OR DELETE OR UPDATE ON kring.exclusions FOR EACH ROW EXECUTE FUNCTION kring.cause_changed();

CREATE TRIGGER exclusions_end_once BEFORE UPDATE ON kring.exclusions FOR EACH ROW EXECUTE FUNCTION kring.end_once();

CREATE TRIGGER gp_answers_append_only BEFORE DELETE OR UPDATE ON kring.gp_answers FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER health_covers_append_only BEFORE DELETE OR UPDATE ON kring.health_covers FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER journal_append_only BEFORE DELETE OR UPDATE ON kring.journal FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON kring.journal FOR EACH STATEMENT EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER journal_seals_append_only BEFORE DELETE OR UPDATE ON kring.journal_seals FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER journal_seals_no_truncate BEFORE TRUNCATE ON kring.journal_seals FOR EACH STATEMENT EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER maturities_end_once BEFORE UPDATE ON kring.maturities FOR EACH ROW EXECUTE FUNCTION kring.end_once();

CREATE TRIGGER measurements_append_only BEFORE DELETE OR UPDATE ON kring.measurements FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER measurements_hold BEFORE INSERT ON kring.measurements FOR EACH ROW EXECUTE FUNCTION kring.hold_measurement();

CREATE TRIGGER medications_append_only BEFORE DELETE OR UPDATE ON kring.medications FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER memberships_keep_admin AFTER UPDATE OF valid ON kring.memberships FOR EACH ROW WHEN (((old.role = 'admin'::text) AND upper_inf(old.valid) AND (NOT upper_inf(new.valid)))) EXECUTE FUNCTION kring.keep_an_administrator();

CREATE TRIGGER memberships_wait BEFORE UPDATE OF valid ON kring.memberships FOR EACH STATEMENT EXECUTE FUNCTION kring.wait_for_administrators();

CREATE TRIGGER need_helpers_end_once BEFORE UPDATE ON kring.need_helpers FOR EACH ROW EXECUTE FUNCTION kring.end_once();

CREATE TRIGGER need_states_append_only BEFORE DELETE OR UPDATE ON kring.need_states FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER needs_append_only BEFORE DELETE OR UPDATE OF entry_id, what, code_system, code, words ON kring.needs FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER needs_hold BEFORE INSERT OR UPDATE OF noted_in ON kring.needs FOR EACH ROW EXECUTE FUNCTION kring.hold_need();

CREATE TRIGGER needs_note_once BEFORE UPDATE OF noted_in ON kring.needs FOR EACH ROW EXECUTE FUNCTION kring.note_once();

CREATE TRIGGER notes_append_only BEFORE DELETE OR UPDATE ON kring.notes FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER notices_read AFTER UPDATE ON kring.notices REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kring.tell_notices_read();

CREATE TRIGGER outbox_wakes_mail AFTER INSERT ON kring.outbox FOR EACH STATEMENT EXECUTE FUNCTION kring.wake_mail();

CREATE TRIGGER own_files_derive AFTER INSERT OR DELETE OR UPDATE ON kring.own_files FOR EACH ROW EXECUTE FUNCTION kring.cause_changed();

CREATE TRIGGER own_files_end_once BEFORE UPDATE ON kring.own_files FOR EACH ROW EXECUTE FUNCTION kring.end_once();

CREATE TRIGGER people_history_append_only BEFORE DELETE OR UPDATE ON kring.people_history FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER people_history_no_truncate BEFORE TRUNCATE ON kring.people_history FOR EACH STATEMENT EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER people_keep_version BEFORE UPDATE ON kring.people FOR EACH ROW EXECUTE FUNCTION kring.keep_person_version();

CREATE TRIGGER people_merged_derive AFTER UPDATE OF merged_into ON kring.people FOR EACH ROW WHEN ((new.merged_into IS DISTINCT FROM old.merged_into)) EXECUTE FUNCTION kring.person_merged();

CREATE TRIGGER referral_moves_append_only BEFORE DELETE OR UPDATE ON kring.referral_moves FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER referral_moves_help AFTER INSERT ON kring.referral_moves FOR EACH ROW EXECUTE FUNCTION kring.help_with_accepted();

CREATE TRIGGER referral_moves_hold BEFORE INSERT ON kring.referral_moves FOR EACH ROW EXECUTE FUNCTION kring.hold_referral_move();

CREATE TRIGGER referrals_append_only BEFORE DELETE OR UPDATE ON kring.referrals FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER referrals_hold BEFORE INSERT ON kring.referrals FOR EACH ROW EXECUTE FUNCTION kring.hold_referral();

CREATE TRIGGER representations_end_once BEFORE UPDATE ON kring.representations FOR EACH ROW EXECUTE FUNCTION kring.end_once();

CREATE TRIGGER restrictions_end_once BEFORE UPDATE ON kring.restrictions FOR EACH ROW EXECUTE FUNCTION kring.end_once();

CREATE TRIGGER restrictions_mark AFTER INSERT ON kring.restrictions FOR EACH ROW EXECUTE FUNCTION kring.mark_restricted();

CREATE TRIGGER rights_requests_answer BEFORE UPDATE OF answer, answer_motive ON kring.rights_requests FOR EACH ROW EXECUTE FUNCTION kring.settle_request('answer');

CREATE TRIGGER rights_requests_extend BEFORE UPDATE OF extended_to, extension_motive ON kring.rights_requests FOR EACH ROW EXECUTE FUNCTION kring.settle_request('extension');

CREATE TRIGGER rights_requests_hold BEFORE INSERT ON kring.rights_requests FOR EACH ROW EXECUTE FUNCTION kring.hold_request();

CREATE TRIGGER rights_requests_stay BEFORE DELETE ON kring.rights_requests FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER screens_tell_removed AFTER DELETE ON kring.screens REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kring.tell_queue_changed();

CREATE TRIGGER service_compartments_fill AFTER INSERT ON kring.service_compartments FOR EACH ROW EXECUTE FUNCTION kring.fill_usual_openings();

CREATE TRIGGER shares_derive AFTER INSERT OR DELETE OR UPDATE ON kring.shares FOR EACH ROW EXECUTE FUNCTION kring.cause_changed();

CREATE TRIGGER shares_end_help AFTER UPDATE OF ended_at ON kring.shares FOR EACH ROW EXECUTE FUNCTION kring.end_help_without_share();

CREATE TRIGGER shares_end_once BEFORE UPDATE ON kring.shares FOR EACH ROW EXECUTE FUNCTION kring.end_once();

CREATE TRIGGER shares_hold BEFORE INSERT ON kring.shares FOR EACH ROW EXECUTE FUNCTION kring.hold_share();

CREATE TRIGGER staff_keep_admin AFTER UPDATE OF left_on ON kring.staff FOR EACH ROW WHEN (((old.left_on IS NULL) AND (new.left_on IS NOT NULL))) EXECUTE FUNCTION kring.keep_an_administrator();

CREATE TRIGGER staff_wait BEFORE UPDATE OF left_on ON kring.staff FOR EACH STATEMENT EXECUTE FUNCTION kring.wait_for_administrators();

CREATE TRIGGER turn_moves_append_only BEFORE DELETE OR UPDATE ON kring.turn_moves FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER turn_moves_no_truncate BEFORE TRUNCATE ON kring.turn_moves FOR EACH STATEMENT EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER turns_count_version BEFORE UPDATE ON kring.turns FOR EACH ROW EXECUTE FUNCTION kring.count_turn_version();

CREATE TRIGGER turns_give_ticket BEFORE INSERT ON kring.turns FOR EACH ROW EXECUTE FUNCTION kring.give_ticket();

CREATE TRIGGER turns_keep_move AFTER INSERT OR UPDATE OF state, urgent ON kring.turns FOR EACH ROW EXECUTE FUNCTION kring.keep_turn_move();

CREATE TRIGGER turns_tell_added AFTER INSERT ON kring.turns REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kring.tell_queue_changed();

CREATE TRIGGER turns_tell_moved AFTER UPDATE ON kring.turns REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kring.tell_queue_changed();

CREATE TRIGGER vaccinations_append_only BEFORE DELETE OR UPDATE ON kring.vaccinations FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER withholdings_end_once BEFORE UPDATE OF ended_at ON kring.withholdings FOR EACH ROW EXECUTE FUNCTION kring.end_once();

-- Row-level security

alter table kring.advice enable row level security, force row level security;

alter table kring.alert_thresholds enable row level security, force row level security;

alter table kring.alerts enable row level security, force row level security;

alter table kring.allergies enable row level security, force row level security;

alter table kring.amendments enable row level security, force row level security;

alter table kring.anonymous_contacts enable row level security, force row level security;

alter table kring.answers enable row level security, force row level security;

alter table kring.arrivals enable row level security, force row level security;

alter table kring.break_glass enable row level security, force row level security;

alter table kring.break_glass_reviews enable row level security, force row level security;

alter table kring.care_relation_lengths enable row level security, force row level security;

alter table kring.care_relations enable row level security, force row level security;

alter table kring.centres enable row level security, force row level security;

alter table kring.closures enable row level security, force row level security;

alter table kring.code_systems enable row level security, force row level security;

alter table kring.codes enable row level security, force row level security;

alter table kring.compartments enable row level security, force row level security;

alter table kring.consent_withdrawals enable row level security, force row level security;

alter table kring.consents enable row level security, force row level security;

alter table kring.contacts enable row level security, force row level security;

alter table kring.documents enable row level security, force row level security;

alter table kring.doors enable row level security, force row level security;

alter table kring.drafts enable row level security, force row level security;

alter table kring.entries enable row level security, force row level security;

alter table kring.entry_ends enable row level security, force row level security;

alter table kring.exclusions enable row level security, force row level security;

alter table kring.files enable row level security, force row level security;

alter table kring.gp_answers enable row level security, force row level security;

alter table kring.grants enable row level security, force row level security;

alter table kring.health_covers enable row level security, force row level security;

alter table kring.import_references enable row level security, force row level security;

alter table kring.import_rows enable row level security, force row level security;

alter table kring.imports enable row level security, force row level security;

alter table kring.journal enable row level security, force row level security;

alter table kring.journal_seals enable row level security, force row level security;

alter table kring.kept_by_law enable row level security, force row level security;

alter table kring.likely_duplicates enable row level security, force row level security;

alter table kring.maturities enable row level security, force row level security;

alter table kring.measurement_kinds enable row level security, force row level security;

alter table kring.measurements enable row level security, force row level security;

alter table kring.medications enable row level security, force row level security;

alter table kring.memberships enable row level security, force row level security;

alter table kring.merges enable row level security, force row level security;

alter table kring.national_numbers enable row level security, force row level security;

alter table kring.need_helpers enable row level security, force row level security;

alter table kring.need_states enable row level security, force row level security;

alter table kring.needs enable row level security, force row level security;

alter table kring.notes enable row level security, force row level security;

alter table kring.notices enable row level security, force row level security;

alter table kring.openings enable row level security, force row level security;

alter table kring.outbox enable row level security, force row level security;

alter table kring.own_files enable row level security, force row level security;

alter table kring.people enable row level security, force row level security;

alter table kring.people_history enable row level security, force row level security;

alter table kring.people_search enable row level security, force row level security;

alter table kring.questionnaires enable row level security, force row level security;

alter table kring.receipts enable row level security, force row level security;

alter table kring.referral_moves enable row level security, force row level security;

alter table kring.referrals enable row level security, force row level security;

alter table kring.relations enable row level security, force row level security;

alter table kring.reminders enable row level security, force row level security;

alter table kring.representations enable row level security, force row level security;

alter table kring.request_clocks enable row level security, force row level security;

alter table kring.restrictions enable row level security, force row level security;

alter table kring.rights_requests enable row level security, force row level security;

alter table kring.role_capabilities enable row level security, force row level security;

alter table kring.screens enable row level security, force row level security;

alter table kring.sectors enable row level security, force row level security;

alter table kring.service_centres enable row level security, force row level security;

alter table kring.service_compartments enable row level security, force row level security;

alter table kring.services enable row level security, force row level security;

alter table kring.sessions enable row level security, force row level security;

alter table kring.shares enable row level security, force row level security;

alter table kring.sign_in_attempts enable row level security, force row level security;

alter table kring.sittings enable row level security, force row level security;

alter table kring.staff enable row level security, force row level security;

alter table kring.ticket_counters enable row level security, force row level security;

alter table kring.turn_moves enable row level security, force row level security;

alter table kring.turns enable row level security, force row level security;

alter table kring.usual_openings enable row level security, force row level security;

alter table kring.vaccinations enable row level security, force row level security;

alter table kring.withholdings enable row level security, force row level security;

-- Policies

create policy advice_answer on kring.advice as permissive for update to kring_app using ((( SELECT kring.may('vault'::text) AS may) AND ( SELECT kring.is_bound() AS is_bound) AND (asked_by <> ( SELECT kring.current_actor() AS current_actor)) AND ((to_staff = ( SELECT kring.current_actor() AS current_actor)) OR (to_service = ANY (( SELECT kring.my_services() AS my_services)::uuid[]))))) with check (true);

create policy advice_ask on kring.advice as permissive for insert to kring_app with check ((( SELECT kring.may('vault'::text) AS may) AND (asked_by = ( SELECT kring.current_actor() AS current_actor))));

create policy advice_read on kring.advice as permissive for select to kring_app using ((( SELECT kring.may('vault'::text) AS may) AND ((asked_by = ( SELECT kring.current_actor() AS current_actor)) OR (( SELECT kring.is_bound() AS is_bound) AND ((to_staff = ( SELECT kring.current_actor() AS current_actor)) OR (to_service = ANY (( SELECT kring.my_services() AS my_services)::uuid[])))))));

create policy owner_works on kring.advice as permissive for all to kring_owner using (true) with check (true);

create policy alert_thresholds_change on kring.alert_thresholds as permissive for update to kring_app using (( SELECT kring.may('journal'::text) AS may)) with check (( SELECT kring.may('journal'::text) AS may));

create policy alert_thresholds_read on kring.alert_thresholds as permissive for select to kring_app using ((( SELECT kring.may('journal'::text) AS may) OR ( SELECT kring.may('watch'::text) AS may)));

create policy owner_works on kring.alert_thresholds as permissive for all to kring_owner using (true) with check (true);

create policy alerts_answer on kring.alerts as permissive for update to kring_app using (( SELECT kring.may('journal'::text) AS may)) with check (( SELECT kring.may('journal'::text) AS may));

create policy alerts_raise on kring.alerts as permissive for insert to kring_app with check (( SELECT kring.may('watch'::text) AS may));

create policy alerts_read on kring.alerts as permissive for select to kring_app using (( SELECT kring.may('journal'::text) AS may));

create policy owner_works on kring.alerts as permissive for all to kring_owner using (true) with check (true);

create policy allergies_read on kring.allergies as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.entries e
  WHERE (e.id = allergies.entry_id))));

create policy allergies_write on kring.allergies as permissive for insert to kring_app with check ((kring.is_author(entry_id) AND kring.may_amend(entry_id)));

create policy owner_works on kring.allergies as permissive for all to kring_owner using (true) with check (true);

create policy amendments_read on kring.amendments as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.entries e
  WHERE (e.id = amendments.entry_id))));

create policy amendments_write on kring.amendments as permissive for insert to kring_app with check (((author_id = ( SELECT kring.current_actor() AS current_actor)) AND kring.may_amend(entry_id)));

create policy owner_works on kring.amendments as permissive for all to kring_owner using (true) with check (true);

create policy anonymous_contacts_read on kring.anonymous_contacts as permissive for select to kring_app using ((service_id = ANY (( SELECT kring.my_services() AS my_services)::uuid[])));

create policy anonymous_contacts_write on kring.anonymous_contacts as permissive for insert to kring_app with check (((service_id = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) AND ( SELECT kring.may('vault'::text) AS may)));

create policy owner_works on kring.anonymous_contacts as permissive for all to kring_owner using (true) with check (true);

create policy answers_read on kring.answers as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.entries e
  WHERE (e.id = answers.entry_id))));

create policy answers_write on kring.answers as permissive for insert to kring_app with check ((kring.is_author(entry_id) AND kring.may_amend(entry_id)));

create policy owner_works on kring.answers as permissive for all to kring_owner using (true) with check (true);

create policy arrivals_queue on kring.arrivals as permissive for all to kring_app using ((( SELECT kring.may('queue'::text) AS may) AND (centre_id = ( SELECT kring.current_centre() AS current_centre)))) with check ((( SELECT kring.may('queue'::text) AS may) AND (centre_id = ( SELECT kring.current_centre() AS current_centre))));

create policy owner_works on kring.arrivals as permissive for all to kring_owner using (true) with check (true);

create policy break_glass_close on kring.break_glass as permissive for update to kring_app using ((staff_id = ( SELECT kring.current_actor() AS current_actor))) with check ((staff_id = ( SELECT kring.current_actor() AS current_actor)));

create policy break_glass_open on kring.break_glass as permissive for insert to kring_app with check (((staff_id = ( SELECT kring.current_actor() AS current_actor)) AND kring.may_break_glass(person_id)));

create policy break_glass_read on kring.break_glass as permissive for select to kring_app using (((staff_id = ( SELECT kring.current_actor() AS current_actor)) OR (id = ANY (( SELECT kring.headed_openings() AS headed_openings)::uuid[])) OR ( SELECT kring.may('journal'::text) AS may) OR ( SELECT kring.may('upkeep'::text) AS may)));

create policy owner_works on kring.break_glass as permissive for all to kring_owner using (true) with check (true);

create policy break_glass_reviews_read on kring.break_glass_reviews as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.break_glass b
  WHERE (b.id = break_glass_reviews.break_glass_id))));

create policy break_glass_reviews_record on kring.break_glass_reviews as permissive for insert to kring_app with check ((( SELECT kring.may('review'::text) AS may) AND (EXISTS ( SELECT
   FROM kring.break_glass b
  WHERE ((b.id = break_glass_reviews.break_glass_id) AND (b.staff_id <> ( SELECT kring.current_actor() AS current_actor)))))));

create policy owner_works on kring.break_glass_reviews as permissive for all to kring_owner using (true) with check (true);

create policy care_relation_lengths_change on kring.care_relation_lengths as permissive for update to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

create policy care_relation_lengths_read on kring.care_relation_lengths as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy care_relation_lengths_set on kring.care_relation_lengths as permissive for update to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

create policy owner_works on kring.care_relation_lengths as permissive for all to kring_owner using (true) with check (true);

create policy care_relations_begin on kring.care_relations as permissive for insert to kring_app with check ((( SELECT kring.may('vault'::text) AS may) AND (service_id = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) AND (person_id <> ALL (( SELECT kring.closed_people() AS closed_people)::uuid[]))));

create policy care_relations_end on kring.care_relations as permissive for update to kring_app using ((service_id = ANY (( SELECT kring.my_services() AS my_services)::uuid[]))) with check ((service_id = ANY (( SELECT kring.my_services() AS my_services)::uuid[])));

create policy care_relations_read on kring.care_relations as permissive for select to kring_app using ((((service_id = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) AND (person_id <> ALL (( SELECT kring.closed_people() AS closed_people)::uuid[])) AND ((staff_id IS NULL) OR (staff_id = ( SELECT kring.current_actor() AS current_actor)) OR (staff_id = ANY (( SELECT kring.headed_staff() AS headed_staff)::uuid[])))) OR ( SELECT kring.may('upkeep'::text) AS may)));

create policy owner_works on kring.care_relations as permissive for all to kring_owner using (true) with check (true);

create policy centres_read on kring.centres as permissive for select to kring_app using (true);

create policy centres_write on kring.centres as permissive for all to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

create policy owner_works on kring.centres as permissive for all to kring_owner using (true) with check (true);

create policy closures_nobody on kring.closures as permissive for select to kring_app using (false);

create policy owner_works on kring.closures as permissive for all to kring_owner using (true) with check (true);

create policy code_systems_load on kring.code_systems as permissive for all to kring_app using (( SELECT kring.may('upkeep'::text) AS may)) with check (( SELECT kring.may('upkeep'::text) AS may));

create policy code_systems_read on kring.code_systems as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy owner_works on kring.code_systems as permissive for all to kring_owner using (true) with check (true);

create policy codes_load on kring.codes as permissive for all to kring_app using (( SELECT kring.may('upkeep'::text) AS may)) with check (( SELECT kring.may('upkeep'::text) AS may));

create policy codes_read on kring.codes as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy owner_works on kring.codes as permissive for all to kring_owner using (true) with check (true);

create policy compartments_read on kring.compartments as permissive for select to kring_app using (true);

create policy owner_works on kring.compartments as permissive for all to kring_owner using (true) with check (true);

create policy consent_withdrawals_read on kring.consent_withdrawals as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.consents c
  WHERE (c.id = consent_withdrawals.consent_id))));

create policy consent_withdrawals_record on kring.consent_withdrawals as permissive for insert to kring_app with check ((EXISTS ( SELECT
   FROM kring.consents c
  WHERE (c.id = consent_withdrawals.consent_id))));

create policy owner_works on kring.consent_withdrawals as permissive for all to kring_owner using (true) with check (true);

create policy consents_collect on kring.consents as permissive for insert to kring_app with check ((( SELECT kring.may('vault'::text) AS may) AND (source_service = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) AND (person_id <> ALL (( SELECT kring.closed_people() AS closed_people)::uuid[]))));

create policy consents_read on kring.consents as permissive for select to kring_app using ((((source_service = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) OR ((decision = 'agreed'::text) AND ((recipient_service = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) OR (recipient_staff = ( SELECT kring.current_actor() AS current_actor))))) AND (person_id <> ALL (( SELECT kring.closed_people() AS closed_people)::uuid[]))));

create policy owner_works on kring.consents as permissive for all to kring_owner using (true) with check (true);

create policy contacts_read on kring.contacts as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.entries e
  WHERE (e.id = contacts.entry_id))));

create policy contacts_write on kring.contacts as permissive for insert to kring_app with check ((kring.is_author(entry_id) AND kring.may_amend(entry_id)));

create policy owner_works on kring.contacts as permissive for all to kring_owner using (true) with check (true);

create policy documents_read on kring.documents as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.entries e
  WHERE (e.id = documents.entry_id))));

create policy documents_write on kring.documents as permissive for insert to kring_app with check ((kring.is_author(entry_id) AND kring.may_amend(entry_id)));

create policy owner_works on kring.documents as permissive for all to kring_owner using (true) with check (true);

create policy doors_read on kring.doors as permissive for select to kring_app using (((( SELECT kring.current_actor() AS current_actor) IS NOT NULL) AND (centre_id = ( SELECT kring.current_centre() AS current_centre))));

create policy doors_write on kring.doors as permissive for all to kring_app using ((( SELECT kring.may('staff'::text) AS may) AND (centre_id = ( SELECT kring.current_centre() AS current_centre)))) with check ((( SELECT kring.may('staff'::text) AS may) AND (centre_id = ( SELECT kring.current_centre() AS current_centre))));

create policy owner_works on kring.doors as permissive for all to kring_owner using (true) with check (true);

create policy drafts_own on kring.drafts as permissive for all to kring_app using (((author_id = ( SELECT kring.current_actor() AS current_actor)) AND ( SELECT kring.may('vault'::text) AS may) AND (service_id = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) AND (person_id <> ALL (( SELECT kring.closed_people() AS closed_people)::uuid[])))) with check (((author_id = ( SELECT kring.current_actor() AS current_actor)) AND ( SELECT kring.may('vault'::text) AS may) AND (service_id = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) AND (person_id <> ALL (( SELECT kring.closed_people() AS closed_people)::uuid[]))));

create policy owner_works on kring.drafts as permissive for all to kring_owner using (true) with check (true);

create policy entries_read on kring.entries as permissive for select to kring_app using (((person_id = ANY (( SELECT
        CASE
            WHEN (COALESCE(current_setting('kring.focus'::text, true), ''::text) <> ''::text) THEN (current_setting('kring.focus_reached'::text))::uuid[]
            ELSE kring.reachable_people()
        END AS reachable_people)::uuid[])) AND ((NOT restricted) OR (author_id = kring.current_actor()) OR (id = ANY (( SELECT kring.opened_to_me() AS opened_to_me)::uuid[]))) AND (
CASE
    WHEN ( SELECT (COALESCE(current_setting('kring.focus'::text, true), ''::text) <> ''::text)) THEN (((service_id || ' '::text) || compartment) = ANY (( SELECT (current_setting('kring.focus_open'::text, true))::text[] AS current_setting)::text[]))
    ELSE ((person_id, service_id, compartment) IN ( SELECT o.person_id,
        o.service_id,
        o.compartment
       FROM kring.open_compartments() o(person_id, service_id, compartment)))
END OR (id = ANY (( SELECT
        CASE
            WHEN (COALESCE(current_setting('kring.focus'::text, true), ''::text) <> ''::text) THEN (current_setting('kring.focus_entries'::text))::uuid[]
            ELSE kring.open_entries()
        END AS open_entries)::uuid[])) OR ((vital IS NOT NULL) AND (person_id = ANY (( SELECT
        CASE
            WHEN (COALESCE(current_setting('kring.focus'::text, true), ''::text) <> ''::text) THEN (current_setting('kring.focus_glass'::text))::uuid[]
            ELSE kring.broken_glass()
        END AS broken_glass)::uuid[]))))));

create policy entries_write on kring.entries as permissive for insert to kring_app with check (((author_id = ( SELECT kring.current_actor() AS current_actor)) AND kring.may_write(person_id, service_id, compartment)));

create policy owner_works on kring.entries as permissive for all to kring_owner using (true) with check (true);

create policy entry_ends_read on kring.entry_ends as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.entries e
  WHERE (e.id = entry_ends.entry_id))));

create policy entry_ends_write on kring.entry_ends as permissive for insert to kring_app with check (kring.may_amend(entry_id));

create policy owner_works on kring.entry_ends as permissive for all to kring_owner using (true) with check (true);

create policy exclusions_end on kring.exclusions as permissive for update to kring_app using ((( SELECT kring.may('vault'::text) AS may) AND (person_id <> ALL (( SELECT kring.closed_people() AS closed_people)::uuid[])))) with check (true);

create policy exclusions_read on kring.exclusions as permissive for select to kring_app using (((person_id = ANY (( SELECT kring.related_people() AS related_people)::uuid[])) AND ((staff_id IS NULL) OR (recorded_by = ( SELECT kring.current_actor() AS current_actor)) OR (staff_id <> ALL (( SELECT kring.discreet_staff() AS discreet_staff)::uuid[]))) AND ((service_id IS NULL) OR (service_id = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) OR (service_id IN ( SELECT s.id
   FROM kring.services s
  WHERE (NOT s.discreet))))));

create policy exclusions_record on kring.exclusions as permissive for insert to kring_app with check ((( SELECT kring.may('vault'::text) AS may) AND (person_id <> ALL (( SELECT kring.closed_people() AS closed_people)::uuid[]))));

create policy owner_works on kring.exclusions as permissive for all to kring_owner using (true) with check (true);

create policy files_add on kring.files as permissive for insert to kring_app with check (( SELECT kring.may('vault'::text) AS may));

create policy files_read on kring.files as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.documents d
  WHERE (d.file = files.hash))));

create policy owner_works on kring.files as permissive for all to kring_owner using (true) with check (true);

create policy gp_answers_add on kring.gp_answers as permissive for insert to kring_app with check (( SELECT kring.may('people'::text) AS may));

create policy gp_answers_read on kring.gp_answers as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

create policy owner_works on kring.gp_answers as permissive for all to kring_owner using (true) with check (true);

create policy grants_nobody on kring.grants as permissive for select to kring_app using (false);

create policy owner_works on kring.grants as permissive for all to kring_owner using (true) with check (true);

create policy health_covers_add on kring.health_covers as permissive for insert to kring_app with check (( SELECT kring.may('people'::text) AS may));

create policy health_covers_read on kring.health_covers as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

create policy owner_works on kring.health_covers as permissive for all to kring_owner using (true) with check (true);

create policy import_references_add on kring.import_references as permissive for insert to kring_app with check (( SELECT kring.may('people'::text) AS may));

create policy import_references_read on kring.import_references as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

create policy owner_works on kring.import_references as permissive for all to kring_owner using (true) with check (true);

create policy import_rows_add on kring.import_rows as permissive for insert to kring_app with check (( SELECT kring.may('people'::text) AS may));

create policy import_rows_read on kring.import_rows as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

create policy owner_works on kring.import_rows as permissive for all to kring_owner using (true) with check (true);

create policy imports_add on kring.imports as permissive for insert to kring_app with check (( SELECT kring.may('people'::text) AS may));

create policy imports_go_on on kring.imports as permissive for update to kring_app using (( SELECT kring.may('people'::text) AS may)) with check (( SELECT kring.may('people'::text) AS may));

create policy imports_read on kring.imports as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

create policy owner_works on kring.imports as permissive for all to kring_owner using (true) with check (true);

create policy journal_add on kring.journal as permissive for insert to kring_app with check ((NOT (actor_id IS DISTINCT FROM ( SELECT kring.current_actor() AS current_actor))));

create policy journal_read on kring.journal as permissive for select to kring_app using (( SELECT kring.may('journal'::text) AS may));

create policy owner_works on kring.journal as permissive for all to kring_owner using (true) with check (true);

create policy journal_seals_add on kring.journal_seals as permissive for insert to kring_app with check (( SELECT kring.may('seal'::text) AS may));

create policy journal_seals_read on kring.journal_seals as permissive for select to kring_app using (( SELECT kring.may('journal'::text) AS may));

create policy owner_works on kring.journal_seals as permissive for all to kring_owner using (true) with check (true);

create policy kept_by_law_read on kring.kept_by_law as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy owner_works on kring.kept_by_law as permissive for all to kring_owner using (true) with check (true);

create policy likely_duplicates_add on kring.likely_duplicates as permissive for insert to kring_app with check (( SELECT kring.may('people'::text) AS may));

create policy likely_duplicates_decide on kring.likely_duplicates as permissive for update to kring_app using (( SELECT kring.may('merge'::text) AS may)) with check (( SELECT kring.may('merge'::text) AS may));

create policy likely_duplicates_read on kring.likely_duplicates as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

create policy owner_works on kring.likely_duplicates as permissive for all to kring_owner using (true) with check (true);

create policy maturities_add on kring.maturities as permissive for insert to kring_app with check ((kring.stand_around(person_id) <> '{}'::uuid[]));

create policy maturities_end on kring.maturities as permissive for update to kring_app using ((kring.stand_around(person_id) <> '{}'::uuid[])) with check ((kring.stand_around(person_id) <> '{}'::uuid[]));

create policy maturities_read on kring.maturities as permissive for select to kring_app using (((kring.stand_around(person_id) <> '{}'::uuid[]) AND ((assessed_by = ( SELECT kring.current_actor() AS current_actor)) OR (NOT (compartments <@ ( SELECT kring.telling_compartments() AS telling_compartments))))));

create policy owner_works on kring.maturities as permissive for all to kring_owner using (true) with check (true);

create policy measurement_kinds_add on kring.measurement_kinds as permissive for insert to kring_app with check (((service_id = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) AND ( SELECT kring.may('vault'::text) AS may)));

create policy measurement_kinds_read on kring.measurement_kinds as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy owner_works on kring.measurement_kinds as permissive for all to kring_owner using (true) with check (true);

create policy measurements_read on kring.measurements as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.entries e
  WHERE (e.id = measurements.entry_id))));

create policy measurements_write on kring.measurements as permissive for insert to kring_app with check ((kring.is_author(entry_id) AND kring.may_amend(entry_id)));

create policy owner_works on kring.measurements as permissive for all to kring_owner using (true) with check (true);

create policy medications_read on kring.medications as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.entries e
  WHERE (e.id = medications.entry_id))));

create policy medications_write on kring.medications as permissive for insert to kring_app with check ((kring.is_author(entry_id) AND kring.may_amend(entry_id)));

create policy owner_works on kring.medications as permissive for all to kring_owner using (true) with check (true);

create policy memberships_read on kring.memberships as permissive for select to kring_app using (((staff_id = ( SELECT kring.current_actor() AS current_actor)) OR ( SELECT kring.may('queue'::text) AS may) OR ( SELECT kring.may('staff'::text) AS may) OR ( SELECT kring.may('access-list'::text) AS may)));

create policy memberships_write on kring.memberships as permissive for all to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

create policy owner_works on kring.memberships as permissive for all to kring_owner using (true) with check (true);

create policy merges_add on kring.merges as permissive for insert to kring_app with check (( SELECT kring.may('merge'::text) AS may));

create policy merges_read on kring.merges as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

create policy merges_undo on kring.merges as permissive for update to kring_app using (( SELECT kring.may('merge'::text) AS may)) with check (( SELECT kring.may('merge'::text) AS may));

create policy owner_works on kring.merges as permissive for all to kring_owner using (true) with check (true);

create policy national_numbers_add on kring.national_numbers as permissive for insert to kring_app with check (( SELECT kring.may('people'::text) AS may));

create policy national_numbers_end on kring.national_numbers as permissive for update to kring_app using (( SELECT kring.may('people'::text) AS may)) with check (( SELECT kring.may('people'::text) AS may));

create policy national_numbers_read on kring.national_numbers as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

create policy owner_works on kring.national_numbers as permissive for all to kring_owner using (true) with check (true);

create policy need_helpers_end on kring.need_helpers as permissive for update to kring_app using (kring.may_amend(entry_id)) with check (kring.may_amend(entry_id));

create policy need_helpers_read on kring.need_helpers as permissive for select to kring_app using (((EXISTS ( SELECT
   FROM kring.entries e
  WHERE ((e.id = need_helpers.entry_id) AND ((need_helpers.service_id IS NULL) OR (need_helpers.service_id = e.service_id) OR (need_helpers.service_id = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) OR (need_helpers.service_id IN ( SELECT s.id
           FROM kring.services s
          WHERE (NOT s.discreet))))))) AND ((staff_id IS NULL) OR (staff_id <> ALL (( SELECT kring.discreet_staff() AS discreet_staff)::uuid[])))));

create policy need_helpers_write on kring.need_helpers as permissive for insert to kring_app with check (kring.may_amend(entry_id));

create policy owner_works on kring.need_helpers as permissive for all to kring_owner using (true) with check (true);

create policy need_states_read on kring.need_states as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.entries e
  WHERE (e.id = need_states.entry_id))));

create policy need_states_write on kring.need_states as permissive for insert to kring_app with check (kring.may_amend(entry_id));

create policy owner_works on kring.need_states as permissive for all to kring_owner using (true) with check (true);

create policy needs_read on kring.needs as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.entries e
  WHERE (e.id = needs.entry_id))));

create policy needs_write on kring.needs as permissive for insert to kring_app with check ((kring.is_author(entry_id) AND kring.may_amend(entry_id)));

create policy owner_works on kring.needs as permissive for all to kring_owner using (true) with check (true);

create policy notes_read on kring.notes as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.entries e
  WHERE (e.id = notes.entry_id))));

create policy notes_write on kring.notes as permissive for insert to kring_app with check ((kring.is_author(entry_id) AND kring.may_amend(entry_id)));

create policy owner_works on kring.notes as permissive for all to kring_owner using (true) with check (true);

create policy notices_mark on kring.notices as permissive for update to kring_app using ((staff_id = ( SELECT kring.current_actor() AS current_actor))) with check ((staff_id = ( SELECT kring.current_actor() AS current_actor)));

create policy notices_own on kring.notices as permissive for select to kring_app using ((staff_id = ( SELECT kring.current_actor() AS current_actor)));

create policy owner_works on kring.notices as permissive for all to kring_owner using (true) with check (true);

create policy openings_read on kring.openings as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy openings_write on kring.openings as permissive for all to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

create policy owner_works on kring.openings as permissive for all to kring_owner using (true) with check (true);

create policy outbox_look on kring.outbox as permissive for select to kring_app using (( SELECT kring.may('mail'::text) AS may));

create policy outbox_post on kring.outbox as permissive for insert to kring_app with check ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy outbox_send on kring.outbox as permissive for update to kring_app using (( SELECT kring.may('mail'::text) AS may)) with check (( SELECT kring.may('mail'::text) AS may));

create policy owner_works on kring.outbox as permissive for all to kring_owner using (true) with check (true);

create policy own_files_declare on kring.own_files as permissive for insert to kring_app with check ((staff_id = ( SELECT kring.current_actor() AS current_actor)));

create policy own_files_end on kring.own_files as permissive for update to kring_app using ((( SELECT kring.may('journal'::text) AS may) AND (staff_id <> ( SELECT kring.current_actor() AS current_actor)))) with check (( SELECT kring.may('journal'::text) AS may));

create policy own_files_read on kring.own_files as permissive for select to kring_app using (((staff_id = ( SELECT kring.current_actor() AS current_actor)) OR ( SELECT kring.may('journal'::text) AS may)));

create policy owner_works on kring.own_files as permissive for all to kring_owner using (true) with check (true);

create policy owner_works on kring.people as permissive for all to kring_owner using (true) with check (true);

create policy people_add on kring.people as permissive for insert to kring_app with check (( SELECT kring.may('people'::text) AS may));

create policy people_change on kring.people as permissive for update to kring_app using (( SELECT kring.may('people'::text) AS may)) with check (( SELECT kring.may('people'::text) AS may));

create policy people_read on kring.people as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

create policy owner_works on kring.people_history as permissive for all to kring_owner using (true) with check (true);

create policy people_history_read on kring.people_history as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

create policy owner_works on kring.people_search as permissive for all to kring_owner using (true) with check (true);

create policy people_search_nobody on kring.people_search as permissive for select to kring_app using (false);

create policy owner_works on kring.questionnaires as permissive for all to kring_owner using (true) with check (true);

create policy questionnaires_load on kring.questionnaires as permissive for insert to kring_app with check ((( SELECT kring.may('upkeep'::text) AS may) OR ( SELECT kring.may('staff'::text) AS may)));

create policy questionnaires_read on kring.questionnaires as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy questionnaires_retire on kring.questionnaires as permissive for update to kring_app using ((( SELECT kring.may('upkeep'::text) AS may) OR ( SELECT kring.may('staff'::text) AS may))) with check (true);

create policy owner_works on kring.receipts as permissive for all to kring_owner using (true) with check (true);

create policy receipts_own on kring.receipts as permissive for all to kring_app using ((actor_id = ( SELECT kring.current_actor() AS current_actor))) with check ((actor_id = ( SELECT kring.current_actor() AS current_actor)));

create policy owner_works on kring.referral_moves as permissive for all to kring_owner using (true) with check (true);

create policy referral_moves_move on kring.referral_moves as permissive for insert to kring_app with check ((( SELECT kring.may('vault'::text) AS may) AND (EXISTS ( SELECT
   FROM kring.referrals r
  WHERE ((r.id = referral_moves.referral_id) AND (
        CASE
            WHEN (referral_moves.move = 'taken-back'::text) THEN r.from_service
            ELSE r.to_service
        END = ANY (( SELECT kring.my_services() AS my_services)::uuid[])))))));

create policy referral_moves_read on kring.referral_moves as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.referrals r
  WHERE (r.id = referral_moves.referral_id))));

create policy owner_works on kring.referrals as permissive for all to kring_owner using (true) with check (true);

create policy referrals_ask on kring.referrals as permissive for insert to kring_app with check ((kring.may_amend(entry_id) AND (from_service = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) AND (EXISTS ( SELECT
   FROM kring.shares s
  WHERE ((s.id = referrals.share_id) AND (s.entry_id = referrals.entry_id) AND (s.purpose = 'handover'::text) AND (s.recipient_service = referrals.to_service) AND (s.source_service = referrals.from_service) AND (s.person_id = referrals.person_id))))));

create policy referrals_read on kring.referrals as permissive for select to kring_app using (((person_id <> ALL (( SELECT kring.closed_people() AS closed_people)::uuid[])) AND (((to_service = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) AND ( SELECT kring.is_bound() AS is_bound)) OR ((from_service = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) AND (EXISTS ( SELECT
   FROM kring.entries e
  WHERE (e.id = referrals.entry_id)))))));

create policy owner_works on kring.relations as permissive for all to kring_owner using (true) with check (true);

create policy relations_add on kring.relations as permissive for insert to kring_app with check (( SELECT kring.may('people'::text) AS may));

create policy relations_end on kring.relations as permissive for update to kring_app using (( SELECT kring.may('people'::text) AS may)) with check (( SELECT kring.may('people'::text) AS may));

create policy relations_read on kring.relations as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

create policy owner_works on kring.reminders as permissive for all to kring_owner using (true) with check (true);

create policy reminders_nobody on kring.reminders as permissive for select to kring_app using (false);

create policy owner_works on kring.representations as permissive for all to kring_owner using (true) with check (true);

create policy representations_add on kring.representations as permissive for insert to kring_app with check ((kring.stand_around(person_id) <> '{}'::uuid[]));

create policy representations_end on kring.representations as permissive for update to kring_app using ((kring.stand_around(person_id) <> '{}'::uuid[])) with check ((kring.stand_around(person_id) <> '{}'::uuid[]));

create policy representations_read on kring.representations as permissive for select to kring_app using (((kring.stand_around(person_id) <> '{}'::uuid[]) AND ((recorded_by = ( SELECT kring.current_actor() AS current_actor)) OR (compartments = '{}'::text[]) OR (NOT (compartments <@ ( SELECT kring.telling_compartments() AS telling_compartments))))));

create policy owner_works on kring.request_clocks as permissive for all to kring_owner using (true) with check (true);

create policy request_clocks_read on kring.request_clocks as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy request_clocks_set on kring.request_clocks as permissive for update to kring_app using ((( SELECT kring.may('requests'::text) AS may) AND ( SELECT kring.may('journal'::text) AS may))) with check (true);

create policy owner_works on kring.restrictions as permissive for all to kring_owner using (true) with check (true);

create policy restrictions_end on kring.restrictions as permissive for update to kring_app using (kring.is_author(entry_id)) with check (kring.is_author(entry_id));

create policy restrictions_read on kring.restrictions as permissive for select to kring_app using (((staff_id = ( SELECT kring.current_actor() AS current_actor)) OR kring.is_author(entry_id)));

create policy restrictions_write on kring.restrictions as permissive for insert to kring_app with check ((kring.is_author(entry_id) AND kring.may_amend(entry_id)));

create policy owner_works on kring.rights_requests as permissive for all to kring_owner using (true) with check (true);

create policy rights_requests_read on kring.rights_requests as permissive for select to kring_app using (((person_id <> ALL (( SELECT kring.closed_people() AS closed_people)::uuid[])) AND ((service_id = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) OR (( SELECT kring.may('requests'::text) AS may) AND ((service_id IS NULL) OR ( SELECT kring.may('journal'::text) AS may))))));

create policy rights_requests_record on kring.rights_requests as permissive for insert to kring_app with check ((( SELECT kring.may('rights'::text) AS may) AND (person_id <> ALL (( SELECT kring.closed_people() AS closed_people)::uuid[]))));

create policy rights_requests_settle on kring.rights_requests as permissive for update to kring_app using (((person_id <> ALL (( SELECT kring.closed_people() AS closed_people)::uuid[])) AND ((service_id = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) OR (( SELECT kring.may('requests'::text) AS may) AND ((service_id IS NULL) OR ( SELECT kring.may('journal'::text) AS may)))))) with check (true);

create policy owner_works on kring.role_capabilities as permissive for all to kring_owner using (true) with check (true);

create policy role_capabilities_read on kring.role_capabilities as permissive for select to kring_app using (true);

create policy owner_works on kring.screens as permissive for all to kring_owner using (true) with check (true);

create policy screens_write on kring.screens as permissive for all to kring_app using ((( SELECT kring.may('screens'::text) AS may) AND (centre_id = ( SELECT kring.current_centre() AS current_centre)))) with check ((( SELECT kring.may('screens'::text) AS may) AND (centre_id = ( SELECT kring.current_centre() AS current_centre))));

create policy owner_works on kring.sectors as permissive for all to kring_owner using (true) with check (true);

create policy sectors_read on kring.sectors as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy owner_works on kring.service_centres as permissive for all to kring_owner using (true) with check (true);

create policy service_centres_read on kring.service_centres as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy service_centres_write on kring.service_centres as permissive for all to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

create policy owner_works on kring.service_compartments as permissive for all to kring_owner using (true) with check (true);

create policy service_compartments_read on kring.service_compartments as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy service_compartments_write on kring.service_compartments as permissive for all to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

create policy owner_works on kring.services as permissive for all to kring_owner using (true) with check (true);

create policy services_read on kring.services as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy services_write on kring.services as permissive for all to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

create policy owner_works on kring.sessions as permissive for all to kring_owner using (true) with check (true);

create policy sessions_own on kring.sessions as permissive for all to kring_app using ((staff_id = ( SELECT kring.current_actor() AS current_actor))) with check ((staff_id = ( SELECT kring.current_actor() AS current_actor)));

create policy owner_works on kring.shares as permissive for all to kring_owner using (true) with check (true);

create policy shares_end on kring.shares as permissive for update to kring_app using ((source_service = ANY (( SELECT kring.my_services() AS my_services)::uuid[]))) with check ((source_service = ANY (( SELECT kring.my_services() AS my_services)::uuid[])));

create policy shares_pass_on on kring.shares as permissive for insert to kring_app with check ((kring.may_write(person_id, source_service, compartment) AND ((entry_id IS NULL) OR kring.may_amend(entry_id))));

create policy shares_read on kring.shares as permissive for select to kring_app using (((((source_service = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) OR (recipient_service = ANY (( SELECT kring.my_services() AS my_services)::uuid[])) OR (recipient_staff = ( SELECT kring.current_actor() AS current_actor))) AND (person_id <> ALL (( SELECT kring.closed_people() AS closed_people)::uuid[]))) OR ( SELECT kring.may('upkeep'::text) AS may)));

create policy owner_works on kring.sign_in_attempts as permissive for all to kring_owner using (true) with check (true);

create policy sign_in_attempts_nobody on kring.sign_in_attempts as permissive for select to kring_app using (false);

create policy owner_works on kring.sittings as permissive for all to kring_owner using (true) with check (true);

create policy sittings_begin on kring.sittings as permissive for insert to kring_app with check (((staff_id = ( SELECT kring.current_actor() AS current_actor)) AND kring.may_write(person_id, service_id, compartment)));

create policy sittings_go_on on kring.sittings as permissive for update to kring_app using (((staff_id = ( SELECT kring.current_actor() AS current_actor)) AND kring.may_write(person_id, service_id, compartment))) with check (true);

create policy sittings_read on kring.sittings as permissive for select to kring_app using (((staff_id = ( SELECT kring.current_actor() AS current_actor)) AND kring.may_write(person_id, service_id, compartment)));

create policy owner_works on kring.staff as permissive for all to kring_owner using (true) with check (true);

create policy staff_read on kring.staff as permissive for select to kring_app using (((id = ( SELECT kring.current_actor() AS current_actor)) OR ( SELECT kring.may('staff'::text) AS may) OR (( SELECT kring.may('queue'::text) AS may) AND (centre_id = ( SELECT kring.current_centre() AS current_centre))) OR ( SELECT kring.may('journal'::text) AS may)));

create policy staff_write on kring.staff as permissive for all to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

create policy owner_works on kring.ticket_counters as permissive for all to kring_owner using (true) with check (true);

create policy ticket_counters_nobody on kring.ticket_counters as permissive for select to kring_app using (false);

create policy owner_works on kring.turn_moves as permissive for all to kring_owner using (true) with check (true);

create policy turn_moves_read on kring.turn_moves as permissive for select to kring_app using ((( SELECT kring.may('queue'::text) AS may) AND (centre_id = ( SELECT kring.current_centre() AS current_centre))));

create policy owner_works on kring.turns as permissive for all to kring_owner using (true) with check (true);

create policy turns_queue on kring.turns as permissive for all to kring_app using ((( SELECT kring.may('queue'::text) AS may) AND (centre_id = ( SELECT kring.current_centre() AS current_centre)))) with check ((( SELECT kring.may('queue'::text) AS may) AND (centre_id = ( SELECT kring.current_centre() AS current_centre))));

create policy owner_works on kring.usual_openings as permissive for all to kring_owner using (true) with check (true);

create policy usual_openings_read on kring.usual_openings as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy owner_works on kring.vaccinations as permissive for all to kring_owner using (true) with check (true);

create policy vaccinations_read on kring.vaccinations as permissive for select to kring_app using ((EXISTS ( SELECT
   FROM kring.entries e
  WHERE (e.id = vaccinations.entry_id))));

create policy vaccinations_write on kring.vaccinations as permissive for insert to kring_app with check ((kring.is_author(entry_id) AND kring.may_amend(entry_id)));

create policy owner_works on kring.withholdings as permissive for all to kring_owner using (true) with check (true);

create policy withholdings_end on kring.withholdings as permissive for update to kring_app using (kring.may_amend(entry_id)) with check (kring.may_amend(entry_id));

create policy withholdings_read on kring.withholdings as permissive for select to kring_app using (((EXISTS ( SELECT
   FROM kring.entries e
  WHERE (e.id = withholdings.entry_id))) OR ( SELECT kring.may('upkeep'::text) AS may)));

create policy withholdings_write on kring.withholdings as permissive for insert to kring_app with check (kring.may_amend(entry_id));

-- Grants on tables and sequences

grant select on kring.advice to kring_app;

grant select on kring.alert_thresholds to kring_app;

grant select on kring.alerts to kring_app;

grant insert, select on kring.allergies to kring_app;

grant select on kring.amendments to kring_app;

grant select on kring.anonymous_contacts to kring_app;

grant insert, select on kring.answers to kring_app;

grant select on kring.arrivals to kring_app;

grant select on kring.break_glass to kring_app;

grant select on kring.break_glass_reviews to kring_app;

grant usage on kring.card_numbers to kring_app;

grant select on kring.care_relation_lengths to kring_app;

grant select on kring.care_relations to kring_app;

grant insert, select, update on kring.centres to kring_app;

grant delete, insert, select, update on kring.code_systems to kring_app;

grant delete, insert, select, update on kring.codes to kring_app;

grant select on kring.compartments to kring_app;

grant select on kring.consent_withdrawals to kring_app;

grant select on kring.consents to kring_app;

grant insert, select on kring.contacts to kring_app;

grant insert, select on kring.documents to kring_app;

grant select on kring.doors to kring_app;

grant delete, select on kring.drafts to kring_app;

grant select on kring.entries to kring_app;

grant select on kring.entry_ends to kring_app;

grant select on kring.entry_facts to kring_app;

grant select on kring.exclusions to kring_app;

grant select on kring.files to kring_app;

grant insert, select on kring.gp_answers to kring_app;

grant insert, select on kring.health_covers to kring_app;

grant insert, select on kring.import_references to kring_app;

grant insert, select on kring.import_rows to kring_app;

grant insert, select on kring.imports to kring_app;

grant select on kring.journal to kring_app;

grant select on kring.journal_seals to kring_app;

grant select on kring.kept_by_law to kring_app;

grant insert, select on kring.likely_duplicates to kring_app;

grant select on kring.maturities to kring_app;

grant select on kring.measurement_kinds to kring_app;

grant insert, select on kring.measurements to kring_app;

grant insert, select on kring.medications to kring_app;

grant insert, select on kring.memberships to kring_app;

grant insert, select on kring.merges to kring_app;

grant insert, select on kring.national_numbers to kring_app;

grant select on kring.need_helpers to kring_app;

grant select on kring.need_states to kring_app;

grant insert, select on kring.needs to kring_app;

grant select on kring.notes to kring_app;

grant select on kring.notices to kring_app;

grant delete, insert, select on kring.openings to kring_app;

grant select on kring.outbox to kring_app;

grant select on kring.own_files to kring_app;

grant insert, select on kring.people to kring_app;

grant select on kring.people_history to kring_app;

grant select on kring.questionnaires to kring_app;

grant delete, insert, select on kring.receipts to kring_app;

grant select on kring.referral_moves to kring_app;

grant select on kring.referrals to kring_app;

grant insert, select on kring.relations to kring_app;

grant select on kring.representations to kring_app;

grant select on kring.request_clocks to kring_app;

grant select on kring.restrictions to kring_app;

grant select on kring.rights_requests to kring_app;

grant select on kring.role_capabilities to kring_app;

grant delete on kring.screens to kring_app;

grant select on kring.sectors to kring_app;

grant delete, insert, select, update on kring.service_centres to kring_app;

grant delete, insert, select on kring.service_compartments to kring_app;

grant insert, select, update on kring.services to kring_app;

grant delete on kring.sessions to kring_app;

grant select on kring.shares to kring_app;

grant select on kring.sittings to kring_app;

grant select on kring.turn_moves to kring_app;

grant select on kring.turns to kring_app;

grant select on kring.usual_openings to kring_app;

grant insert, select on kring.vaccinations to kring_app;

grant select on kring.withholdings to kring_app;

-- Grants on columns

grant insert (question, to_service, to_staff) on kring.advice to kring_app;

grant update (answer) on kring.advice to kring_app;

grant update (changed_at, value) on kring.alert_thresholds to kring_app;

grant insert (begins_at, day, ends_at, figures, kind, person_id, service_id, staff_id, thresholds) on kring.alerts to kring_app;

grant update (ends_at, figures, outcome, remark) on kring.alerts to kring_app;

grant insert (about_others, entry_id, kind, text) on kring.amendments to kring_app;

grant insert (began_at, duration_minutes, language, outcome, people, place, service_id) on kring.anonymous_contacts to kring_app;

grant insert (person_id) on kring.arrivals to kring_app;

grant insert (person_id, reason, words) on kring.break_glass to kring_app;

grant update (closed_at) on kring.break_glass to kring_app;

grant insert (break_glass_id, outcome, remark) on kring.break_glass_reviews to kring_app;

grant update (months, source, source_date) on kring.care_relation_lengths to kring_app;

grant insert (basis, person_id, service_id, staff_id) on kring.care_relations to kring_app;

grant update (ended_at) on kring.care_relations to kring_app;

grant insert (consent_id, given_by) on kring.consent_withdrawals to kring_app;

grant insert (aid, compartments, decision, entry_id, explained, expressed, given_by, interpreter, language, person_id, purpose, recipient_service, recipient_staff, source_service, until) on kring.consents to kring_app;

grant insert (colour, key, letter, name, pictogram, "position") on kring.doors to kring_app;

grant insert (content, id, kind, person_id, service_id) on kring.drafts to kring_app;

grant update (content, revision, saved_at, service_id) on kring.drafts to kring_app;

grant insert (compartment, id, kind, person_id, service_id, vital) on kring.entries to kring_app;

grant insert (because, ended_on, entry_id, words) on kring.entry_ends to kring_app;

grant insert (person_id, service_id, staff_id) on kring.exclusions to kring_app;

grant update (ended_at) on kring.exclusions to kring_app;

grant insert (bytes, hash, height, media_type, width) on kring.files to kring_app;

grant update (created, finished_at, mapping, matched, refused, rows_done, state, to_review) on kring.imports to kring_app;

grant insert (act, detail, person_id) on kring.journal to kring_app;

grant insert (entries, first_entry, hash, id, last_entry, previous, root, total_entries, upto_tx) on kring.journal_seals to kring_app;

grant update (decided_at, decided_by, state) on kring.likely_duplicates to kring_app;

grant insert (compartments, person_id) on kring.maturities to kring_app;

grant update (ended_at) on kring.maturities to kring_app;

grant insert (decimals, key, name, possible, service_id, unit, usual) on kring.measurement_kinds to kring_app;

grant update (valid) on kring.memberships to kring_app;

grant update (undone_at, undone_by) on kring.merges to kring_app;

grant update (ended_at, ended_by) on kring.national_numbers to kring_app;

grant insert (entry_id, outside, service_id, since_on, staff_id) on kring.need_helpers to kring_app;

grant update (ended_at) on kring.need_helpers to kring_app;

grant insert (entry_id, state, unmet_because, urgency, words) on kring.need_states to kring_app;

grant insert (about_others, contact_id, entry_id, text) on kring.notes to kring_app;

grant update (read_at) on kring.notices to kring_app;

grant insert (address, path, subject, text, why) on kring.outbox to kring_app;

grant update (attempts, last_error, next_at, sent_at) on kring.outbox to kring_app;

grant insert (kind, person_id, staff_id) on kring.own_files to kring_app;

grant update (ended_at) on kring.own_files to kring_app;

grant update (address_kind, birth, consent, family, gender, given, interpreter, languages, merged_into, municipality, other_names, postcode, reach, reading_ability, reads, sector, street, trusted_person) on kring.people to kring_app;

grant insert (languages, resource, title, url, version) on kring.questionnaires to kring_app;

grant update (retired_on) on kring.questionnaires to kring_app;

grant insert (move, referral_id, words) on kring.referral_moves to kring_app;

grant insert (entry_id, from_service, person_id, share_id, to_service) on kring.referrals to kring_app;

grant update (ended_at, ended_by) on kring.relations to kring_app;

grant insert (compartments, evidence, kind, name, other_id, person_id, valid) on kring.representations to kring_app;

grant update (ended_at) on kring.representations to kring_app;

grant update (days, extension_months, months, source, source_date) on kring.request_clocks to kring_app;

grant insert (entry_id, staff_id) on kring.restrictions to kring_app;

grant update (ended_at) on kring.restrictions to kring_app;

grant insert (about_health, asked_by, asked_on, how, id, kind, person_id, service_id, words) on kring.rights_requests to kring_app;

grant update (answer, answer_motive, extended_to, extension_motive) on kring.rights_requests to kring_app;

grant insert (key_hash, languages, name) on kring.screens to kring_app;

grant select (added_at, centre_id, id, languages, name, seen_at) on kring.screens to kring_app;

grant select (device, ends_at, id, locked_at, seen_at, staff_id, started_at) on kring.sessions to kring_app;

grant update (locked_at, seen_at) on kring.sessions to kring_app;

grant insert (compartment, consent_id, entry_id, person_id, purpose, recipient_service, recipient_staff, source_service, strictly_needed, valid) on kring.shares to kring_app;

grant update (ended_at) on kring.shares to kring_app;

grant insert (answered_by, compartment, language, person_id, questionnaire_id, service_id) on kring.sittings to kring_app;

grant update (alarmed_at, ended_at, entry_id, handed_in_at, handed_to_session, language, response, revision, saved_at) on kring.sittings to kring_app;

grant insert (centre_id, email, family, given, id, interface_language, languages, left_on, profession, secrecy_ground) on kring.staff to kring_app;

grant select (centre_id, email, family, given, id, interface_language, languages, left_on, profession, responsible_service_id, responsible_staff_id, secrecy_ground, version) on kring.staff to kring_app;

grant update (centre_id, family, given, interface_language, languages, left_on, profession, responsible_service_id, responsible_staff_id, secrecy_ground, version) on kring.staff to kring_app;

grant insert (arrival_id, door_id, handed_from, person_id, urgent) on kring.turns to kring_app;

grant update (called_at, called_by, room, state, urgent) on kring.turns to kring_app;

grant insert (entry_id, motive, review_on) on kring.withholdings to kring_app;

grant update (ended_at) on kring.withholdings to kring_app;

-- Grants on functions

grant execute on kring.access_differences() to kring_app;

grant execute on kring.account_of(uuid,date,date) to kring_app;

grant execute on kring.broken_glass() to kring_app;

grant execute on kring.call_next(uuid,text) to kring_app;

grant execute on kring.care_around(uuid) to kring_app;

grant execute on kring.centre_of_screen(bytea) to kring_app;

grant execute on kring.choose_language(text) to kring_app;

grant execute on kring.closed_people() to kring_app;

grant execute on kring.contacts_elsewhere(uuid) to kring_app;

grant execute on kring.count_access() to kring_app;

grant execute on kring.count_kept_by_authors(uuid,uuid) to kring_app;

grant execute on kring.credentials_of(text) to kring_app;

grant execute on kring.current_actor() to kring_app;

grant execute on kring.current_centre() to kring_app;

grant execute on kring.discreet_staff() to kring_app;

grant execute on kring.end_of_day(date) to kring_app;

grant execute on kring.end_sessions_of(uuid) to kring_app;

grant execute on kring.enter(bytea,text,text,text) to kring_app;

grant execute on kring.enter_system(text,text[]) to kring_app;

grant execute on kring.entries_elsewhere(uuid) to kring_app;

grant execute on kring.fact(text,text,text) to kring_app;

grant execute on kring.fact(text,text,text,jsonb) to kring_app;

grant execute on kring.find_people(jsonb,integer,text) to kring_app;

grant execute on kring.focus_on(uuid) to kring_app;

grant execute on kring.focus_on_entry(uuid) to kring_app;

grant execute on kring.forget_codes(text,text[]) to kring_app;

grant execute on kring.forget_expired() to kring_app;

grant execute on kring.forget_notices() to kring_app;

grant execute on kring.grounds_about(uuid[]) to kring_app;

grant execute on kring.hand_in_sitting(integer) to kring_app;

grant execute on kring.headed_openings() to kring_app;

grant execute on kring.headed_staff() to kring_app;

grant execute on kring.held_about(uuid) to kring_app;

grant execute on kring.is_author(uuid) to kring_app;

grant execute on kring.is_bound() to kring_app;

grant execute on kring.last_day(timestamp with time zone) to kring_app;

grant execute on kring.looks_nearby(text[],timestamp with time zone,integer) to kring_app;

grant execute on kring.lost_sight(integer) to kring_app;

grant execute on kring.mail_state() to kring_app;

grant execute on kring.may(text) to kring_app;

grant execute on kring.may_amend(uuid) to kring_app;

grant execute on kring.may_break_glass(uuid) to kring_app;

grant execute on kring.may_write(uuid,uuid,text) to kring_app;

grant execute on kring.member_of() to kring_app;

grant execute on kring.members_bound(uuid) to kring_app;

grant execute on kring.my_grants() to kring_app;

grant execute on kring.my_open_steps(date,date) to kring_app;

grant execute on kring.my_services() to kring_app;

grant execute on kring.my_unanswered(integer) to kring_app;

grant execute on kring.name_staff(uuid[]) to kring_app;

grant execute on kring.named_in_journal(uuid[]) to kring_app;

grant execute on kring.note_marked(uuid,uuid[]) to kring_app;

grant execute on kring.notify(text,uuid,uuid,date,uuid[],uuid[],text,jsonb) to kring_app;

grant execute on kring.open_compartments() to kring_app;

grant execute on kring.open_entries() to kring_app;

grant execute on kring.open_handed_sitting() to kring_app;

grant execute on kring.open_session(uuid,bytea,text) to kring_app;

grant execute on kring.opened_to_me() to kring_app;

grant execute on kring.opened_under_glass(uuid) to kring_app;

grant execute on kring.others_met(uuid[]) to kring_app;

grant execute on kring.own_grounds() to kring_app;

grant execute on kring.password_of_session(bytea) to kring_app;

grant execute on kring.reachable_people() to kring_app;

grant execute on kring.record_attempt(text,boolean) to kring_app;

grant execute on kring.records_of_card(text) to kring_app;

grant execute on kring.referred_needs(uuid[]) to kring_app;

grant execute on kring.related_people() to kring_app;

grant execute on kring.request_due_on(text,boolean,date) to kring_app;

grant execute on kring.same_person(uuid) to kring_app;

grant execute on kring.save_handed_sitting(integer,jsonb,boolean) to kring_app;

grant execute on kring.search_codes(text,text[],integer) to kring_app;

grant execute on kring.set_back_demo_visit(uuid,timestamp with time zone,timestamp with time zone) to kring_app;

grant execute on kring.set_password(uuid,text) to kring_app;

grant execute on kring.share_grounds() to kring_app;

grant execute on kring.show_screen(bytea) to kring_app;

grant execute on kring.signs_in(uuid) to kring_app;

grant execute on kring.stand_around(uuid) to kring_app;

grant execute on kring.take_due_requests() to kring_app;

grant execute on kring.take_due_withholdings() to kring_app;

grant execute on kring.take_endings() to kring_app;

grant execute on kring.take_late_glass() to kring_app;

grant execute on kring.telling_compartments() to kring_app;

grant execute on kring.today() to kring_app;

grant execute on kring.told_of(text[],uuid) to kring_app;

grant execute on kring.translations(json) to kring_app;

grant execute on kring.try_mail_again() to kring_app;

grant execute on kring.voices_of(uuid) to kring_app;

grant execute on kring.whose_rights(uuid[],text) to kring_app;

grant execute on kring.write_search_keys(jsonb) to kring_app;

grant execute on kring.written_at(timestamp with time zone) to kring_app;

-- Comments

comment on column kring.alerts.day is 'In Brussels; of a night the day it began.';

comment on column kring.allergies.kind is 'none-known: somebody asked, and there is none; it ends when one is noted. Nothing noted at all: nobody asked.';

comment on column kring.allergies.since is 'As far as known, in EDTF: 2019, 2019-05.';

comment on column kring.answers.scores is 'Link id of a calculated item → number; of a self-rating also each axis.';

comment on column kring.answers.told_of_harm is 'An answer asked for a safety step, by the form as it was when this was filed. Of what was filed before this was kept: false.';

comment on column kring.care_relation_lengths.source_date is 'When the source was last read.';

comment on column kring.codes.search is 'The words of code and titles in plain letters, the code first: what is typed is the beginning of some of them.';

comment on column kring.consents.entry_id is 'They were asked about this entry alone; null: about all of these compartments.';

comment on column kring.consents.explained is 'The words the person read or heard.';

comment on column kring.consents.given_by is 'The representative who spoke for the person; null: the person.';

comment on column kring.consents.source_service is 'Whose secrets.';

comment on column kring.contacts.meeting_id is 'Whoever was there together has the same.';

comment on column kring.contacts.next_step is 'What was agreed to do next, by whom, until when; done or dropped in entry_ends.';

comment on column kring.contacts.reason is 'Why they came, in the person''s own words.';

comment on column kring.documents.correspondent is 'From whom, or to whom.';

comment on column kring.documents.shown is 'How the person came to know a letter before it went out.';

comment on column kring.drafts.revision is 'Grows with each saving; one based on an older revision is refused, never written over.';

comment on column kring.drafts.service_id is 'Into whose file it will go: whoever left that service finds it no more.';

comment on column kring.entries.restricted is 'Derived: its author narrowed it to named people.';

comment on column kring.entries.vital is 'What an emergency needs to know; opened by break-glass.';

comment on column kring.entries.with_passed_on is 'Derived: its author could read secrets of another service, passed on to them, when they wrote it. Stays when the consent is withdrawn (CONF-12).';

comment on column kring.import_rows.because is 'Why, naming columns, references and card numbers; never what stood in the row.';

comment on column kring.import_rows.line is 'The line of the file on which the row begins; the header is usually line 1.';

comment on column kring.imports.file_checksum is 'SHA-256 of the file, in hex.';

comment on column kring.imports.source is 'Whose references these are: a reference means a person only within its source.';

comment on column kring.journal.tx is 'The transaction that wrote the entry. A seal takes whole transactions that have ended, so an entry that commits late is never left out.';

comment on column kring.journal_seals.first_entry is 'The lowest id among its entries; the ids between may belong to other seals.';

comment on column kring.journal_seals.hash is 'Over every other column.';

comment on column kring.journal_seals.previous is 'The hash of the seal before; zeros in the first.';

comment on column kring.journal_seals.root is 'Of the tree whose leaves are its entries by transaction, then id.';

comment on column kring.measurement_kinds.place is 'In the list: what is measured most comes first.';

comment on column kring.measurement_kinds.unit is 'In UCUM: mm[Hg], kg, cm, mg/dL, L/min.';

comment on column kring.measurement_kinds.usual is 'Of somebody grown up: of a small child the question is answered more often.';

comment on column kring.measurement_kinds.values_count is '2: a pair, as a blood pressure, upper value first.';

comment on column kring.merges.took is 'Columns copied from the merged record into the kept one.';

comment on column kring.need_states.unmet_because is 'Nobody helps with it yet, and why: tells the neighbourhood what is missing.';

comment on column kring.need_states.urgency is '0 calm, 1 weighs on them, 2 presses, 3 now.';

comment on column kring.needs.noted_in is 'The note in which it was marked.';

comment on column kring.needs.what is 'A key of the list of needs; health-problem: what it is stands in the code or the words.';

comment on column kring.notes.about_others is 'What concerns third parties, kept apart: withheld from the person''s copy (CONF-31).';

comment on column kring.notes.contact_id is 'The contact it was written about.';

comment on column kring.notices.subject_id is 'What it is about: a care relation, a share, a request…; the same is not told twice while unread.';

comment on column kring.outbox.last_error is 'The code of the last failure; never what the other server said.';

comment on column kring.outbox.next_at is 'Not tried before; infinity: given up, an administrator looks at it.';

comment on column kring.outbox.path is 'Where in Kring it waits; never an address that names a person.';

comment on column kring.outbox.why is 'What the mail is about, as a word of the house: the kind of notice.';

comment on column kring.people.birth is 'EDTF: 1990-04-02, 1990-04, 1990, 1990~; null: unknown.';

comment on column kring.people.merged_into is 'The record this one was merged into; nothing that hangs on it moves.';

comment on column kring.people.number is 'Card number with a check character (src/people/card-number.ts).';

comment on column kring.questionnaires.resource is 'json and not jsonb: the file goes out again letter by letter as it came in.';

comment on column kring.questionnaires.titles is 'The translations of its title, by language.';

comment on column kring.request_clocks.extension_months is 'By how much it may once be extended, with a motive; 0: the law knows no extension.';

comment on column kring.request_clocks.source_date is 'When the source was last read.';

comment on column kring.rights_requests.asked_by is 'The representative who asked for the person; null: the person.';

comment on column kring.rights_requests.due_on is 'By the clock as it stood when it was noted; an extension stands beside it.';

comment on column kring.rights_requests.reminded_on is 'When those who may answer were last reminded.';

comment on column kring.rights_requests.service_id is 'Whom it is addressed to; null: the whole house.';

comment on column kring.sectors.words is 'All names in small letters a to z, for finding.';

comment on column kring.services.approval_number is 'The number of its approval by the authority that pays it (CONF-01).';

comment on column kring.services.desk_label is 'What the desk reads instead of the service''s name; empty: only "an appointment" (CONF-03).';

comment on column kring.services.privacy_contact is 'Whom to ask about its files: name, address (CONF-01).';

comment on column kring.sittings.alarmed_at is 'An answer asked for a safety step; colleagues were told once.';

comment on column kring.sittings.handed_in_at is 'The person was done, or wanted to stop; the colleague has not taken the tablet back yet.';

comment on column kring.sittings.handed_to_session is 'The locked session that opens this sitting and nothing else.';

comment on column kring.staff.password_hash is 'Argon2id; never readable by the application role except through kring.credentials_of.';

comment on column kring.staff.responsible_staff_id is 'The professional under whose responsibility administrative staff acts (CONF-07, GDPR 9(3)); or else the service.';

comment on column kring.staff.secrecy_ground is 'Why this staff member is bound by professional secrecy; null: not bound, can never receive a shared secret (CONF-06).';

comment on column kring.turns.day is 'Queues begin anew each day: a turn that nobody ended yesterday keeps nobody out today.';

comment on column kring.turns.ticket is 'What stands on the slip; whoever is handed on keeps the slip.';

comment on column kring.usual_openings.own is 'What the profession itself is about: in a service that keeps several kinds, it begins to write there.';

comment on column kring.vaccinations.given is 'As far as known, in EDTF; empty when nobody knows.';

comment on column kring.withholdings.reminded_on is 'When whoever keeps it from the person was last asked to look again.';

comment on table kring.advice is 'A question about a case, without saying whose, and its answer. No person stands anywhere in it (CONF-16).';

comment on table kring.alert_thresholds is 'From where on the house asks a question. More than the value raises the alert; the data protection officer changes it.';

comment on table kring.alerts is 'A question the figures raise, never a verdict: what was done, how often, and from where on the house asks. About a service or the whole house when no colleague is named.';

comment on table kring.allergies is 'What somebody does not tolerate. Vital: an emergency sees it.';

comment on table kring.amendments is 'What was added to an entry: more, "this was a mistake", or the person''s own version of it (CONF-33). Nothing is overwritten.';

comment on table kring.anonymous_contacts is 'Somebody was met who is nobody here: counted, nobody named, no free text.';

comment on table kring.answers is 'A FHIR R4 QuestionnaireResponse, complete.';

comment on table kring.arrivals is 'A person came in, for one or several doors.';

comment on table kring.break_glass is 'An emergency opening: vital entries only, an hour at most, with a reason; told to the heads of the service at once and reviewed (CONF-21).';

comment on table kring.break_glass_reviews is 'What somebody else, a head of the service or the data protection officer, thought of it afterwards.';

comment on table kring.care_relation_lengths is 'How long a care relation lasts, by the fact that began it (CONF-14).';

comment on table kring.care_relations is 'This service, or only this staff member of it, is caring for this person, because of a fact and until a date. Renewed by another row.';

comment on table kring.centres is 'A building with a welcome.';

comment on table kring.closures is 'Derived: to whom a person''s entries are closed whatever the ground.';

comment on table kring.code_systems is 'Vocabularies a centre brought along (ICPC-2, a SNOMED CT subset): not shipped, loaded from a file.';

comment on table kring.compartments is 'The kinds of secret an entry can be.';

comment on table kring.consent_withdrawals is 'A consent that was taken back; what was passed on under it closes at once (CONF-12).';

comment on table kring.consents is 'The append-only ledger of what a person agreed to or refused: which secrets, of which service, to whom, for what, until when; what was explained, in which language, with which help (CONF-10).';

comment on table kring.contacts is 'A contact (encounter) with a person: at the centre, at home, in the street, by phone or video. A couple or a family has one entry each, with the same meeting.';

comment on table kring.documents is 'A letter, a photo, a scan. A letter written here is its text; what came from outside is a file.';

comment on table kring.doors is 'Where people are called to. The name is a neutral word: it stands on a screen that everyone reads.';

comment on table kring.drafts is 'What its author is writing and has not signed. Nobody else sees it; signing makes entries of it and throws it away.';

comment on table kring.entries is 'The head of every entry: whose, of which service and compartment, by whom, when. What is written stands in a table of its kind, seen exactly when its head is seen.';

comment on table kring.entry_ends is 'What was written holds no longer: a medicine was stopped, an allergy refuted, a next step done. The entry stays.';

comment on table kring.entry_facts is 'What stands in an entry that is not a note, seen by whoever sees its head.';

comment on table kring.exclusions is 'The person wants this staff member, or everybody of this service, kept out; beats every ground (CONF-13).';

comment on table kring.files is 'What the store keeps: SHA-256 of the content, and its type as found in the content itself.';

comment on table kring.gp_answers is 'Has the person a general practitioner? From the first contact to the day it becomes yes.';

comment on table kring.grants is 'Derived, never written by hand: who (a service or one staff member) may reach what of a person, during which range, because of what. A care relation opens what the reader''s profession opens in that service; a share opens one compartment or one entry; break-glass opens what is vital.';

comment on table kring.health_covers is 'Who pays for care, as told or seen.';

comment on table kring.import_references is 'Who is meant by the reference of another system.';

comment on table kring.import_rows is 'What became of each row of a file, written in the transaction that did it.';

comment on table kring.imports is 'One row per file that was imported; a running one that was interrupted goes on where it stopped when the file is given again.';

comment on table kring.journal is 'The append-only account of every look and every change, written in the transaction of its act.';

comment on table kring.journal_seals is 'One row per sealing: a Merkle tree (RFC 6962, SHA-256) over the entries of every transaction below upto_tx and not below the upto_tx of the seal before, bound to that seal (CONF-41).';

comment on table kring.kept_by_law is 'What may not be erased, whoever asks: so many years after the last contact, by kind of secret.';

comment on table kring.likely_duplicates is 'Pairs that wait for somebody to say whether they are one person.';

comment on table kring.maturities is 'A minor who exercises their rights alone, for which matters, on whose assessment; parents then have no say in these (CONF-35).';

comment on table kring.measurement_kinds is 'What can be measured: the house''s own list, and what a service added for itself. Outside `possible` it is a slip of the keyboard; outside `usual` it is asked once.';

comment on table kring.measurements is 'One measurement in the unit of its kind.';

comment on table kring.medications is 'What somebody takes at present, as told or prescribed elsewhere; no prescription. Vital: an emergency sees it.';

comment on table kring.memberships is 'What a staff member is, in which service (null: of the whole house), and when.';

comment on table kring.merges is 'Which record was said to be which, with both identities as they were, and whether that was undone.';

comment on table kring.national_numbers is 'NISS or BIS. Not unique across people: a refusal would tell a registrar that somebody is known; twins are found by the duplicate check.';

comment on table kring.need_helpers is 'Who helps with it, since when: a service, a colleague, or somebody outside the house.';

comment on table kring.need_states is 'How a need stands, since when, and why it is not met. The newest counts; nothing is overwritten.';

comment on table kring.needs is 'A need of daily life (of our own list) or a health problem, as an episode: it begins, moves, is solved or lost sight of.';

comment on table kring.notes is 'Free text. The person can read it (CONF-30).';

comment on table kring.notices is 'Something waits for one colleague. It names nobody: the page it leads to decides what is seen.';

comment on table kring.openings is 'Which profession opens which compartment in which service; filled with what is usual, then changed by hand.';

comment on table kring.outbox is 'Mails to colleagues, written in the transaction of their cause and sent by a job. They say that something waits in Kring, never who or what.';

comment on table kring.own_files is 'A staff member''s own file, or that of a declared relative: closed to them (CONF-23).';

comment on table kring.people is 'One row per registration; rows that are one person point to the one that is kept.';

comment on table kring.people_history is 'Every earlier version of every person, as the row was.';

comment on table kring.people_search is 'Derived: the keys a person is found by (src/people/finding/stored-keys.ts). Nobody reads it but kring.find_people.';

comment on table kring.questionnaires is 'A FHIR R4 Questionnaire as it was loaded; a new version is another row.';

comment on table kring.receipts is 'What was answered to a command that carried an idempotency key, kept in the command''s own transaction: asked again, it is answered again and not done again.';

comment on table kring.referral_moves is 'What became of a referral: the newest counts, without one it waits.';

comment on table kring.referrals is 'A need was handed on: by whom, to which service, under which share. What became of it stands in its moves; which need it is stands in the need alone.';

comment on table kring.relations is 'The other is the person''s parent, trusted person, …; stored once and read from both sides.';

comment on table kring.reminders is 'What was reminded of, so many days before its end or after its beginning: each once.';

comment on table kring.representations is 'Who may stand beside the person (trusted) or speak for them, for which kinds of secret, from when to when, on what evidence (CONF-36).';

comment on table kring.request_clocks is 'How long the house may take to answer, by what is asked and whether it is about a health file.';

comment on table kring.restrictions is 'Who may read a narrowed entry besides its author (CONF-20). Ending the last name does not widen it again.';

comment on table kring.rights_requests is 'What a person asked about their own data, from whom, until when it is answered, and what came of it. Never deleted, extended once, answered once.';

comment on table kring.role_capabilities is 'What a role opens at the welcome. Vaults have their own rules; administrators manage accounts, not secrets; a partner sees no person.';

comment on table kring.screens is 'A television in a waiting room. Its address holds the key, the table only the SHA-256 of it.';

comment on table kring.sectors is 'Statistical sectors of Brussels (Statbel), the coarse place used in statistics.';

comment on table kring.service_centres is 'Which services work in which building.';

comment on table kring.service_compartments is 'Which kinds of secret a service keeps.';

comment on table kring.services is 'A member service: a legal entity with its own file and its own secrecy. Discreet: others must not learn that it knows a person.';

comment on table kring.sessions is 'One sign-in on one device. The cookie holds the token, the table only its SHA-256.';

comment on table kring.shares is 'One act of passing on: an entry, or one compartment of one service, to a service or a colleague, for a purpose, until a date, under a consent, strictly needed by the word of its author (CONF-11).';

comment on table kring.sign_in_attempts is 'For the growing delay after wrong passwords.';

comment on table kring.sittings is 'Somebody is answering a questionnaire: what was answered so far is kept. Handed over on a tablet, the session opens nothing else.';

comment on table kring.staff is 'A person who works here.';

comment on table kring.ticket_counters is 'The last ticket of a door on a day. A ticket that is not given after all takes its number back with it.';

comment on table kring.turn_moves is 'Who moved which turn when, from which state to which; the first move of a turn comes from none.';

comment on table kring.turns is 'A person''s place in the queue of one door.';

comment on table kring.usual_openings is 'What a profession opens when a service says nothing else. A profession that opens health is a health profession: it alone may break the glass (CONF-21).';

comment on table kring.vaccinations is 'A dose of a vaccine, given here, read on a card, or told.';

comment on table kring.withholdings is 'The entry is kept from the person for now, with a written motive and a date to look again (therapeutic exception, CONF-31).';
