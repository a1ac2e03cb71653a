-- What follows from the circle: effective grants and closures, derived in the transaction of their
-- cause; and the questions that policies ask of them.

create table kring.grants (
  person_id uuid not null,
  grantee_service uuid,
  grantee_staff uuid,
  source_service uuid,
  compartment text,
  entry_id uuid,
  valid tstzrange not null,
  because text not null constraint grants_because_known check (because in ('care-relation', 'share', 'break-glass')),
  because_id uuid not null,
  constraint grants_one_grantee check (num_nonnulls(grantee_service, grantee_staff) = 1)
);
comment on table kring.grants is
  'Derived, never written by hand: who (a service or one staff member) may reach what of a person, during which range, because of what. A care relation opens what the reader''s profession opens in that service; a share opens one compartment or one entry; break-glass opens what is vital.';
create index grants_service on kring.grants (grantee_service, person_id) where grantee_service is not null;
create index grants_staff on kring.grants (grantee_staff, person_id) where grantee_staff is not null;
create index grants_person on kring.grants (person_id);
create index grants_shared on kring.grants (grantee_service) where because = 'share';

create table kring.closures (
  person_id uuid not null,
  service_id uuid,
  staff_id uuid,
  because text not null constraint closures_because_known check (because in ('exclusion', 'own-file')),
  because_id uuid not null,
  constraint closures_one_kept_out check (num_nonnulls(service_id, staff_id) = 1)
);
comment on table kring.closures is 'Derived: to whom a person''s entries are closed whatever the ground.';
create index closures_service on kring.closures (service_id) where service_id is not null;
create index closures_staff on kring.closures (staff_id) where staff_id is not null;
create index closures_person on kring.closures (person_id);

-- Deriving -------------------------------------------------------------------------------------

create function kring.same_records(person uuid) returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
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
end $$;
comment on function kring.same_records is
  'All records that are one person, the kept one first, for the house''s own triggers and gates, which ask nobody.';

create or replace function kring.same_person(person uuid) returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
begin
  return case when kring.may('people') then kring.same_records(person) else array[person] end;
end $$;

