-- Grants and closures, computed once more from their causes and otherwise than the triggers of 0009
-- do: what `kring access verify` asks.

create function kring.access_differences() returns table (difference text, person_id uuid, because text, because_id uuid)
  language plpgsql stable security definer set search_path = '' as $$
begin
  if not kring.may('upkeep') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return query
  with recursive roots as (
    select p.id, p.id root from kring.people p where p.merged_into is null
    union all
    select p.id, r.root from kring.people p join roots r on p.merged_into = r.id
  ), same as (
    select one.id cause, other.id one from roots one join roots other using (root)
  ), due as (
    select same.one, case when r.staff_id is null then r.service_id end grantee_service, r.staff_id grantee_staff,
           r.service_id source_service, null::text compartment, null::uuid entry_id,
           tstzrange(lower(r.valid), least(upper(r.valid), r.ended_at)) valid, 'care-relation' because, r.id because_id
      from kring.care_relations r join same on same.cause = r.person_id
     where coalesce(r.ended_at > lower(r.valid), true)
    union all
    select same.one, s.recipient_service, s.recipient_staff, s.source_service, s.compartment, s.entry_id,
           tstzrange(greatest(lower(s.valid), c.given_at), least(upper(s.valid), s.ended_at, c.until, w.withdrawn_at)), 'share', s.id
      from kring.shares s join kring.consents c on c.id = s.consent_id and c.decision = 'agreed'
      left join kring.consent_withdrawals w on w.consent_id = c.id
      join same on same.cause = s.person_id
     where greatest(lower(s.valid), c.given_at) < least(upper(s.valid), s.ended_at, c.until, w.withdrawn_at)
    union all
    select same.one, null, b.staff_id, null, null, null, tstzrange(b.opened_at, least(b.until, b.closed_at)), 'break-glass', b.id
      from kring.break_glass b join same on same.cause = b.person_id
     where b.opened_at < least(b.until, b.closed_at)
  ), closed as (
    select same.one, e.service_id, e.staff_id, 'exclusion' because, e.id because_id
      from kring.exclusions e join same on same.cause = e.person_id where e.ended_at is null
    union all
    select same.one, null, o.staff_id, 'own-file', o.id
      from kring.own_files o join same on same.cause = o.person_id where o.ended_at is null
  )
  select 'missing', m.one, m.because, m.because_id from (select * from due except all select * from kring.grants) m
  union all
  select 'surplus', m.person_id, m.because, m.because_id from (select * from kring.grants except all select * from due) m
  union all
  select 'missing', m.one, m.because, m.because_id from (select * from closed except all select * from kring.closures) m
  union all
  select 'surplus', m.person_id, m.because, m.because_id from (select * from kring.closures except all select * from closed) m;
end $$;
comment on function kring.access_differences is
  'Computes all grants and closures from their causes in one statement, otherwise than the triggers do, and answers what differs: nothing.';

revoke all on function kring.access_differences from public;
grant execute on function kring.access_differences to kring_app;
