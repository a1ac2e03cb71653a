-- Who acts: centres, member services, staff, memberships, sessions; and the journal of every act.
-- The application connects as kring_app, which owns nothing; kring_owner runs these files.

create schema kring;
create schema extensions;
revoke all on schema public from public;
grant usage on schema kring, extensions to kring_app;
create extension btree_gist schema extensions;

-- Settings of one transaction ------------------------------------------------------------------
-- kring.enter() sets them locally; without it every person table is empty.

create function kring.current_actor() returns uuid
  language sql stable parallel safe set search_path = ''
  return nullif(current_setting('kring.actor', true), '')::uuid;

create function kring.current_centre() returns uuid
  language sql stable parallel safe set search_path = ''
  return nullif(current_setting('kring.centre', true), '')::uuid;

create function kring.may(capability text) returns boolean
  language sql stable parallel safe set search_path = ''
  return capability = any (coalesce(nullif(current_setting('kring.capabilities', true), ''), '{}')::text[]);
comment on function kring.may is
  'Has the actor of this transaction the capability? In policies always as (select kring.may(…)), so that it is asked once per statement.';

-- The house ------------------------------------------------------------------------------------

create table kring.centres (
  id uuid primary key default uuidv7(),
  key text not null constraint centres_key_unique unique,
  name text not null,
  address text not null default '',
  lock_after_minutes int not null default 10
    constraint centres_lock_after_sensible check (lock_after_minutes between 1 and 120)
);
comment on table kring.centres is 'A building with a welcome.';

create table kring.services (
  id uuid primary key default uuidv7(),
  key text not null constraint services_key_unique unique,
  name text not null,
  enterprise_number text,
  discreet boolean not null default false
);
comment on table kring.services is
  'A member service: a legal entity with its own file and its own secrecy. Discreet: others must not learn that it knows a person.';

create table kring.service_centres (
  service_id uuid not null references kring.services on delete cascade,
  centre_id uuid not null references kring.centres on delete cascade,
  primary key (service_id, centre_id)
);
comment on table kring.service_centres is 'Which services work in which building.';

create table kring.staff (
  id uuid primary key default uuidv7(),
  centre_id uuid not null references kring.centres on delete restrict,
  email text not null constraint staff_email_lower check (email = lower(email)),
  given text not null,
  family text not null,
  profession text not null,
  languages text[] not null default '{}',
  secrecy_ground text
    constraint staff_secrecy_ground_known check (secrecy_ground in ('profession', 'statute', 'contract', 'volunteer')),
  interface_language text not null default 'fr'
    constraint staff_interface_language_known check (interface_language in ('fr', 'nl', 'en')),
  password_hash text,
  left_on date,
  constraint staff_email_unique unique (email)
);
comment on table kring.staff is 'A person who works here.';
comment on column kring.staff.secrecy_ground is
  'Why this staff member is bound by professional secrecy; null: not bound, can never receive a shared secret (CONF-06).';
comment on column kring.staff.password_hash is 'Argon2id; never readable by the application role except through kring.credentials_of.';

create table kring.memberships (
  id uuid primary key default uuidv7(),
  staff_id uuid not null references kring.staff on delete cascade,
  service_id uuid references kring.services on delete cascade,
  role text not null
    constraint memberships_role_known check (role in
      ('welcome', 'care', 'head', 'community', 'coordinator', 'dpo', 'admin', 'analyst', 'partner')),
  valid tstzrange not null default tstzrange(now(), null),
  constraint memberships_no_overlap exclude using gist
    (staff_id with =, coalesce(service_id, '00000000-0000-0000-0000-000000000000'::uuid) with =, role with =, valid with &&)
);
comment on table kring.memberships is 'What a staff member is, in which service (null: of the whole house), and when.';
create index memberships_staff on kring.memberships (staff_id);

create table kring.role_capabilities (
  role text not null,
  capability text not null,
  primary key (role, capability)
);
comment on table kring.role_capabilities is
  'What a role opens at the welcome. Vaults have their own rules; administrators manage accounts, not secrets; a partner sees no person.';
insert into kring.role_capabilities (role, capability) values
  ('welcome', 'people'), ('welcome', 'queue'), ('welcome', 'merge'), ('welcome', 'screens'),
  ('care', 'people'), ('care', 'queue'),
  ('community', 'people'), ('community', 'queue'),
  ('head', 'people'), ('head', 'queue'), ('head', 'merge'),
  ('dpo', 'journal'),
  ('admin', 'staff'), ('admin', 'screens');