create function kring.derive_access(person uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
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
end $$;
comment on function kring.derive_access is 'Writes the grants and closures of a person anew from their causes.';

create function kring.cause_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform kring.derive_access(case when tg_op = 'DELETE' then old.person_id else new.person_id end);
  return null;
end $$;
create trigger care_relations_derive after insert or update or delete on kring.care_relations
  for each row execute function kring.cause_changed();
create trigger shares_derive after insert or update or delete on kring.shares
  for each row execute function kring.cause_changed();
create trigger exclusions_derive after insert or update or delete on kring.exclusions
  for each row execute function kring.cause_changed();
create trigger own_files_derive after insert or update or delete on kring.own_files
  for each row execute function kring.cause_changed();
create trigger break_glass_derive after insert or update or delete on kring.break_glass
  for each row execute function kring.cause_changed();

create function kring.consent_withdrawn() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- What was passed on under it may hang on another record: of two that were merged, or parted since.
  perform kring.derive_access(one) from (
    select c.person_id one from kring.consents c where c.id = new.consent_id
    union select s.person_id from kring.shares s where s.consent_id = new.consent_id order by 1) x;
  return null;
end $$;
create trigger consent_withdrawals_derive after insert on kring.consent_withdrawals
  for each row execute function kring.consent_withdrawn();

create function kring.person_merged() returns trigger language plpgsql security definer set search_path = '' as $$
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
end $$;
create trigger people_merged_derive after update of merged_into on kring.people
  for each row when (new.merged_into is distinct from old.merged_into) execute function kring.person_merged();

-- What policies ask ----------------------------------------------------------------------------

create function kring.closed_people() returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
declare
  actor uuid := kring.current_actor();
  services uuid[] := kring.member_of();
begin
  return array(select c.person_id from kring.closures c where c.staff_id = actor
               union all select c.person_id from kring.closures c where c.service_id = any (services));
end $$;
comment on function kring.closed_people is 'Whose entries are closed to the actor: people who keep them out, their own file, their relatives''.';

create function kring.my_grants() returns setof kring.grants
  language plpgsql stable rows 300 security definer set search_path = '' as $$
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
end $$;
comment on function kring.my_grants is
  'What the actor holds at this moment, without the people who are closed to them.';

create function kring.own_grounds() returns table (person_id uuid, service_id uuid, compartment text)
  language plpgsql stable rows 300 security definer set search_path = '' as $$
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
end $$;
comment on function kring.own_grounds is 'Ground 1: what the actor''s profession opens where their own service cares.';

create function kring.share_grounds() returns table (person_id uuid, service_id uuid, compartment text, entry_id uuid)
  language plpgsql stable rows 30 security definer set search_path = '' as $$
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
end $$;
comment on function kring.share_grounds is
  'Ground 2: what was passed on to the actor or their service, if they are bound by secrecy and care themselves.';

create function kring.focus_on(person uuid) returns uuid[]
  language plpgsql volatile security definer set search_path = '' as $$
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
end $$;
comment on function kring.focus_on is
  'The rest of this transaction is about one person: what the actor may reach of them is looked up once, and the size of their circle costs nothing. A cause that changes lifts the focus.';

create function kring.related_people() returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
declare
  services uuid[] := kring.my_services();
begin
  return array(select distinct g.person_id from kring.my_grants() g
                where g.because = 'care-relation' and g.source_service = any (services));
end $$;
comment on function kring.related_people is 'The actor''s people: those a service of theirs, or they themselves, are caring for.';

create function kring.reachable_people() returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
begin
  return array(select g.person_id from kring.my_grants() g);
end $$;
comment on function kring.reachable_people is
  'People of whom some ground may open something; the first and indexable part of every policy on entries.';

create function kring.open_compartments() returns table (person_id uuid, service_id uuid, compartment text)
  language plpgsql stable rows 300 security definer set search_path = '' as $$
begin
  return query select * from kring.own_grounds();
  return query select g.person_id, g.service_id, g.compartment from kring.share_grounds() g where g.entry_id is null;
end $$;
comment on function kring.open_compartments is 'Whole compartments that grounds 1 and 2 open.';

create function kring.open_entries() returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
begin
  return array(select g.entry_id from kring.share_grounds() g where g.entry_id is not null);
end $$;
comment on function kring.open_entries is 'Single entries that ground 2 opens.';

create function kring.broken_glass() returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
begin
  if not kring.is_bound() or not kring.may('vault') or coalesce(current_setting('kring.purpose', true), '') not in ('care', 'rights')
     or not exists (select from kring.usual_openings u where u.compartment = 'health'
                       and u.profession = current_setting('kring.profession', true)) then
    return '{}';
  end if;
  return array(select g.person_id from kring.grants g
                where g.grantee_staff = kring.current_actor() and g.because = 'break-glass' and g.valid @> now()
                  and g.person_id <> all (kring.closed_people()));
end $$;
comment on function kring.broken_glass is 'Ground 3: people for whom the actor has broken the glass.';

create function kring.may_write(person uuid, service uuid, kind text) returns boolean
  language sql stable security definer set search_path = '' as $$
  select coalesce(current_setting('kring.purpose', true), '') = 'care'
     and service = any (kring.my_services())
     and exists (select from kring.openings o where o.service_id = service and o.compartment = kind
                    and o.profession = current_setting('kring.profession', true))
     and person <> all (kring.closed_people())
     and kring.may('vault')
     and exists (select from kring.grants g where g.person_id = person and g.because = 'care-relation'
                    and g.source_service = service and g.valid @> now()
                    and (g.grantee_service = service or g.grantee_staff = kring.current_actor()))
$$;
comment on function kring.may_write is 'Ground 1 alone, for care: writing needs one''s own service.';

call kring.protect('kring.grants', 'kring.closures');
create policy grants_nobody on kring.grants for select to kring_app using (false);
create policy closures_nobody on kring.closures for select to kring_app using (false);
revoke all on function kring.same_records, kring.derive_access, kring.cause_changed, kring.consent_withdrawn,
  kring.person_merged, kring.focus_on, kring.my_grants, kring.own_grounds, kring.share_grounds, kring.closed_people, kring.related_people,
  kring.reachable_people, kring.open_compartments, kring.open_entries, kring.broken_glass, kring.may_write from public;
grant execute on function kring.focus_on, kring.my_grants, kring.own_grounds, kring.share_grounds, kring.closed_people, kring.related_people,
  kring.reachable_people, kring.open_compartments, kring.open_entries, kring.broken_glass, kring.may_write to kring_app;
