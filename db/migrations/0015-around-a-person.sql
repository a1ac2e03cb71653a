-- What is told of the circle of a person, to whom; withdrawals; reminders; advice without a name.

create function kring.last_day(until timestamptz) returns text
  language sql stable parallel safe set search_path = ''
  return to_char((until - interval '1 microsecond') at time zone 'Europe/Brussels', 'YYYY-MM-DD');
comment on function kring.last_day is 'The last day something holds that holds until a moment, as people say it.';

create function kring.end_of_day(day date) returns timestamptz
  language sql stable parallel safe set search_path = ''
  return (day + 1)::timestamp at time zone 'Europe/Brussels';
comment on function kring.end_of_day is 'The moment until which something holds whose last day it is.';

-- Who stands around a person ---------------------------------------------------------------------

create function kring.held_about(record uuid) returns setof kring.grants
  language plpgsql stable rows 10 security definer set search_path = '' as $$
declare
  actor uuid := kring.current_actor();
  services uuid[] := kring.my_services();
begin
  if coalesce(current_setting('kring.purpose', true), '') in ('care', 'rights') and kring.may('vault')
     and record <> all (kring.closed_people()) then
    return query select g.* from kring.grants g
      where g.person_id = record and (g.grantee_service = any (services) or g.grantee_staff = actor) and g.valid @> now();
  end if;
end $$;
comment on function kring.held_about is
  'What the actor holds at this moment of one record. All records of one person hold the same.';

create function kring.stand_around(person uuid) returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
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
end $$;
comment on function kring.stand_around is
  'All records of a person, the kept one first, for whoever stands in their circle: a service of theirs, or they themselves, are caring. Nothing for others.';

create function kring.care_around(person uuid) returns table (
    id uuid, service_id uuid, service text, staff_id uuid, given text, family text, profession text,
    basis text, since timestamptz, until timestamptz)
  language plpgsql stable rows 10 security definer set search_path = '' as $$
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
end $$;
comment on function kring.care_around is
  'Who is caring for a person now, for whoever stands there too; a discreet service only for its own.';

create function kring.entries_elsewhere(person uuid) returns table (service_id uuid, service text, entries int)
  language plpgsql stable rows 10 security definer set search_path = '' as $$
declare
  everyone uuid[] := kring.stand_around(person);
  services uuid[] := kring.my_services();
begin
  return query
    select s.id, s.name, count(*)::int
      from kring.entries e join kring.services s on s.id = e.service_id
     where e.person_id = any (everyone) and not s.discreet and s.id <> all (services)
     group by s.id, s.name;
end $$;
comment on function kring.entries_elsewhere is
  'How much other services keep about a person, never what, for whoever stands around them; of a discreet service nothing.';

-- Who speaks for a person ------------------------------------------------------------------------

create function kring.telling_compartments() returns text[]
  language plpgsql stable security definer set search_path = '' as $$
declare
  services uuid[] := kring.my_services();
begin
  return array(select c.compartment from kring.service_compartments c join kring.services s on s.id = c.service_id
                group by c.compartment having bool_and(s.discreet and s.id <> all (services)));
end $$;
comment on function kring.telling_compartments is
  'Kinds of secret that only discreet services of others keep: to name one beside a person tells that such a service knows them.';

create policy representations_read on kring.representations for select to kring_app
  using (kring.stand_around(person_id) <> '{}'
         and (recorded_by = (select kring.current_actor()) or compartments = '{}'
              or not compartments <@ (select kring.telling_compartments())));
create policy representations_add on kring.representations for insert to kring_app
  with check (kring.stand_around(person_id) <> '{}');
create policy representations_end on kring.representations for update to kring_app
  using (kring.stand_around(person_id) <> '{}') with check (kring.stand_around(person_id) <> '{}');
create policy maturities_read on kring.maturities for select to kring_app
  using (kring.stand_around(person_id) <> '{}'
         and (assessed_by = (select kring.current_actor()) or not compartments <@ (select kring.telling_compartments())));
create policy maturities_add on kring.maturities for insert to kring_app
  with check (kring.stand_around(person_id) <> '{}');
create policy maturities_end on kring.maturities for update to kring_app
  using (kring.stand_around(person_id) <> '{}') with check (kring.stand_around(person_id) <> '{}');

create function kring.told_of(kinds text[], by_whom uuid) returns text[]
  language sql stable set search_path = '' as $$
  select case when by_whom = kring.current_actor() then kinds
    else array(select kind from unnest(kinds) kind where kind <> all (kring.telling_compartments())) end
$$;
comment on function kring.told_of is 'What somebody wrote down, without what tells of a discreet service of others.';

create function kring.voices_of(person uuid) returns table (id uuid, name text, may_ask boolean)
  language plpgsql stable rows 5 security definer set search_path = '' as $$
begin
  if kring.may('rights') then
    return query select r.id, r.name, r.kind <> 'trusted' and r.ended_at is null and r.valid @> kring.today()
      from kring.representations r where r.person_id = any (kring.same_records(person))
      order by r.recorded_at, r.id;
  end if;
end $$;
comment on function kring.voices_of is
  'Who may ask, or asked, something for a person, by name alone, for whoever notes what is asked; in which matters is told in the circle.';

-- Withdrawals ----------------------------------------------------------------------------------

create function kring.hold_withdrawal() returns trigger language plpgsql security definer set search_path = '' as $$
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
end $$;
create trigger consent_withdrawals_hold before insert on kring.consent_withdrawals
  for each row execute function kring.hold_withdrawal();

-- Emergencies afterwards -----------------------------------------------------------------------

create function kring.opened_under_glass(glass uuid) returns int
  language plpgsql stable security definer set search_path = '' as $$
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
end $$;
comment on function kring.opened_under_glass is 'How many different entries of the person were opened during an emergency opening, by the journal, for whoever reviews it.';

