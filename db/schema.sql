-- Made by `npm run kring:schema` from the migrated database. Do not edit.

-- Tables

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

create table kring.receipts (
  actor_id uuid not null,
  key text not null,
  reply jsonb not null,
  at timestamp with time zone not null default now(),
  constraint receipts_pkey PRIMARY KEY (actor_id, key)
);

create table kring.role_capabilities (
  role text not null,
  capability text not null,
  constraint role_capabilities_pkey PRIMARY KEY (role, capability)
);

create table kring.service_centres (
  service_id uuid not null,
  centre_id uuid not null,
  constraint service_centres_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES kring.centres(id) ON DELETE CASCADE,
  constraint service_centres_pkey PRIMARY KEY (service_id, centre_id),
  constraint service_centres_service_id_fkey FOREIGN KEY (service_id) REFERENCES kring.services(id) ON DELETE CASCADE
);

create table kring.services (
  id uuid not null default uuidv7(),
  key text not null,
  name text not null,
  enterprise_number text,
  discreet boolean not null default false,
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

-- Sequences

create sequence kring.journal_id_seq;

-- Indexes that are no constraint

CREATE INDEX journal_actor_at ON kring.journal USING btree (actor_id, at);

CREATE INDEX journal_person_at ON kring.journal USING btree (person_id, at) WHERE (person_id IS NOT NULL);

CREATE INDEX memberships_staff ON kring.memberships USING btree (staff_id);

CREATE INDEX receipts_at ON kring.receipts USING btree (at);

CREATE INDEX sessions_staff ON kring.sessions USING btree (staff_id);

CREATE INDEX sign_in_attempts_email_at ON kring.sign_in_attempts USING btree (email, at DESC);

-- Functions

CREATE OR REPLACE FUNCTION kring.choose_language(language text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update kring.staff set interface_language = language where id = kring.current_actor()
$function$
;

CREATE OR REPLACE FUNCTION kring.credentials_of(address text)
 RETURNS TABLE(staff_id uuid, password_hash text, failures integer, last_failure_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with known as (
    select t.id, t.password_hash from kring.staff t
     where t.email = lower(address) and (t.left_on is null or t.left_on > current_date)
  ), since as (
    select coalesce(max(a.at), '-infinity') at from kring.sign_in_attempts a
     where a.email = lower(address) and a.succeeded
  ), wrong as (
    select count(*)::int n, max(a.at) at from kring.sign_in_attempts a, since
     where a.email = lower(address) and not a.succeeded
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
begin
  select x.id, x.staff_id, x.seen_at, x.locked_at, t.centre_id, t.interface_language
    into s
    from kring.sessions x join kring.staff t on t.id = x.staff_id
   where x.token_hash = token and x.ends_at > now() and x.seen_at > now() - interval '2 hours'
     and (t.left_on is null or t.left_on > current_date);
  if not found then
    return jsonb_build_object('refusal', 'not-signed-in');
  end if;
  select coalesce(array_agg(distinct c.capability), '{}') into capabilities
    from kring.memberships m join kring.role_capabilities c using (role)
   where m.staff_id = s.staff_id and m.valid @> now();
  perform set_config('kring.actor', s.staff_id::text, true),
          set_config('kring.centre', s.centre_id::text, true),
          set_config('kring.session', s.id::text, true),
          set_config('kring.purpose', purpose, true),
          set_config('kring.request', request, true),
          set_config('kring.capabilities', capabilities::text, true);
  if s.locked_at is not null and needs is distinct from 'locked-session' then
    perform set_config('kring.capabilities', '{}', true);
    return jsonb_build_object('refusal', 'locked');
  end if;
  if needs not in ('session', 'locked-session') and not needs = any (capabilities) then
    perform set_config('kring.capabilities', '{}', true);
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
          set_config('kring.capabilities', capabilities::text, true);
end $function$
;

CREATE OR REPLACE FUNCTION kring.may(capability text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO ''
RETURN (capability = ANY ((COALESCE(NULLIF(current_setting('kring.capabilities'::text, true), ''::text), '{}'::text))::text[]))
;

CREATE OR REPLACE FUNCTION kring.open_session(whose uuid, token bytea, device text)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  delete from kring.sessions where ends_at < now() - interval '1 day';
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
  insert into kring.sign_in_attempts (email, succeeded) values (lower(address), record_attempt.succeeded);
  insert into kring.journal (act, actor_id, purpose)
  select case when record_attempt.succeeded then 'signed-in' else 'sign-in-failed' end,
         (select t.id from kring.staff t where t.email = lower(address)), 'session';
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

-- Triggers

CREATE TRIGGER journal_append_only BEFORE DELETE OR UPDATE ON kring.journal FOR EACH ROW EXECUTE FUNCTION kring.refuse_change();

CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON kring.journal FOR EACH STATEMENT EXECUTE FUNCTION kring.refuse_change();

-- Row-level security

alter table kring.centres enable row level security, force row level security;

alter table kring.journal enable row level security, force row level security;

alter table kring.memberships enable row level security, force row level security;

alter table kring.receipts enable row level security, force row level security;

alter table kring.role_capabilities enable row level security, force row level security;

alter table kring.service_centres enable row level security, force row level security;

alter table kring.services enable row level security, force row level security;

alter table kring.sessions enable row level security, force row level security;

alter table kring.sign_in_attempts enable row level security, force row level security;

alter table kring.staff enable row level security, force row level security;

-- Policies

create policy centres_read on kring.centres as permissive for select to kring_app using (true);

create policy centres_write on kring.centres as permissive for all to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

create policy owner_works on kring.centres as permissive for all to kring_owner using (true) with check (true);

create policy journal_add on kring.journal as permissive for insert to kring_app with check ((NOT (actor_id IS DISTINCT FROM ( SELECT kring.current_actor() AS current_actor))));

create policy journal_read on kring.journal as permissive for select to kring_app using (( SELECT kring.may('journal'::text) AS may));

create policy owner_works on kring.journal as permissive for all to kring_owner using (true) with check (true);

create policy memberships_read on kring.memberships as permissive for select to kring_app using (((staff_id = ( SELECT kring.current_actor() AS current_actor)) OR ( SELECT kring.may('queue'::text) AS may) OR ( SELECT kring.may('staff'::text) AS may)));

create policy memberships_write on kring.memberships as permissive for all to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

create policy owner_works on kring.memberships as permissive for all to kring_owner using (true) with check (true);

create policy owner_works on kring.receipts as permissive for all to kring_owner using (true) with check (true);

create policy receipts_own on kring.receipts as permissive for all to kring_app using ((actor_id = ( SELECT kring.current_actor() AS current_actor))) with check ((actor_id = ( SELECT kring.current_actor() AS current_actor)));

create policy owner_works on kring.role_capabilities as permissive for all to kring_owner using (true) with check (true);

create policy role_capabilities_read on kring.role_capabilities as permissive for select to kring_app using (true);

create policy owner_works on kring.service_centres as permissive for all to kring_owner using (true) with check (true);

create policy service_centres_read on kring.service_centres as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy service_centres_write on kring.service_centres as permissive for all to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

create policy owner_works on kring.services as permissive for all to kring_owner using (true) with check (true);

create policy services_read on kring.services as permissive for select to kring_app using ((( SELECT kring.current_actor() AS current_actor) IS NOT NULL));

create policy services_write on kring.services as permissive for all to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

create policy owner_works on kring.sessions as permissive for all to kring_owner using (true) with check (true);

create policy sessions_own on kring.sessions as permissive for all to kring_app using ((staff_id = ( SELECT kring.current_actor() AS current_actor))) with check ((staff_id = ( SELECT kring.current_actor() AS current_actor)));

create policy owner_works on kring.sign_in_attempts as permissive for all to kring_owner using (true) with check (true);

create policy sign_in_attempts_nobody on kring.sign_in_attempts as permissive for select to kring_app using (false);

create policy owner_works on kring.staff as permissive for all to kring_owner using (true) with check (true);

create policy staff_read on kring.staff as permissive for select to kring_app using (((id = ( SELECT kring.current_actor() AS current_actor)) OR ( SELECT kring.may('queue'::text) AS may) OR ( SELECT kring.may('staff'::text) AS may) OR ( SELECT kring.may('journal'::text) AS may)));

create policy staff_write on kring.staff as permissive for all to kring_app using (( SELECT kring.may('staff'::text) AS may)) with check (( SELECT kring.may('staff'::text) AS may));

-- Grants on tables and sequences

grant insert, select, update on kring.centres to kring_app;

grant insert, select on kring.journal to kring_app;

grant insert, select, update on kring.memberships to kring_app;

grant delete, insert, select on kring.receipts to kring_app;

grant select on kring.role_capabilities to kring_app;

grant delete, insert, select, update on kring.service_centres to kring_app;

grant insert, select, update on kring.services to kring_app;

grant delete on kring.sessions to kring_app;

-- Grants on columns

grant select (device, ends_at, id, locked_at, seen_at, staff_id, started_at) on kring.sessions to kring_app;

grant update (locked_at, seen_at) on kring.sessions to kring_app;

grant insert (centre_id, email, family, given, id, interface_language, languages, left_on, profession, secrecy_ground) on kring.staff to kring_app;

grant select (centre_id, email, family, given, id, interface_language, languages, left_on, profession, secrecy_ground) on kring.staff to kring_app;

grant update (centre_id, family, given, interface_language, languages, left_on, profession, secrecy_ground) on kring.staff to kring_app;

-- Grants on functions

grant execute on kring.choose_language(text) to kring_app;

grant execute on kring.credentials_of(text) to kring_app;

grant execute on kring.current_actor() to kring_app;

grant execute on kring.current_centre() to kring_app;

grant execute on kring.enter(bytea,text,text,text) to kring_app;

grant execute on kring.enter_system(text,text[]) to kring_app;

grant execute on kring.may(text) to kring_app;

grant execute on kring.open_session(uuid,bytea,text) to kring_app;

grant execute on kring.password_of_session(bytea) to kring_app;

grant execute on kring.record_attempt(text,boolean) to kring_app;

grant execute on kring.set_password(uuid,text) to kring_app;

-- Comments

comment on column kring.staff.password_hash is 'Argon2id; never readable by the application role except through kring.credentials_of.';

comment on column kring.staff.secrecy_ground is 'Why this staff member is bound by professional secrecy; null: not bound, can never receive a shared secret (CONF-06).';

comment on table kring.centres is 'A building with a welcome.';

comment on table kring.journal is 'The append-only account of every look and every change, written in the transaction of its act.';

comment on table kring.memberships is 'What a staff member is, in which service (null: of the whole house), and when.';

comment on table kring.receipts is 'What was answered to a command that carried an idempotency key, kept in the command''s own transaction: asked again, it is answered again and not done again.';

comment on table kring.role_capabilities is 'What a role opens at the welcome. Vaults have their own rules; administrators manage accounts, not secrets; a partner sees no person.';

comment on table kring.service_centres is 'Which services work in which building.';

comment on table kring.services is 'A member service: a legal entity with its own file and its own secrecy. Discreet: others must not learn that it knows a person.';

comment on table kring.sessions is 'One sign-in on one device. The cookie holds the token, the table only its SHA-256.';

comment on table kring.sign_in_attempts is 'For the growing delay after wrong passwords.';

comment on table kring.staff is 'A person who works here.';
