-- Handing on: one need of a person waits for another service. The whole loop comes with orientation.

create table kring.referrals (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  from_service uuid not null references kring.services on delete restrict,
  to_service uuid not null references kring.services on delete restrict,
  entry_id uuid not null references kring.entries on delete restrict,
  share_id uuid not null references kring.shares on delete restrict,
  what text not null constraint referrals_what_plain check (what ~ '^[a-z][a-z-]{1,40}$'),
  asked_by uuid not null default kring.current_actor() references kring.staff on delete restrict,
  asked_at timestamptz not null default now(),
  constraint referrals_elsewhere check (from_service <> to_service)
);
comment on table kring.referrals is
  'A need was handed on: what it is, by whom, to which service, under which share. What became of it stands in its moves.';
create index referrals_waiting on kring.referrals (to_service, asked_at);
create index referrals_person on kring.referrals (person_id);
create index referrals_entry on kring.referrals (entry_id);

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

call kring.protect('kring.referrals', 'kring.referral_moves');
create policy referrals_read on kring.referrals for select to kring_app
  using ((from_service = any ((select kring.my_services())::uuid[]) or to_service = any ((select kring.my_services())::uuid[]))
         and person_id <> all ((select kring.closed_people())::uuid[]));
create policy referrals_ask on kring.referrals for insert to kring_app
  with check (kring.may_amend(entry_id) and from_service = any ((select kring.my_services())::uuid[])
    and exists (select from kring.shares s where s.id = share_id and s.entry_id = referrals.entry_id
                   and s.recipient_service = to_service and s.source_service = from_service and s.person_id = referrals.person_id));
create policy referral_moves_read on kring.referral_moves for select to kring_app
  using (exists (select from kring.referrals r where r.id = referral_id));
create policy referral_moves_move on kring.referral_moves for insert to kring_app
  with check (exists (select from kring.referrals r where r.id = referral_id
    and case when move = 'taken-back' then r.from_service else r.to_service end = any ((select kring.my_services())::uuid[])));
create trigger referrals_append_only before update or delete on kring.referrals for each row execute function kring.refuse_change();
create trigger referral_moves_append_only before update or delete on kring.referral_moves
  for each row execute function kring.refuse_change();
grant select on kring.referrals, kring.referral_moves to kring_app;
grant insert (person_id, from_service, to_service, entry_id, share_id, what) on kring.referrals to kring_app;
grant insert (referral_id, move, words) on kring.referral_moves to kring_app;
