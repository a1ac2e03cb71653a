-- Services and staff are looked after by an administrator: who answers for whom, always one who can
-- do it, and the list of who may open what.

alter table kring.services add column version int not null default 1;

alter table kring.staff
  add column version int not null default 1,
  add column responsible_staff_id uuid references kring.staff on delete restrict,
  add column responsible_service_id uuid references kring.services on delete restrict,
  add constraint staff_one_responsible check (num_nonnulls(responsible_staff_id, responsible_service_id) <= 1),
  add constraint staff_not_own_responsible check (responsible_staff_id <> id);
comment on column kring.staff.responsible_staff_id is
  'The professional under whose responsibility administrative staff acts (CONF-07, GDPR 9(3)); or else the service.';
grant select (version, responsible_staff_id, responsible_service_id),
      update (version, responsible_staff_id, responsible_service_id)
  on kring.staff to kring_app;

-- A membership is a row with an end; what it was is never rewritten.
revoke update on kring.memberships from kring_app;
grant update (valid) on kring.memberships to kring_app;

-- Always an administrator ------------------------------------------------------------------------
-- One whose role has no end and who is not leaving. Two administrators who remove each other wait
-- here for one another, before either holds a row.

create function kring.wait_for_administrators() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtext('kring.administrators'));
  return null;
end $$;
create trigger memberships_wait before update of valid on kring.memberships
  for each statement execute function kring.wait_for_administrators();
create trigger staff_wait before update of left_on on kring.staff
  for each statement execute function kring.wait_for_administrators();

create function kring.keep_an_administrator() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if tg_table_name = 'staff' and not exists (
    select from kring.memberships m where m.staff_id = old.id and m.role = 'admin' and upper_inf(m.valid)
  ) then
    return null;
  end if;
  if not exists (
    select from kring.memberships m join kring.staff t on t.id = m.staff_id
     where m.role = 'admin' and upper_inf(m.valid) and t.left_on is null
  ) then
    raise exception 'kring: the last administrator stays'
      using errcode = 'check_violation', constraint = 'staff_last_admin';
  end if;
  return null;
end $$;
create trigger memberships_keep_admin after update of valid on kring.memberships
  for each row when (old.role = 'admin' and upper_inf(old.valid) and not upper_inf(new.valid))
  execute function kring.keep_an_administrator();
create trigger staff_keep_admin after update of left_on on kring.staff
  for each row when (old.left_on is null and new.left_on is not null)
  execute function kring.keep_an_administrator();

create function kring.end_sessions_of(whose uuid) returns int
  language plpgsql volatile security definer set search_path = '' as $$
declare
  ended int;
begin
  if not kring.may('staff') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  delete from kring.sessions s
   where s.staff_id = whose and s.id is distinct from nullif(current_setting('kring.session', true), '')::uuid;
  get diagnostics ended = row_count;
  return ended;
end $$;
comment on function kring.end_sessions_of is
  'Signs somebody out everywhere, but not whoever asks from where they ask. Answers how many sessions that were.';

create function kring.signs_in(whose uuid) returns boolean
  language sql stable security definer set search_path = ''
  return kring.may('staff') and exists (
    select from kring.sessions s where s.staff_id = whose and s.ends_at > now() and s.seen_at > now() - interval '2 hours');
comment on function kring.signs_in is 'Is somebody signed in anywhere? Not where, nor since when.';

-- The list of who may open what (law of 30 July 2018, art. 9): the administrator keeps it right, the
-- data protection officer shows it.

insert into kring.role_capabilities (role, capability) values ('admin', 'access-list'), ('dpo', 'access-list');
alter policy memberships_read on kring.memberships
  using (staff_id = (select kring.current_actor()) or (select kring.may('queue')) or (select kring.may('staff'))
         or (select kring.may('access-list')));

-- How long a care relation lasts (CONF-14) ---------------------------------------------------------

create policy care_relation_lengths_change on kring.care_relation_lengths for update to kring_app
  using ((select kring.may('staff'))) with check ((select kring.may('staff')));
grant update (months, source, source_date) on kring.care_relation_lengths to kring_app;

revoke all on function kring.wait_for_administrators, kring.keep_an_administrator, kring.end_sessions_of, kring.signs_in
  from public;
grant execute on function kring.end_sessions_of, kring.signs_in to kring_app;
