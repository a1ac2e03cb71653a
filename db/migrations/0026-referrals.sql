-- Handing on: one need of a person waits for another service, and what becomes of it.

create table kring.referrals (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  from_service uuid not null references kring.services on delete restrict,
  to_service uuid not null references kring.services on delete restrict,
  entry_id uuid not null references kring.needs on delete restrict,
  share_id uuid not null references kring.shares on delete restrict,
  asked_by uuid not null default kring.current_actor() references kring.staff on delete restrict,
  asked_at timestamptz not null default now(),
  constraint referrals_elsewhere check (from_service <> to_service)
);
comment on table kring.referrals is
  'A need was handed on: by whom, to which service, under which share. What became of it stands in its moves; which need it is stands in the need alone.';
create index referrals_to on kring.referrals (to_service, asked_at);
create index referrals_from on kring.referrals (from_service, asked_at);
create index referrals_person on kring.referrals (person_id);
create index referrals_entry on kring.referrals (entry_id);
create unique index referrals_share on kring.referrals (share_id);

create table kring.referral_moves (
  id uuid primary key default uuidv7(),
  referral_id uuid not null references kring.referrals on delete restrict,
  move text not null constraint referral_moves_move_known check (move in ('accepted', 'declined', 'taken-back', 'done')),
  words text not null default '' constraint referral_moves_words_short check (length(words) <= 500),
  moved_by uuid not null default kring.current_actor() references kring.staff on delete restrict,
  moved_at timestamptz not null default clock_timestamp()
);
comment on table kring.referral_moves is 'What became of a referral: the newest counts, without one it waits.';
create unique index referral_moves_once on kring.referral_moves (referral_id, move);

create function kring.share_is_open(share uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select from kring.shares s join kring.consents c on c.id = s.consent_id
    where s.id = share and s.ended_at is null and upper(s.valid) > now() and coalesce(c.until > now(), true)
      and not exists (select from kring.consent_withdrawals w where w.consent_id = c.id))
$$;
comment on function kring.share_is_open is 'Not ended, not past, and still agreed to. Also to whoever began a moment before it was shared.';

-- What must hold, whoever asks ---------------------------------------------------------------------

create function kring.hold_referral() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- Two at once for the same need and service wait for each other.
  perform pg_advisory_xact_lock(hashtextextended(new.entry_id || ' ' || new.to_service, 26));
  if exists (select from kring.closures c where c.person_id = new.person_id and c.service_id = new.to_service) then
    raise exception 'kring: not open' using errcode = 'check_violation', constraint = 'referrals_may_go_there';
  end if;
  if exists (select from kring.referrals r where r.entry_id = new.entry_id and r.to_service = new.to_service
      and kring.share_is_open(r.share_id)
      and not exists (select from kring.referral_moves m where m.referral_id = r.id and m.move <> 'accepted')) then
    raise exception 'kring: it is there already' using errcode = 'unique_violation', constraint = 'referrals_once';
  end if;
  return new;
end $$;
create trigger referrals_hold before insert on kring.referrals for each row execute function kring.hold_referral();

create function kring.hold_referral_move() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  share uuid;
  last text;
  fits boolean;
begin
  -- Taken back and accepted at the same moment: the second one sees what the first did.
  select r.share_id into share from kring.referrals r where r.id = new.referral_id for update;
  last := (select m.move from kring.referral_moves m where m.referral_id = new.referral_id order by m.moved_at desc, m.id desc limit 1);
  fits := case when new.move in ('accepted', 'declined') then last is null and kring.share_is_open(share)
               when new.move = 'done' then last = 'accepted'
               else last is null or last = 'accepted' end;
  if fits is not true then
    raise exception 'kring: it has moved' using errcode = 'check_violation', constraint = 'referral_moves_in_order';
  end if;
  -- Who declined does not keep what they were to read.
  if new.move = 'declined' then
    update kring.shares set ended_at = now() where id = share and ended_at is null;
  end if;
  return new;
end $$;
create trigger referral_moves_hold before insert on kring.referral_moves
  for each row execute function kring.hold_referral_move();
create trigger referrals_append_only before update or delete on kring.referrals for each row execute function kring.refuse_change();
create trigger referral_moves_append_only before update or delete on kring.referral_moves
  for each row execute function kring.refuse_change();

-- Gates --------------------------------------------------------------------------------------------

call kring.protect('kring.referrals', 'kring.referral_moves');
-- Whoever handed it on sees it as long as they see the need itself: a need that was narrowed stays narrow.
create policy referrals_read on kring.referrals for select to kring_app
  using (person_id <> all ((select kring.closed_people())::uuid[])
    and (to_service = any ((select kring.my_services())::uuid[]) and (select kring.is_bound())
         or from_service = any ((select kring.my_services())::uuid[])
            and exists (select from kring.entries e where e.id = entry_id)));
create policy referrals_ask on kring.referrals for insert to kring_app
  with check (kring.may_amend(entry_id) and from_service = any ((select kring.my_services())::uuid[])
    and exists (select from kring.shares s where s.id = share_id and s.entry_id = referrals.entry_id and s.purpose = 'handover'
                   and s.recipient_service = to_service and s.source_service = from_service and s.person_id = referrals.person_id));
create policy referral_moves_read on kring.referral_moves for select to kring_app
  using (exists (select from kring.referrals r where r.id = referral_id));
create policy referral_moves_move on kring.referral_moves for insert to kring_app
  with check ((select kring.may('vault')) and exists (select from kring.referrals r where r.id = referral_id
    and case when move = 'taken-back' then r.from_service else r.to_service end = any ((select kring.my_services())::uuid[])));
grant select on kring.referrals, kring.referral_moves to kring_app;
grant insert (person_id, from_service, to_service, entry_id, share_id) on kring.referrals to kring_app;
grant insert (referral_id, move, words) on kring.referral_moves to kring_app;

create function kring.referred_needs(referrals uuid[]) returns table (referral_id uuid, what text)
  language plpgsql stable rows 20 security definer set search_path = '' as $$
declare
  services uuid[] := kring.my_services();
  closed uuid[] := kring.closed_people();
begin
  if not kring.may('vault') or not kring.is_bound() or coalesce(current_setting('kring.purpose', true), '') <> 'care' then
    return;
  end if;
  return query select r.id, n.what from kring.referrals r join kring.needs n on n.entry_id = r.entry_id
    join kring.entries e on e.id = r.entry_id and not e.restricted
    where r.id = any (referrals) and r.to_service = any (services) and r.person_id <> all (closed)
      and kring.share_is_open(r.share_id);
end $$;
comment on function kring.referred_needs is
  'Which need waits for a service of the actor, before it cares and may read more; nothing once the person took it back.';

alter table kring.notices drop constraint notices_kind_known;
alter table kring.notices add constraint notices_kind_known check (kind in
  ('break-glass-opened', 'break-glass-review-due', 'care-relation-ending', 'share-ending',
   'withholding-review-due', 'request-due', 'advice-asked', 'advice-answered', 'alert-raised',
   'checkpoint-written', 'own-rights-changed', 'password-renewed', 'safety-step', 'sitting-handed-in',
   'referral-waiting', 'referral-answered'));

revoke all on function kring.share_is_open, kring.hold_referral, kring.hold_referral_move, kring.referred_needs from public;
grant execute on function kring.referred_needs to kring_app;
