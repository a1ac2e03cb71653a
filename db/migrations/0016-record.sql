-- The record: notes of which one page at a time is read, who signed them, what was known from
-- others when they were written, and withholdings that are looked at again.

-- One page of what a service wrote last, whoever it is about.
create index entries_service on kring.entries (service_id, written_at desc, id desc);

alter table kring.entries add column with_passed_on boolean not null default false;
comment on column kring.entries.with_passed_on is
  'Derived: its author could read secrets of another service, passed on to them, when they wrote it. Stays when the consent is withdrawn (CONF-12).';

create function kring.mark_passed_on() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- First what is held of this person, few: everything passed on to a service is many.
  new.with_passed_on := kring.is_bound() and exists (
    select from (select * from kring.grants of_them where of_them.person_id = new.person_id offset 0) g
     where g.because = 'share' and g.source_service <> new.service_id and g.valid @> now()
       and (g.grantee_service = any (kring.my_services()) or g.grantee_staff = kring.current_actor()));
  return new;
end $$;
create trigger entries_mark_passed_on before insert on kring.entries
  for each row execute function kring.mark_passed_on();

-- Said once: what is wrong with it now stands below it.
create unique index amendments_one_mistake on kring.amendments (entry_id) where kind = 'mistake';
alter table kring.amendments add constraint amendments_about_others_short check (length(about_others) <= 20000);

-- One entry ------------------------------------------------------------------------------------

create function kring.focus_on_entry(entry uuid) returns uuid[]
  language plpgsql volatile security definer set search_path = '' as $$
declare
  everyone uuid[] := kring.focus_on(coalesce((select e.person_id from kring.entries e where e.id = entry), entry));
begin
  if kring.may('vault') and everyone && current_setting('kring.focus_reached')::uuid[] then
    return everyone;
  end if;
  return kring.focus_on(entry);
end $$;
comment on function kring.focus_on_entry is
  'The rest of this transaction is about whoever this entry is about. Of somebody whom the actor does not reach it answers, and does, the same as for an entry that is not there.';

create function kring.grounds_about(people uuid[])
  returns table (person_id uuid, service_id uuid, compartment text, entry_id uuid, ground text)
  language plpgsql stable rows 10 security definer set search_path = '' as $$
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
end $$;
comment on function kring.grounds_about is
  'Grounds 1 and 2 by name, of some people: what is one''s own and what was passed on. The gate itself stands in the policy.';

-- The person's copy ----------------------------------------------------------------------------

create function kring.count_kept_by_authors(person uuid, service uuid) returns int
  language plpgsql stable security definer set search_path = '' as $$
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
end $$;
comment on function kring.count_kept_by_authors is
  'How many entries of one''s own service, of kinds one opens, their authors narrowed to others: these hand over their part of the copy themselves.';

-- Withholdings to look at again ------------------------------------------------------------------

alter table kring.withholdings add column reminded_on date;
comment on column kring.withholdings.reminded_on is 'When whoever keeps it from the person was last asked to look again.';
drop trigger withholdings_end_once on kring.withholdings;
create trigger withholdings_end_once before update of ended_at on kring.withholdings
  for each row execute function kring.end_once();
-- Nobody ends it in passing: the application may write the end alone (0010).
create index withholdings_due on kring.withholdings (review_on) where ended_at is null;

create function kring.take_due_withholdings()
  returns table (id uuid, entry_id uuid, person_id uuid, service_id uuid, withheld_by uuid, review_on date)
  language plpgsql volatile rows 20 security definer set search_path = '' as $$
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
end $$;
comment on function kring.take_due_withholdings is
  'Those whose date has come, asked for at most once a week; whoever asks tells them.';

revoke all on function kring.mark_passed_on, kring.grounds_about, kring.focus_on_entry, kring.count_kept_by_authors,
  kring.take_due_withholdings from public;
grant execute on function kring.grounds_about, kring.focus_on_entry, kring.count_kept_by_authors,
  kring.take_due_withholdings to kring_app;
