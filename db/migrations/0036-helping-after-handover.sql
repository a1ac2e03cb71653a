-- Whoever accepted a need that was handed on helps with it, and the need says so.

create function kring.help_with_accepted() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  need uuid;
  helping uuid;
  was kring.need_states;
begin
  -- Where nobody else may know of a service, nothing is said of it.
  select r.entry_id, r.to_service into need, helping
    from kring.referrals r join kring.services s on s.id = r.to_service and not s.discreet
   where r.id = new.referral_id;
  if need is null or new.move = 'declined' then
    return null;
  end if;
  if new.move in ('done', 'taken-back') then
    update kring.need_helpers h set ended_at = now()
     where h.entry_id = need and h.service_id = helping and h.ended_at is null;
    return null;
  end if;
  insert into kring.need_helpers (entry_id, service_id, added_by) values (need, helping, new.moved_by) on conflict do nothing;
  select * into was from kring.need_states t where t.entry_id = need order by t.changed_at desc, t.id desc limit 1;
  if was.state in ('new', 'lost-sight') then
    insert into kring.need_states (entry_id, state, urgency, changed_by) values (need, 'being-helped', was.urgency, new.moved_by);
  end if;
  return null;
end $$;
comment on function kring.help_with_accepted is
  'Once a referral is accepted its service helps with the need, until it is done or taken back. The service alone: what it does about it stays behind its own door.';
create trigger referral_moves_help after insert on kring.referral_moves
  for each row execute function kring.help_with_accepted();

revoke all on function kring.help_with_accepted from public;