-- Sessions -------------------------------------------------------------------------------------

create table kring.sessions (
  id uuid primary key default uuidv7(),
  token_hash bytea not null constraint sessions_token_unique unique,
  staff_id uuid not null references kring.staff on delete cascade,
  device text not null default '',
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ends_at timestamptz not null default now() + interval '12 hours',
  locked_at timestamptz
);
comment on table kring.sessions is 'One sign-in on one device. The cookie holds the token, the table only its SHA-256.';
create index sessions_staff on kring.sessions (staff_id);

create table kring.sign_in_attempts (
  email text not null,
  at timestamptz not null default now(),
  succeeded boolean not null
);
comment on table kring.sign_in_attempts is 'For the growing delay after wrong passwords.';
create index sign_in_attempts_email_at on kring.sign_in_attempts (email, at desc);

-- The journal ----------------------------------------------------------------------------------

create table kring.journal (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  act text not null,
  person_id uuid,
  detail jsonb not null default '{}',
  actor_id uuid default kring.current_actor(),
  session_id uuid default nullif(current_setting('kring.session', true), '')::uuid,
  purpose text not null default coalesce(nullif(current_setting('kring.purpose', true), ''), 'none'),
  request_id text default nullif(current_setting('kring.request', true), '')
);
comment on table kring.journal is
  'The append-only account of every look and every change, written in the transaction of its act.';
create index journal_person_at on kring.journal (person_id, at) where person_id is not null;
create index journal_actor_at on kring.journal (actor_id, at);

create function kring.refuse_change() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception 'kring: % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger journal_append_only before update or delete on kring.journal
  for each row execute function kring.refuse_change();
create trigger journal_no_truncate before truncate on kring.journal
  for each statement execute function kring.refuse_change();

create table kring.receipts (
  actor_id uuid not null,
  key text not null,
  reply jsonb not null,
  at timestamptz not null default now(),
  primary key (actor_id, key)
);
comment on table kring.receipts is
  'What was answered to a command that carried an idempotency key, kept in the command''s own transaction: asked again, it is answered again and not done again.';
create index receipts_at on kring.receipts (at);

-- Entering: the one door from a session to an actor ----------------------------------------------

create function kring.enter(token bytea, purpose text, needs text, request text) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
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
end $$;
comment on function kring.enter is
  'Sets actor, purpose and capabilities for this transaction only, from the hash of a session token. Answers the actor, or a refusal.';

create function kring.enter_system(reason text, capabilities text[]) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform set_config('kring.actor', '00000000-0000-0000-0000-000000000000', true),
          set_config('kring.purpose', 'system', true),
          set_config('kring.request', reason, true),
          set_config('kring.capabilities', capabilities::text, true);
end $$;
comment on function kring.enter_system is 'Rare work of the house itself; the reason stands in the journal beside each of its acts.';

-- Sign-in: the only readers of password hashes and of other people''s sessions -------------------

create function kring.credentials_of(address text)
  returns table (staff_id uuid, password_hash text, failures int, last_failure_at timestamptz)
  language sql stable security definer set search_path = '' as $$
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
$$;

create function kring.record_attempt(address text, succeeded boolean) returns void
  language sql volatile security definer set search_path = '' as $$
  insert into kring.sign_in_attempts (email, succeeded) values (lower(address collate "C"), record_attempt.succeeded);
  insert into kring.journal (act, actor_id, purpose)
  select case when record_attempt.succeeded then 'signed-in' else 'sign-in-failed' end,
         (select t.id from kring.staff t where t.email = lower(address collate "C")), 'session';
$$;

create function kring.open_session(whose uuid, token bytea, device text) returns uuid
  language sql volatile security definer set search_path = '' as $$
  insert into kring.sessions (staff_id, token_hash, device) values (whose, token, device) returning id
$$;

create function kring.password_of_session(token bytea) returns table (staff_id uuid, email text)
  language sql stable security definer set search_path = '' as $$
  select t.id, t.email from kring.sessions s join kring.staff t on t.id = s.staff_id
   where s.token_hash = token and s.ends_at > now()
