-- The picture of somebody with a long life in the house: what is looked at row by row, less of it.

create index contacts_step on kring.contacts (entry_id) where next_step <> '';

create or replace function kring.contacts_elsewhere(person uuid) returns table (service_id uuid, service text, contacts int)
  language plpgsql stable rows 5 security definer set search_path = '' as $$
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
end $$;

-- The gate of entries stands in every plan as often as a table of theirs is read: the same rule with half the parts.

create function kring.opened_to_me() returns uuid[]
  language sql stable security definer set search_path = ''
  return array(select r.entry_id from kring.restrictions r where r.staff_id = kring.current_actor() and r.ended_at is null);
comment on function kring.opened_to_me is 'The narrowed entries whose authors named the actor.';
revoke all on function kring.opened_to_me from public;
grant execute on function kring.opened_to_me to kring_app;

alter policy entries_read on kring.entries using (
  person_id = any ((select case when coalesce(current_setting('kring.focus', true), '') <> ''
    then current_setting('kring.focus_reached')::uuid[] else kring.reachable_people() end)::uuid[])
  and (not restricted or author_id = kring.current_actor() or id = any ((select kring.opened_to_me())::uuid[]))
  and (case when (select coalesce(current_setting('kring.focus', true), '') <> '')
         then service_id || ' ' || compartment = any ((select current_setting('kring.focus_open', true)::text[])::text[])
         else (person_id, service_id, compartment) in (select o.person_id, o.service_id, o.compartment from kring.open_compartments() o) end
       or id = any ((select case when coalesce(current_setting('kring.focus', true), '') <> ''
            then current_setting('kring.focus_entries')::uuid[] else kring.open_entries() end)::uuid[])
       or vital is not null and person_id = any ((select case when coalesce(current_setting('kring.focus', true), '') <> ''
            then current_setting('kring.focus_glass')::uuid[] else kring.broken_glass() end)::uuid[])));

alter policy need_helpers_read on kring.need_helpers using (
  exists (select from kring.entries e where e.id = entry_id
             and (need_helpers.service_id is null or need_helpers.service_id = e.service_id
                  or need_helpers.service_id = any ((select kring.my_services())::uuid[])
                  or need_helpers.service_id in (select s.id from kring.services s where not s.discreet)))
  and (staff_id is null or staff_id <> all ((select kring.discreet_staff())::uuid[])));