create function kring.name_staff(of_staff uuid[]) returns table (id uuid, given text, family text, profession text)
  language plpgsql stable rows 20 security definer set search_path = '' as $$
begin
  if kring.may('vault') or kring.may('review') then
    return query select t.id, t.given, t.family, t.profession from kring.staff t where t.id = any (of_staff);
  end if;
end $$;
comment on function kring.name_staff is 'Names for what was read already: also of colleagues of other centres, and of those who left.';

-- Reminders ------------------------------------------------------------------------------------

create table kring.reminders (
  subject_id uuid not null,
  days int not null,
  reminded_at timestamptz not null default now(),
  primary key (subject_id, days)
);
comment on table kring.reminders is 'What was reminded of, so many days before its end or after its beginning: each once.';

create function kring.take_endings()
  returns table (kind text, id uuid, person_id uuid, service_id uuid, staff_ids uuid[], ends_on date)
  language plpgsql volatile rows 50 security definer set search_path = '' as $$
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
end $$;
comment on function kring.take_endings is
  'Care relations and shares that end within 30 or 7 days and are not renewed, each told once: whoever asks tells the staff, or when nobody of them is left the heads of the service.';

create function kring.take_late_glass() returns table (id uuid, person_id uuid, services uuid[])
  language plpgsql volatile rows 10 security definer set search_path = '' as $$
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
end $$;
comment on function kring.take_late_glass is
  'Emergency openings nobody has looked at after three days, and again each week: whoever asks tells.';

-- Advice without a name (CONF-16) ----------------------------------------------------------------

create table kring.advice (
  id uuid primary key default uuidv7(),
  to_service uuid references kring.services on delete restrict,
  to_staff uuid references kring.staff on delete restrict,
  question text not null constraint advice_asks check (question ~ '\S' and length(question) <= 4000),
  asked_by uuid not null default kring.current_actor() references kring.staff on delete restrict,
  asked_at timestamptz not null default now(),
  answer text constraint advice_answers check (answer ~ '\S' and length(answer) <= 4000),
  answered_by uuid references kring.staff on delete restrict,
  answered_at timestamptz,
  constraint advice_one_recipient check (num_nonnulls(to_service, to_staff) = 1),
  constraint advice_not_oneself check (to_staff <> asked_by)
);
comment on table kring.advice is 'A question about a case, without saying whose, and its answer. No person stands anywhere in it (CONF-16).';
create index advice_asked on kring.advice (asked_by);
create index advice_to_staff on kring.advice (to_staff) where to_staff is not null;
create index advice_to_service on kring.advice (to_service) where to_service is not null;

create function kring.answer_once() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.answer is not null then
    raise exception 'kring: it is answered' using errcode = 'insufficient_privilege';
  end if;
  new.answered_by := kring.current_actor();
  new.answered_at := now();
  return new;
end $$;
create trigger advice_answer_once before update on kring.advice for each row execute function kring.answer_once();

create function kring.members_bound(of_service uuid) returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
begin
  if not kring.may('vault') then
    return '{}';
  end if;
  return array(select distinct m.staff_id from kring.memberships m join kring.role_capabilities c using (role)
                 join kring.staff t on t.id = m.staff_id
                where m.service_id = of_service and m.valid @> now() and c.capability = 'vault'
                  and t.secrecy_ground is not null and (t.left_on is null or t.left_on > kring.today())
                  and t.id <> kring.current_actor());
end $$;
comment on function kring.members_bound is 'Those of a service to whom a secret may be told, but oneself.';

call kring.protect('kring.reminders', 'kring.advice');
create policy reminders_nobody on kring.reminders for select to kring_app using (false);
create policy advice_read on kring.advice for select to kring_app
  using ((select kring.may('vault'))
         and (asked_by = (select kring.current_actor())
              or (select kring.is_bound()) and (to_staff = (select kring.current_actor()) or to_service = any ((select kring.my_services())::uuid[]))));
create policy advice_ask on kring.advice for insert to kring_app
  with check ((select kring.may('vault')) and asked_by = (select kring.current_actor()));
create policy advice_answer on kring.advice for update to kring_app
  using ((select kring.may('vault')) and (select kring.is_bound()) and asked_by <> (select kring.current_actor())
         and (to_staff = (select kring.current_actor()) or to_service = any ((select kring.my_services())::uuid[])))
  with check (true);
grant select, insert (to_service, to_staff, question), update (answer) on kring.advice to kring_app;

revoke all on function kring.last_day, kring.end_of_day, kring.held_about, kring.stand_around, kring.care_around, kring.entries_elsewhere,
  kring.telling_compartments, kring.told_of, kring.voices_of,
  kring.hold_withdrawal, kring.opened_under_glass, kring.name_staff, kring.take_endings, kring.take_late_glass,
  kring.answer_once, kring.members_bound from public;
grant execute on function kring.last_day, kring.end_of_day, kring.held_about, kring.stand_around, kring.care_around, kring.entries_elsewhere,
  kring.telling_compartments, kring.told_of, kring.voices_of,
  kring.opened_under_glass, kring.name_staff, kring.take_endings, kring.take_late_glass, kring.members_bound to kring_app;

create function kring.count_access() returns table (grants int, closures int)
  language plpgsql stable rows 1 security definer set search_path = '' as $$
begin
  if not kring.may('upkeep') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return query select (select count(*) from kring.grants)::int, (select count(*) from kring.closures)::int;
end $$;
comment on function kring.count_access is 'How many grants and closures stand, for whoever verifies them.';
revoke all on function kring.count_access from public;
grant execute on function kring.count_access to kring_app;
