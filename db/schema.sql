-- Made by `npm run schema` from the migrated database. Do not edit.

-- Tables

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

create table kring.compartments (
  key text not null,
  constraint compartments_pkey PRIMARY KEY (key)
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
  constraint journal_pkey PRIMARY KEY (id)
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

create table kring.openings (
  service_id uuid not null,
  profession text not null,
  compartment text not null,
  constraint openings_kept_there FOREIGN KEY (service_id, compartment) REFERENCES kring.service_compartments(service_id, compartment) ON DELETE CASCADE,
  constraint openings_pkey PRIMARY KEY (service_id, profession, compartment)
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

create table kring.receipts (
  actor_id uuid not null,
  key text not null,
  reply jsonb not null,
  at timestamp with time zone not null default now(),
  constraint receipts_pkey PRIMARY KEY (actor_id, key)
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

create table kring.sign_in_attempts (
  email text not null,
  at timestamp with time zone not null default now(),
  succeeded boolean not null
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
  constraint staff_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES kring.centres(id) ON DELETE RESTRICT,
  constraint staff_email_lower CHECK ((email = lower(email))),
  constraint staff_email_unique UNIQUE (email),
  constraint staff_interface_language_known CHECK ((interface_language = ANY (ARRAY['fr'::text, 'nl'::text, 'en'::text]))),
  constraint staff_pkey PRIMARY KEY (id),
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
  constraint usual_openings_compartment_fkey FOREIGN KEY (compartment) REFERENCES kring.compartments(key) ON DELETE RESTRICT,
  constraint usual_openings_pkey PRIMARY KEY (profession, compartment)
);

-- Sequences

create sequence kring.card_numbers;

create sequence kring.journal_id_seq;

create sequence kring.people_history_id_seq;

create sequence kring.turn_moves_id_seq;

-- Indexes that are no constraint

CREATE INDEX arrivals_centre ON kring.arrivals USING btree (centre_id, arrived_at);

CREATE INDEX arrivals_person ON kring.arrivals USING btree (person_id, arrived_at);

CREATE INDEX gp_answers_person ON kring.gp_answers USING btree (person_id);

CREATE INDEX health_covers_person ON kring.health_covers USING btree (person_id);

CREATE INDEX import_references_person ON kring.import_references USING btree (person_id);

CREATE INDEX import_rows_person ON kring.import_rows USING btree (person_id);

CREATE INDEX imports_file ON kring.imports USING btree (file_checksum);

CREATE INDEX journal_actor_at ON kring.journal USING btree (actor_id, at);

CREATE INDEX journal_person_at ON kring.journal USING btree (person_id, at) WHERE (person_id IS NOT NULL);

CREATE INDEX likely_duplicates_right ON kring.likely_duplicates USING btree (right_id);

CREATE INDEX likely_duplicates_waiting ON kring.likely_duplicates USING btree (score DESC) WHERE (state = 'waiting'::text);

CREATE INDEX memberships_staff ON kring.memberships USING btree (staff_id);

CREATE INDEX merges_kept ON kring.merges USING btree (kept_id) WHERE (undone_at IS NULL);

CREATE INDEX national_numbers_person ON kring.national_numbers USING btree (person_id);

CREATE INDEX people_centre ON kring.people USING btree (centre_id);

CREATE INDEX people_merged_into ON kring.people USING btree (merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX people_search_keys ON kring.people_search USING gin (keys) WITH (fastupdate=off);

CREATE INDEX receipts_at ON kring.receipts USING btree (at);

CREATE INDEX relations_other ON kring.relations USING btree (other_id) WHERE (ended_at IS NULL);

CREATE INDEX screens_centre ON kring.screens USING btree (centre_id);

CREATE INDEX sessions_staff ON kring.sessions USING btree (staff_id);

CREATE INDEX sign_in_attempts_email_at ON kring.sign_in_attempts USING btree (email, at DESC);

CREATE INDEX turn_moves_turn ON kring.turn_moves USING btree (turn_id);

CREATE INDEX turns_arrival ON kring.turns USING btree (arrival_id);

CREATE INDEX turns_day ON kring.turns USING btree (centre_id, day, state);

CREATE INDEX turns_handed_from ON kring.turns USING btree (handed_from) WHERE (handed_from IS NOT NULL);

CREATE INDEX turns_person ON kring.turns USING btree (person_id, day);

CREATE INDEX turns_queue ON kring.turns USING btree (door_id, day, urgent DESC, waiting_since, id) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX imports_one_running ON kring.imports USING btree (file_checksum) WHERE (state = 'running'::text);

CREATE UNIQUE INDEX merges_one_active ON kring.merges USING btree (merged_id) WHERE (undone_at IS NULL);

CREATE UNIQUE INDEX national_numbers_one_current ON kring.national_numbers USING btree (person_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX relations_once ON kring.relations USING btree (person_id, other_id, kind) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX turns_in_one_place ON kring.turns USING btree (centre_id, person_id, day) WHERE (state = ANY (ARRAY['called'::text, 'being-seen'::text]));

CREATE UNIQUE INDEX turns_ticket_unique ON kring.turns USING btree (centre_id, day, ticket) WHERE (handed_from IS NULL);

CREATE UNIQUE INDEX turns_waits_once ON kring.turns USING btree (door_id, person_id, day) WHERE (state = ANY (ARRAY['waiting'::text, 'called'::text, 'being-seen'::text, 'no-answer'::text]));

-- Functions

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
begin
  select x.id, x.staff_id, x.seen_at, x.locked_at, t.centre_id, t.interface_language, t.profession, t.secrecy_ground
    into s
    from kring.sessions x join kring.staff t on t.id = x.staff_id
   where x.token_hash = token and x.ends_at > now() and x.seen_at > now() - interval '2 hours'
     and (t.left_on is null or t.left_on > current_date);
  if not found then
    return jsonb_build_object('refusal', 'not-signed-in');
  end if;
  select coalesce(array_agg(distinct c.capability), '{}'),
         coalesce(array_agg(distinct m.service_id) filter (where c.capability = 'vault' and m.service_id is not null), '{}')
    into capabilities, services
    from kring.memberships m join kring.role_capabilities c using (role)
   where m.staff_id = s.staff_id and m.valid @> now();
  perform set_config('kring.actor', s.staff_id::text, true),
          set_config('kring.centre', s.centre_id::text, true),
          set_config('kring.session', s.id::text, true),
          set_config('kring.purpose', purpose, true),
          set_config('kring.request', request, true),
          set_config('kring.capabilities', capabilities::text, true),
          set_config('kring.services', services::text, true),
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
          set_config('kring.profession', '', true),
          set_config('kring.bound', 'false', true),
          set_config('kring.focus', '', true);
end $function$
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

CREATE OR REPLACE FUNCTION kring.is_bound()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO ''
RETURN (COALESCE(NULLIF(current_setting('kring.bound'::text, true), ''::text), 'false'::text))::boolean
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

CREATE OR REPLACE FUNCTION kring.may(capability text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO ''
RETURN (capability = ANY ((COALESCE(NULLIF(current_setting('kring.capabilities'::text, true), ''::text), '{}'::text))::text[]))
;

CREATE OR REPLACE FUNCTION kring.my_services()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO ''
RETURN (COALESCE(NULLIF(current_setting('kring.services'::text, true), ''::text), '{}'::text))::uuid[]
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

CREATE OR REPLACE FUNCTION kring.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  raise exception 'kring: % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION kring.same_person(person uuid)
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
  if not kring.may('people') then
    return array[person];
  end if;
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

CREATE OR REPLACE FUNCTION kring.today()
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO ''
RETURN ((now() AT TIME ZONE 'Europe/Brussels'::text))::date
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

-- Triggers

CREATE TRIGGER doors_tell_added AFTER INSERT ON kring.doors REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kring.tell_queue_changed();

CREATE TRIGGER doors_tell_changed AFTER UPDATE ON kring.doors REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kring.tell_queue_changed();

CREATE TRIGGER gp_answers_append_only BEFORE DELETE OR UPDATE ON kring.gp_answers FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER health_covers_append_only BEFORE DELETE OR UPDATE ON kring.health_covers FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER journal_append_only BEFORE DELETE OR UPDATE ON kring.journal FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON kring.journal FOR EACH STATEMENT EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER people_history_append_only BEFORE DELETE OR UPDATE ON kring.people_history FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER people_history_no_truncate BEFORE TRUNCATE ON kring.people_history FOR EACH STATEMENT EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER people_keep_version BEFORE UPDATE ON kring.people FOR EACH ROW EXECUTE FUNCTION kring.keep_person_version();

CREATE TRIGGER screens_tell_removed AFTER DELETE ON kring.screens REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kring.tell_queue_changed();

CREATE TRIGGER service_compartments_fill AFTER INSERT ON kring.service_compartments FOR EACH ROW EXECUTE FUNCTION kring.fill_usual_openings();

CREATE TRIGGER turn_moves_append_only BEFORE DELETE OR UPDATE ON kring.turn_moves FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER turn_moves_no_truncate BEFORE TRUNCATE ON kring.turn_moves FOR EACH STATEMENT EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER turns_count_version BEFORE UPDATE ON kring.turns FOR EACH ROW EXECUTE FUNCTION kring.count_turn_version();

CREATE TRIGGER turns_give_ticket BEFORE INSERT ON kring.turns FOR EACH ROW EXECUTE FUNCTION kring.give_ticket();

CREATE TRIGGER turns_keep_move AFTER INSERT OR UPDATE OF state, urgent ON kring.turns FOR EACH ROW EXECUTE FUNCTION kring.keep_turn_move();

CREATE TRIGGER turns_tell_added AFTER INSERT ON kring.turns REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kring.tell_queue_changed();

CREATE TRIGGER turns_tell_moved AFTER UPDATE ON kring.turns REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kring.tell_queue_changed();

-- Row-level security

alter table kring.arrivals enable row level security, force row level security;

alter table kring.centres enable row level security, force row level security;

alter table kring.compartments enable row level security, force row level security;

alter table kring.doors enable row level security, force row level security;

alter table kring.gp_answers enable row level security, force row level security;

alter table kring.health_covers enable row level security, force row level security;

alter table kring.import_references enable row level security, force row level security;

alter table kring.import_rows enable row level security, force row level security;

alter table kring.imports enable row level security, force row level security;

alter table kring.journal enable row level security, force row level security;

alter table kring.likely_duplicates enable row level security, force row level security;

alter table kring.memberships enable row level security, force row level security;

alter table kring.merges enable row level security, force row level security;

alter table kring.national_numbers enable row level security, force row level security;

alter table kring.openings enable row level security, force row level security;

alter table kring.people enable row level security, force row level security;

alter table kring.people_history enable row level security, force row level security;

alter table kring.people_search enable row level security, force row level security;

alter table kring.receipts enable row level security, force row level security;

alter table kring.relations enable row level security, force row level security;

alter table kring.role_capabilities enable row level security, force row level security;

alter table kring.screens enable row level security, force row level security;

alter table kring.sectors enable row level security, force row level security;

alter table kring.service_centres enable row level security, force row level security;

alter table kring.service_compartments enable row level security, force row level security;

alter table kring.services enable row level security, force row level security;

alter table kring.sessions enable row level security, force row level security;

alter table kring.sign_in_attempts enable row level security, force row level security;

alter table kring.staff enable row level security, force row level security;

alter table kring.ticket_counters enable row level security, force row level security;

alter table kring.turn_moves enable row level security, force row level security;

alter table kring.turns enable row level security, force row level security;

alter table kring.usual_openings enable row level security, force row level security;

-- Policies

create policy arrivals_queue on kring.arrivals as permissive for all to kring_app using ((( SELECT kring.may('queue'::text) AS may) AND (centre_id = ( SELECT kring.current_centre() AS current_centre)))) with check ((( SELECT kring.may('queue'::text) AS may) AND (centre_id = ( SELECT kring.current_centre() AS current_centre))));

create policy owner_works on kring.arrivals as permissive for all to kring_owner using (true) with check (true);

create policy centres_read on kring.centres as permissive for select to kring_app using (true);

create policy centres_write on kring.centres as permissive for all to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

create policy owner_works on kring.centres as permissive for all to kring_owner using (true) with check (true);

create policy compartments_read on kring.compartments as permissive for select to kring_app using (true);

create policy owner_works on kring.compartments as permissive for all to kring_owner using (true) with check (true);

create policy doors_read on kring.doors as permissive for select to kring_app using (((( SELECT kring.current_actor() AS current_actor) IS NOT NULL) AND (centre_id = ( SELECT kring.current_centre() AS current_centre))));

create policy doors_write on kring.doors as permissive for all to kring_app using ((( SELECT kring.may('staff'::text) AS may) AND (centre_id = ( SELECT kring.current_centre() AS current_centre)))) with check ((( SELECT kring.may('staff'::text) AS may) AND (centre_id = ( SELECT kring.current_centre() AS current_centre))));

create policy owner_works on kring.doors as permissive for all to kring_owner using (true) with check (true);

create policy gp_answers_add on kring.gp_answers as permissive for insert to kring_app with check (( SELECT kring.may('people'::text) AS may));

create policy gp_answers_read on kring.gp_answers as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

create policy owner_works on kring.gp_answers as permissive for all to kring_owner using (true) with check (true);

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

create policy likely_duplicates_add on kring.likely_duplicates as permissive for insert to kring_app with check (( SELECT kring.may('people'::text) AS may));

create policy likely_duplicates_decide on kring.likely_duplicates as permissive for update to kring_app using (( SELECT kring.may('merge'::text) AS may)) with check (( SELECT kring.may('merge'::text) AS may));

create policy likely_duplicates_read on kring.likely_duplicates as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

create policy owner_works on kring.likely_duplicates as permissive for all to kring_owner using (true) with check (true);

create policy memberships_read on kring.memberships as permissive for select to kring_app using (((staff_id = ( SELECT kring.current_actor() AS current_actor)) OR ( SELECT kring.may('queue'::text) AS may) OR ( SELECT kring.may('staff'::text) AS may)));

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

create policy openings_read on kring.openings as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy openings_write on kring.openings as permissive for all to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

create policy owner_works on kring.openings as permissive for all to kring_owner using (true) with check (true);

create policy owner_works on kring.people as permissive for all to kring_owner using (true) with check (true);

create policy people_add on kring.people as permissive for insert to kring_app with check (( SELECT kring.may('people'::text) AS may));

create policy people_change on kring.people as permissive for update to kring_app using (( SELECT kring.may('people'::text) AS may)) with check (( SELECT kring.may('people'::text) AS may));

create policy people_read on kring.people as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

create policy owner_works on kring.people_history as permissive for all to kring_owner using (true) with check (true);

create policy people_history_read on kring.people_history as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

create policy owner_works on kring.people_search as permissive for all to kring_owner using (true) with check (true);

create policy people_search_nobody on kring.people_search as permissive for select to kring_app using (false);

create policy owner_works on kring.receipts as permissive for all to kring_owner using (true) with check (true);

create policy receipts_own on kring.receipts as permissive for all to kring_app using ((actor_id = ( SELECT kring.current_actor() AS current_actor))) with check ((actor_id = ( SELECT kring.current_actor() AS current_actor)));

create policy owner_works on kring.relations as permissive for all to kring_owner using (true) with check (true);

create policy relations_add on kring.relations as permissive for insert to kring_app with check (( SELECT kring.may('people'::text) AS may));

create policy relations_end on kring.relations as permissive for update to kring_app using (( SELECT kring.may('people'::text) AS may)) with check (( SELECT kring.may('people'::text) AS may));

create policy relations_read on kring.relations as permissive for select to kring_app using (( SELECT kring.may('people'::text) AS may));

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

create policy owner_works on kring.sign_in_attempts as permissive for all to kring_owner using (true) with check (true);

create policy sign_in_attempts_nobody on kring.sign_in_attempts as permissive for select to kring_app using (false);

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

-- Grants on tables and sequences

grant select on kring.arrivals to kring_app;

grant usage on kring.card_numbers to kring_app;

grant insert, select, update on kring.centres to kring_app;

grant select on kring.compartments to kring_app;

grant select on kring.doors to kring_app;

grant insert, select on kring.gp_answers to kring_app;

grant insert, select on kring.health_covers to kring_app;

grant insert, select on kring.import_references to kring_app;

grant insert, select on kring.import_rows to kring_app;

grant insert, select on kring.imports to kring_app;

grant select on kring.journal to kring_app;

grant insert, select on kring.likely_duplicates to kring_app;

grant insert, select, update on kring.memberships to kring_app;

grant insert, select on kring.merges to kring_app;

grant insert, select on kring.national_numbers to kring_app;

grant delete, insert, select on kring.openings to kring_app;

grant insert, select on kring.people to kring_app;

grant select on kring.people_history to kring_app;

grant delete, insert, select on kring.receipts to kring_app;

grant insert, select on kring.relations to kring_app;

grant select on kring.role_capabilities to kring_app;

grant delete on kring.screens to kring_app;

grant select on kring.sectors to kring_app;

grant delete, insert, select, update on kring.service_centres to kring_app;

grant delete, insert, select on kring.service_compartments to kring_app;

grant insert, select, update on kring.services to kring_app;

grant delete on kring.sessions to kring_app;

grant select on kring.turn_moves to kring_app;

grant select on kring.turns to kring_app;

grant select on kring.usual_openings to kring_app;

-- Grants on columns

grant insert (person_id) on kring.arrivals to kring_app;

grant insert (colour, key, letter, name, pictogram, "position") on kring.doors to kring_app;

grant update (created, finished_at, mapping, matched, refused, rows_done, state, to_review) on kring.imports to kring_app;

grant insert (act, detail, person_id) on kring.journal to kring_app;

grant update (decided_at, decided_by, state) on kring.likely_duplicates to kring_app;

grant update (undone_at, undone_by) on kring.merges to kring_app;

grant update (ended_at, ended_by) on kring.national_numbers to kring_app;

grant update (address_kind, birth, consent, family, gender, given, interpreter, languages, merged_into, municipality, other_names, postcode, reach, reading_ability, reads, sector, street, trusted_person) on kring.people to kring_app;

grant update (ended_at, ended_by) on kring.relations to kring_app;

grant insert (key_hash, languages, name) on kring.screens to kring_app;

grant select (added_at, centre_id, id, languages, name, seen_at) on kring.screens to kring_app;

grant select (device, ends_at, id, locked_at, seen_at, staff_id, started_at) on kring.sessions to kring_app;

grant update (locked_at, seen_at) on kring.sessions to kring_app;

grant insert (centre_id, email, family, given, id, interface_language, languages, left_on, profession, secrecy_ground) on kring.staff to kring_app;

grant select (centre_id, email, family, given, id, interface_language, languages, left_on, profession, secrecy_ground) on kring.staff to kring_app;

grant update (centre_id, family, given, interface_language, languages, left_on, profession, secrecy_ground) on kring.staff to kring_app;

grant insert (arrival_id, door_id, handed_from, person_id, urgent) on kring.turns to kring_app;

grant update (called_at, called_by, room, state, urgent) on kring.turns to kring_app;

-- Grants on functions

grant execute on kring.call_next(uuid,text) to kring_app;

grant execute on kring.centre_of_screen(bytea) to kring_app;

grant execute on kring.choose_language(text) to kring_app;

grant execute on kring.credentials_of(text) to kring_app;

grant execute on kring.current_actor() to kring_app;

grant execute on kring.current_centre() to kring_app;

grant execute on kring.enter(bytea,text,text,text) to kring_app;

grant execute on kring.enter_system(text,text[]) to kring_app;

grant execute on kring.find_people(jsonb,integer,text) to kring_app;

grant execute on kring.forget_expired() to kring_app;

grant execute on kring.is_bound() to kring_app;

grant execute on kring.may(text) to kring_app;

grant execute on kring.my_services() to kring_app;

grant execute on kring.open_session(uuid,bytea,text) to kring_app;

grant execute on kring.password_of_session(bytea) to kring_app;

grant execute on kring.record_attempt(text,boolean) to kring_app;

grant execute on kring.same_person(uuid) to kring_app;

grant execute on kring.set_back_demo_visit(uuid,timestamp with time zone,timestamp with time zone) to kring_app;

grant execute on kring.set_password(uuid,text) to kring_app;

grant execute on kring.show_screen(bytea) to kring_app;

grant execute on kring.today() to kring_app;

grant execute on kring.write_search_keys(jsonb) to kring_app;

-- Comments

comment on column kring.import_rows.because is 'Why, naming columns, references and card numbers; never what stood in the row.';

comment on column kring.import_rows.line is 'The line of the file on which the row begins; the header is usually line 1.';

comment on column kring.imports.file_checksum is 'SHA-256 of the file, in hex.';

comment on column kring.imports.source is 'Whose references these are: a reference means a person only within its source.';

comment on column kring.merges.took is 'Columns copied from the merged record into the kept one.';

comment on column kring.people.birth is 'EDTF: 1990-04-02, 1990-04, 1990, 1990~; null: unknown.';

comment on column kring.people.merged_into is 'The record this one was merged into; nothing that hangs on it moves.';

comment on column kring.people.number is 'Card number with a check character (src/people/card-number.ts).';

comment on column kring.sectors.words is 'All names in small letters a to z, for finding.';

comment on column kring.services.approval_number is 'The number of its approval by the authority that pays it (CONF-01).';

comment on column kring.services.desk_label is 'What the desk reads instead of the service''s name; empty: only "an appointment" (CONF-03).';

comment on column kring.services.privacy_contact is 'Whom to ask about its files: name, address (CONF-01).';

comment on column kring.staff.password_hash is 'Argon2id; never readable by the application role except through kring.credentials_of.';

comment on column kring.staff.secrecy_ground is 'Why this staff member is bound by professional secrecy; null: not bound, can never receive a shared secret (CONF-06).';

comment on column kring.turns.day is 'Queues begin anew each day: a turn that nobody ended yesterday keeps nobody out today.';

comment on column kring.turns.ticket is 'What stands on the slip; whoever is handed on keeps the slip.';

comment on table kring.arrivals is 'A person came in, for one or several doors.';

comment on table kring.centres is 'A building with a welcome.';

comment on table kring.compartments is 'The kinds of secret an entry can be.';

comment on table kring.doors is 'Where people are called to. The name is a neutral word: it stands on a screen that everyone reads.';

comment on table kring.gp_answers is 'Has the person a general practitioner? From the first contact to the day it becomes yes.';

comment on table kring.health_covers is 'Who pays for care, as told or seen.';

comment on table kring.import_references is 'Who is meant by the reference of another system.';

comment on table kring.import_rows is 'What became of each row of a file, written in the transaction that did it.';

comment on table kring.imports is 'One row per file that was imported; a running one that was interrupted goes on where it stopped when the file is given again.';

comment on table kring.journal is 'The append-only account of every look and every change, written in the transaction of its act.';

comment on table kring.likely_duplicates is 'Pairs that wait for somebody to say whether they are one person.';

comment on table kring.memberships is 'What a staff member is, in which service (null: of the whole house), and when.';

comment on table kring.merges is 'Which record was said to be which, with both identities as they were, and whether that was undone.';

comment on table kring.national_numbers is 'NISS or BIS. Not unique across people: a refusal would tell a registrar that somebody is known; twins are found by the duplicate check.';

comment on table kring.openings is 'Which profession opens which compartment in which service; filled with what is usual, then changed by hand.';

comment on table kring.people is 'One row per registration; rows that are one person point to the one that is kept.';

comment on table kring.people_history is 'Every earlier version of every person, as the row was.';

comment on table kring.people_search is 'Derived: the keys a person is found by (src/people/finding/stored-keys.ts). Nobody reads it but kring.find_people.';

comment on table kring.receipts is 'What was answered to a command that carried an idempotency key, kept in the command''s own transaction: asked again, it is answered again and not done again.';

comment on table kring.relations is 'The other is the person''s parent, trusted person, …; stored once and read from both sides.';

comment on table kring.role_capabilities is 'What a role opens at the welcome. Vaults have their own rules; administrators manage accounts, not secrets; a partner sees no person.';

comment on table kring.screens is 'A television in a waiting room. Its address holds the key, the table only the SHA-256 of it.';

comment on table kring.sectors is 'Statistical sectors of Brussels (Statbel), the coarse place used in statistics.';

comment on table kring.service_centres is 'Which services work in which building.';

comment on table kring.service_compartments is 'Which kinds of secret a service keeps.';

comment on table kring.services is 'A member service: a legal entity with its own file and its own secrecy. Discreet: others must not learn that it knows a person.';

comment on table kring.sessions is 'One sign-in on one device. The cookie holds the token, the table only its SHA-256.';

comment on table kring.sign_in_attempts is 'For the growing delay after wrong passwords.';

comment on table kring.staff is 'A person who works here.';

comment on table kring.ticket_counters is 'The last ticket of a door on a day. A ticket that is not given after all takes its number back with it.';

comment on table kring.turn_moves is 'Who moved which turn when, from which state to which; the first move of a turn comes from none.';

comment on table kring.turns is 'A person''s place in the queue of one door.';

comment on table kring.usual_openings is 'What a profession opens when a service says nothing else. A profession that opens health is a health profession: it alone may break the glass (CONF-21).';