$$;

create function kring.set_password(whose uuid, hash text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not (kring.may('staff') or kring.current_actor() = whose) then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  update kring.staff set password_hash = hash where id = whose;
end $$;

create function kring.choose_language(language text) returns void
  language sql volatile security definer set search_path = '' as $$
  update kring.staff set interface_language = language where id = kring.current_actor()
$$;

create function kring.forget_expired() returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
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
end $$;
comment on function kring.forget_expired is 'Housekeeping: what nobody needs any more. The journal is never touched.';

-- Policies -------------------------------------------------------------------------------------

create procedure kring.protect(variadic tables regclass[]) language plpgsql set search_path = '' as $$
declare t regclass;
begin
  foreach t in array tables loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner_works on %s to current_user using (true) with check (true)', t);
  end loop;
end $$;
comment on procedure kring.protect is
  'For migrations: closes tables to everyone but what their policies open. The owner, in whose name the narrow definer functions work, has a policy of its own.';
revoke all on procedure kring.protect from public;

call kring.protect('kring.centres', 'kring.services', 'kring.service_centres', 'kring.staff', 'kring.memberships',
  'kring.role_capabilities', 'kring.sessions', 'kring.sign_in_attempts', 'kring.journal', 'kring.receipts');

create policy centres_read on kring.centres for select to kring_app using (true);
create policy centres_write on kring.centres for all to kring_app
  using ((select kring.may('staff'))) with check ((select kring.may('staff')));
create policy services_read on kring.services for select to kring_app using ((select kring.current_actor()) is not null);
create policy services_write on kring.services for all to kring_app
  using ((select kring.may('staff'))) with check ((select kring.may('staff')));
create policy service_centres_read on kring.service_centres for select to kring_app using ((select kring.current_actor()) is not null);
create policy service_centres_write on kring.service_centres for all to kring_app
  using ((select kring.may('staff'))) with check ((select kring.may('staff')));
create policy staff_read on kring.staff for select to kring_app
  using (id = (select kring.current_actor()) or (select kring.may('staff'))
         or (select kring.may('queue')) and centre_id = (select kring.current_centre())
         or (select kring.may('journal')));
create policy staff_write on kring.staff for all to kring_app
  using ((select kring.may('staff'))) with check ((select kring.may('staff')));
create policy memberships_read on kring.memberships for select to kring_app
  using (staff_id = (select kring.current_actor()) or (select kring.may('queue')) or (select kring.may('staff')));
create policy memberships_write on kring.memberships for all to kring_app
  using ((select kring.may('staff'))) with check ((select kring.may('staff')));
create policy role_capabilities_read on kring.role_capabilities for select to kring_app using (true);
create policy sessions_own on kring.sessions for all to kring_app
  using (staff_id = (select kring.current_actor())) with check (staff_id = (select kring.current_actor()));
create policy sign_in_attempts_nobody on kring.sign_in_attempts for select to kring_app using (false);
create policy journal_add on kring.journal for insert to kring_app
  with check (actor_id is not distinct from (select kring.current_actor()));
create policy journal_read on kring.journal for select to kring_app using ((select kring.may('journal')));
create policy receipts_own on kring.receipts for all to kring_app
  using (actor_id = (select kring.current_actor())) with check (actor_id = (select kring.current_actor()));

grant select, insert, update on kring.centres, kring.services, kring.service_centres, kring.memberships to kring_app;
grant delete on kring.service_centres to kring_app;
grant select (id, centre_id, email, given, family, profession, languages, secrecy_ground, interface_language, left_on)
  on kring.staff to kring_app;
grant insert (id, centre_id, email, given, family, profession, languages, secrecy_ground, interface_language, left_on),
      update (centre_id, given, family, profession, languages, secrecy_ground, interface_language, left_on)
  on kring.staff to kring_app;
grant select on kring.role_capabilities to kring_app;
grant select (id, staff_id, device, started_at, seen_at, ends_at, locked_at), update (seen_at, locked_at), delete
  on kring.sessions to kring_app;
grant select, insert (act, person_id, detail) on kring.journal to kring_app;
grant select, insert, delete on kring.receipts to kring_app;

revoke all on all functions in schema kring from public;
grant execute on all functions in schema kring to kring_app;
revoke execute on function kring.refuse_change() from kring_app;
