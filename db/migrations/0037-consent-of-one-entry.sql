-- What a person agreed to about one entry opens that entry and no other of its compartment.

alter table kring.consents add column entry_id uuid references kring.entries on delete restrict;
comment on column kring.consents.entry_id is 'They were asked about this entry alone; null: about all of these compartments.';
grant insert (entry_id) on kring.consents to kring_app;

create or replace function kring.hold_share() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  agreed kring.consents;
begin
  select * into agreed from kring.consents where id = new.consent_id;
  if not (agreed.decision = 'agreed' and agreed.purpose = new.purpose and agreed.source_service = new.source_service
          and new.compartment = any (agreed.compartments)
          and coalesce(agreed.entry_id = new.entry_id, agreed.entry_id is null)
          and agreed.recipient_service is not distinct from new.recipient_service
          and agreed.recipient_staff is not distinct from new.recipient_staff
          and agreed.person_id = any (kring.same_records(new.person_id))
          and coalesce(agreed.until > now(), true))
     or exists (select from kring.consent_withdrawals w where w.consent_id = new.consent_id) then
    raise exception 'kring: not agreed' using errcode = 'check_violation', constraint = 'shares_agreed';
  end if;
  if new.recipient_staff is not null and (select t.secrecy_ground from kring.staff t where t.id = new.recipient_staff) is null then
    raise exception 'kring: not bound by secrecy' using errcode = 'check_violation', constraint = 'shares_recipient_bound';
  end if;
  if new.entry_id is not null and not exists (select from kring.entries e where e.id = new.entry_id and e.person_id = new.person_id
       and e.service_id = new.source_service and e.compartment = new.compartment) then
    raise exception 'kring: no such entry' using errcode = 'check_violation', constraint = 'shares_entry_fits';
  end if;
  return new;
end $$;
