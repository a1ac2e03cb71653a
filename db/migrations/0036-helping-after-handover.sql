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
  if need is null or new.move not in ('accepted', 'done') then
    return null;
  end if;
  if new.move = 'done' then
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
  'Once a referral is accepted its service helps with the need, until it is done. The service alone: what it does about it stays behind its own door.';
create trigger referral_moves_help after insert on kring.referral_moves
  for each row execute function kring.help_with_accepted();

create function kring.end_help_without_share() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update kring.need_helpers h set ended_at = now()
    from kring.referrals r join kring.shares s on s.id = r.share_id
   where s.consent_id = new.consent_id
     and (s.ended_at is not null or exists (select from kring.consent_withdrawals w where w.consent_id = s.consent_id))
     and h.entry_id = r.entry_id and h.service_id = r.to_service and h.ended_at is null
     and exists (select from kring.referral_moves m where m.referral_id = r.id and m.move = 'accepted')
     -- Handed on anew and accepted: that one still holds.
     and not exists (select from kring.referrals o join kring.referral_moves m on m.referral_id = o.id and m.move = 'accepted'
                      where o.entry_id = r.entry_id and o.to_service = r.to_service and kring.share_is_open(o.share_id));
  return null;
end $$;
comment on function kring.end_help_without_share is 'Who helps because of a referral no longer does once the share has ended or the person took their yes back.';
create trigger consent_withdrawals_end_help after insert on kring.consent_withdrawals
  for each row execute function kring.end_help_without_share();
create trigger shares_end_help after update of ended_at on kring.shares
  for each row execute function kring.end_help_without_share();

revoke all on function kring.help_with_accepted, kring.end_help_without_share from public;
