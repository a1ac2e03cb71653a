-- What each service keeps secret, and which profession opens it there.

create table kring.compartments (
  key text primary key
);
comment on table kring.compartments is 'The kinds of secret an entry can be.';
insert into kring.compartments (key) values
  ('health'), ('mind'), ('social'), ('debt'), ('legal'), ('addiction'), ('community');

alter table kring.services
  add column approval_number text not null default '',
  add column privacy_contact text not null default '',
  add column desk_label text not null default '',
  add column closed_on date;
comment on column kring.services.approval_number is 'The number of its approval by the authority that pays it (CONF-01).';
comment on column kring.services.privacy_contact is 'Whom to ask about its files: name, address (CONF-01).';
comment on column kring.services.desk_label is
  'What the desk reads instead of the service''s name; empty: only "an appointment" (CONF-03).';

create table kring.service_compartments (
  service_id uuid not null references kring.services on delete cascade,
  compartment text not null references kring.compartments on delete restrict,
  primary key (service_id, compartment)
);
comment on table kring.service_compartments is 'Which kinds of secret a service keeps.';

create table kring.usual_openings (
  profession text not null,
  compartment text not null references kring.compartments on delete restrict,
  primary key (profession, compartment)
);
comment on table kring.usual_openings is
  'What a profession opens when a service says nothing else. A profession that opens health is a health profession: it alone may break the glass (CONF-21).';
insert into kring.usual_openings (profession, compartment) values
  ('general-practitioner', 'health'), ('general-practitioner', 'mind'), ('general-practitioner', 'addiction'),
  ('nurse', 'health'), ('nurse', 'addiction'), ('midwife', 'health'), ('physiotherapist', 'health'),
  ('psychologist', 'mind'), ('psychologist', 'addiction'),
  ('psychiatrist', 'mind'), ('psychiatrist', 'health'), ('psychiatrist', 'addiction'),
  ('social-worker', 'social'), ('social-worker', 'legal'), ('debt-mediator', 'debt'), ('debt-mediator', 'legal'),
  ('jurist', 'legal'), ('jurist', 'social'), ('jurist', 'debt'),
  ('community-worker', 'community'), ('addiction-worker', 'addiction');

create table kring.openings (
  service_id uuid not null,
  profession text not null,
  compartment text not null,
  primary key (service_id, profession, compartment),
  constraint openings_kept_there foreign key (service_id, compartment)
    references kring.service_compartments (service_id, compartment) on delete cascade
);
comment on table kring.openings is 'Which profession opens which compartment in which service; filled with what is usual, then changed by hand.';

create function kring.fill_usual_openings() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into kring.openings (service_id, profession, compartment)
  select new.service_id, u.profession, u.compartment from kring.usual_openings u where u.compartment = new.compartment;
  return null;
end $$;
create trigger service_compartments_fill after insert on kring.service_compartments
  for each row execute function kring.fill_usual_openings();

insert into kring.role_capabilities (role, capability) values
  ('care', 'vault'), ('head', 'vault'), ('community', 'vault'),
  ('head', 'review'),
  ('head', 'requests'), ('coordinator', 'requests'), ('dpo', 'requests');

-- Entering now also says for which services the actor works behind the vault door, as what, and
-- whether secrets may be shared with them -----------------------------------------------------------

create or replace function kring.enter(token bytea, purpose text, needs text, request text) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
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
end $$;

create or replace function kring.enter_system(reason text, capabilities text[]) returns void
  language plpgsql volatile security definer set search_path = '' as $$
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
end $$;

create function kring.my_services() returns uuid[]
  language sql stable parallel safe set search_path = ''
  return coalesce(nullif(current_setting('kring.services', true), ''), '{}')::uuid[];
comment on function kring.my_services is 'The services whose vault door the actor of this transaction works behind.';

create function kring.member_of() returns uuid[]
  language sql stable parallel safe set search_path = ''
  return coalesce(nullif(current_setting('kring.member_of', true), ''), '{}')::uuid[];
comment on function kring.member_of is
  'The services the actor of this transaction is a member of, as whatever: whoever keeps one of them out keeps the actor out.';

create function kring.is_bound() returns boolean
  language sql stable parallel safe set search_path = ''
  return coalesce(nullif(current_setting('kring.bound', true), ''), 'false')::boolean;
comment on function kring.is_bound is 'Is the actor bound by professional secrecy, so that a secret may be shared with them (CONF-06)?';

-- Policies -------------------------------------------------------------------------------------

call kring.protect('kring.compartments', 'kring.service_compartments', 'kring.usual_openings', 'kring.openings');
create policy compartments_read on kring.compartments for select to kring_app using (true);
create policy usual_openings_read on kring.usual_openings for select to kring_app using ((select kring.current_actor()) is not null);
create policy service_compartments_read on kring.service_compartments for select to kring_app using ((select kring.current_actor()) is not null);
create policy service_compartments_write on kring.service_compartments for all to kring_app
  using ((select kring.may('staff'))) with check ((select kring.may('staff')));
create policy openings_read on kring.openings for select to kring_app using ((select kring.current_actor()) is not null);
create policy openings_write on kring.openings for all to kring_app
  using ((select kring.may('staff'))) with check ((select kring.may('staff')));
grant select on kring.compartments, kring.usual_openings, kring.service_compartments, kring.openings to kring_app;
grant insert, delete on kring.service_compartments, kring.openings to kring_app;

revoke all on function kring.my_services, kring.member_of, kring.is_bound, kring.fill_usual_openings from public;
grant execute on function kring.my_services, kring.member_of, kring.is_bound to kring_app;
