-- Oversight: what the house asks about its own use, and the person's own account of who looked.

insert into kring.role_capabilities (role, capability) values
  ('care', 'account'), ('head', 'account'), ('community', 'account'), ('dpo', 'account');

-- A period alone, without a person or a colleague.
create index journal_at on kring.journal (at, id);

-- Alerts ---------------------------------------------------------------------------------------

create table kring.alert_thresholds (
  key text primary key,
  value int not null,
  least int not null,
  most int not null,
  changed_at timestamptz,
  constraint alert_thresholds_within check (value between least and most)
);
comment on table kring.alert_thresholds is
  'From where on the house asks a question. More than the value raises the alert; the data protection officer changes it.';
insert into kring.alert_thresholds (key, value, least, most) values
  ('people-hour', 30, 1, 1000), ('people-day', 120, 1, 5000),
  ('usual-times', 3, 2, 50), ('usual-least', 25, 1, 1000),
  ('night-from', 22, 0, 23), ('night-to', 6, 0, 23), ('night-people', 3, 0, 1000),
  ('searches-day', 30, 1, 1000), ('refusals-day', 10, 1, 1000),
  ('name-bearers', 15, 0, 1000), ('glass-percent', 5, 1, 100), ('glass-least', 3, 0, 1000);

create table kring.alerts (
  id uuid primary key default uuidv7(),
  kind text not null constraint alerts_kind_known check (kind in
    ('own-file', 'near-own-file', 'same-name', 'many-people', 'unusually-many', 'at-night',
     'searches-without-opening', 'refusals', 'emergencies')),
  staff_id uuid references kring.staff on delete cascade,
  service_id uuid references kring.services on delete cascade,
  person_id uuid references kring.people on delete restrict,
  day date not null,
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  figures jsonb not null default '{}',
  thresholds jsonb not null default '{}',
  raised_at timestamptz not null default now(),
  answered_at timestamptz,
  answered_by uuid,
  outcome text constraint alerts_outcome_known check (outcome in ('as-it-should', 'talked', 'look-further', 'model-wrong')),
  remark text not null default '' constraint alerts_remark_short check (length(remark) <= 1000),
  constraint alerts_answered_whole check ((answered_at is null) = (outcome is null)),
  constraint alerts_once unique nulls not distinct (kind, staff_id, service_id, person_id, day)
);
comment on table kring.alerts is
  'A question the figures raise, never a verdict: what was done, how often, and from where on the house asks. About a service or the whole house when no colleague is named.';
comment on column kring.alerts.day is 'In Brussels; of a night the day it began.';
create index alerts_open on kring.alerts (raised_at desc) where answered_at is null;
create index alerts_staff on kring.alerts (staff_id);
create index alerts_person on kring.alerts (person_id) where person_id is not null;

create function kring.answer_alert_once() returns trigger language plpgsql set search_path = '' as $$
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
end $$;
create trigger alerts_answer_once before update on kring.alerts
  for each row execute function kring.answer_alert_once();

create function kring.street_alone(street text) returns text
  language sql immutable parallel safe set search_path = ''
  return lower(btrim(regexp_replace(street, '[0-9].*$', '')));

create function kring.looks_nearby(looks text[], since timestamptz, bearers int)
  returns table (kind text, staff_id uuid, person_id uuid, day date, begins_at timestamptz, ends_at timestamptz,
                 looks_made int, tie text)
  language plpgsql stable rows 20 security definer set search_path = '' as $$
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
end $$;
comment on function kring.looks_nearby is
  'Who looked at their own file, one near it (household, family, street) or somebody of their family name, when no more than so many people bear it. Names and addresses stay inside.';

-- Naming people to whoever reads the journal -----------------------------------------------------

create function kring.named_in_journal(ids uuid[])
  returns table (id uuid, number text, given text, family text)
  language plpgsql stable rows 50 security definer set search_path = '' as $$
begin
  if not kring.may('journal') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return query select p.id, p.number,
      coalesce(nullif(p.given, ''), case when p.family = '' then p.other_names -> 0 ->> 'given' end, ''),
      coalesce(nullif(p.family, ''), case when p.given = '' then p.other_names -> 0 ->> 'family' end, '')
    from kring.people p where p.id = any (ids);
end $$;
comment on function kring.named_in_journal is
  'Card number and name of people the journal speaks of, for whoever watches over it without opening a file.';

create function kring.records_of_card(card text) returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
begin
  if not kring.may('journal') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return (select kring.same_records(p.id) from kring.people p where p.number = card);
end $$;
comment on function kring.records_of_card is 'All records of the person with this card, the kept one first; null: no such card.';

-- The person's own account (CONF-32) -------------------------------------------------------------

create function kring.account_of(person uuid, from_day date, to_day date) returns jsonb
  language plpgsql stable security definer set search_path = '' as $$
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
end $$;
comment on function kring.account_of is
  'Who looked, as function and service, never by name; what and why; one line a day. Everything for the data protection officer; for somebody in the circle nothing that tells of a discreet service they do not belong to. Null: not for you, or not there.';

-- Policies -------------------------------------------------------------------------------------

call kring.protect('kring.alert_thresholds', 'kring.alerts');
create policy alert_thresholds_read on kring.alert_thresholds for select to kring_app
  using ((select kring.may('journal')) or (select kring.may('watch')));
create policy alert_thresholds_change on kring.alert_thresholds for update to kring_app
  using ((select kring.may('journal'))) with check ((select kring.may('journal')));
create policy alerts_read on kring.alerts for select to kring_app
  using ((select kring.may('journal')));
create policy alerts_raise on kring.alerts for insert to kring_app with check ((select kring.may('watch')));
create policy alerts_answer on kring.alerts for update to kring_app
  using ((select kring.may('journal'))) with check ((select kring.may('journal')));
grant select, update (value, changed_at) on kring.alert_thresholds to kring_app;
grant select, insert (kind, staff_id, service_id, person_id, day, begins_at, ends_at, figures, thresholds),
      update (figures, ends_at, outcome, remark) on kring.alerts to kring_app;

revoke all on function kring.answer_alert_once, kring.looks_nearby, kring.street_alone, kring.named_in_journal,
  kring.records_of_card, kring.account_of from public;
grant execute on function kring.looks_nearby, kring.named_in_journal, kring.records_of_card, kring.account_of to kring_app;
