-- The picture of a person: that other services met them, never what was said; and who of one's own
-- people nobody has met for long.

create function kring.contacts_elsewhere(person uuid) returns table (service_id uuid, service text, contacts int)
  language plpgsql stable rows 5 security definer set search_path = '' as $$
declare
  everyone uuid[] := kring.stand_around(person);
  services uuid[] := kring.my_services();
begin
  return query
    with passed as materialized (select g.service_id, g.compartment, g.entry_id from kring.grounds_about(everyone) g where g.ground = 'share')
    select s.id, s.name, count(*)::int
      from kring.entries e join kring.contacts c on c.entry_id = e.id join kring.services s on s.id = e.service_id
     where e.person_id = any (everyone) and e.kind = 'contact' and not e.restricted
       and not s.discreet and s.id <> all (services) and c.began_at > now() - interval '12 months'
       and not exists (select from passed p where p.entry_id = e.id
                          or p.entry_id is null and p.service_id = e.service_id and p.compartment = e.compartment)
     group by s.id, s.name;
end $$;
comment on function kring.contacts_elsewhere is
  'How often other services met a person in the last twelve months, never what for, for whoever stands around them: nothing of a discreet service, nothing of what its author narrowed, and not what one reads anyway.';

create function kring.lost_sight(months int) returns table (person_id uuid, last_at timestamptz, since timestamptz)
  language plpgsql stable rows 500 security definer set search_path = '' as $$
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
end $$;
comment on function kring.lost_sight is
  'Those of the actor''s people about whom none of the actor''s services wrote anything for so many months; when one last did, and since when they are cared for.';

create function kring.my_open_steps(since date, until date) returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
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
end $$;
comment on function kring.my_open_steps is
  'Contacts in which something was agreed that is the actor''s to do, or whose it is nobody said and they wrote it, due between two days and not done. Ids alone: what is written in them the policies open.';

revoke all on function kring.contacts_elsewhere, kring.lost_sight, kring.my_open_steps from public;
grant execute on function kring.contacts_elsewhere, kring.lost_sight, kring.my_open_steps to kring_app;
