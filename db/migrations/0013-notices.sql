-- What waits for a colleague: a notice in the house, and where asked a mail that says so.

create table kring.notices (
  id uuid primary key default uuidv7(),
  staff_id uuid not null references kring.staff on delete cascade,
  kind text not null
    constraint notices_kind_known check (kind in
      ('break-glass-opened', 'break-glass-review-due', 'care-relation-ending', 'share-ending',
       'withholding-review-due', 'request-due', 'advice-asked', 'advice-answered', 'alert-raised',
       'checkpoint-written', 'own-rights-changed', 'password-renewed')),
  person_id uuid references kring.people on delete cascade,
  subject_id uuid,
  due_on date,
  at timestamptz not null default now(),
  read_at timestamptz
);
comment on table kring.notices is
  'Something waits for one colleague. It names nobody: the page it leads to decides what is seen.';
comment on column kring.notices.subject_id is 'What it is about: a care relation, a share, a request…; the same is not told twice while unread.';
create unique index notices_told_once on kring.notices (staff_id, kind, coalesce(subject_id, person_id))
  nulls not distinct where read_at is null;
create index notices_of_staff on kring.notices (staff_id, at desc);
create index notices_person on kring.notices (person_id) where person_id is not null;

create function kring.recipients(staff_ids uuid[], head_of uuid[], of_role text, about uuid) returns setof uuid
  language sql stable security definer set search_path = '' as $$
  select t.id from kring.staff t
   where (t.left_on is null or t.left_on > current_date)
     and (exists (select from kring.memberships m where m.staff_id = t.id and m.valid @> now() and m.role = of_role)
       or (t.id = any (staff_ids)
           or exists (select from kring.memberships m where m.staff_id = t.id and m.valid @> now()
                         and m.role = 'head' and m.service_id = any (head_of)))
          and not exists (select from kring.closures c where c.person_id = about
                             and (c.staff_id = t.id or c.service_id in (select m.service_id from kring.memberships m
                                                        where m.staff_id = t.id and m.valid @> now()))))
$$;
comment on function kring.recipients is 'Who is told; of a person only those to whom they are not closed, but whoever has the role watches over all.';

create function kring.notify(
  kind text, person uuid, subject uuid, due date, staff_ids uuid[], head_of uuid[], of_role text, mails jsonb
) returns int
  language plpgsql volatile security definer set search_path = '' as $$
declare
  told uuid[];
  recipients int;
begin
  if kring.current_actor() is null then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  select count(*) into recipients from kring.recipients(staff_ids, head_of, of_role, person);
  with added as (
    insert into kring.notices (staff_id, kind, person_id, subject_id, due_on)
    select r, notify.kind, person, subject, due from kring.recipients(staff_ids, head_of, of_role, person) r
    on conflict do nothing
    returning staff_id
  )
  select array_agg(staff_id) into told from added;
  if mails is not null then
    insert into kring.outbox (address, subject, text, path, why)
    select t.email, m ->> 'subject', m ->> 'text', '/notices', notify.kind
      from kring.staff t cross join lateral (select mails -> t.interface_language as m) x
     where t.id = any (told);
  end if;
  perform pg_notify('kring', 'notices:' || r) from unnest(told) r;
  return recipients;
end $$;
comment on function kring.notify is
  'Tells colleagues whom the actor may not look up: these, the heads of these services, those of this role. Who left is passed over. Answers how many know now. mails: language → subject and text.';

create function kring.tell_notices_read() returns trigger language plpgsql set search_path = '' as $$
begin
  perform pg_notify('kring', 'notices:' || r.staff_id) from (select distinct staff_id from changed) r;
  return null;
end $$;
create trigger notices_read after update on kring.notices
  referencing new table as changed for each statement execute function kring.tell_notices_read();

create function kring.forget_notices() returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
declare
  notices int;
  mails int;
begin
  delete from kring.notices where read_at < now() - interval '90 days';
  get diagnostics notices = row_count;
  delete from kring.outbox where sent_at < now() - interval '30 days';
  get diagnostics mails = row_count;
  return jsonb_build_object('notices', notices, 'mails', mails);
end $$;
comment on function kring.forget_notices is 'Housekeeping: what was read or sent long ago. What still waits is never touched.';

call kring.protect('kring.notices');
create policy notices_own on kring.notices for select to kring_app
  using (staff_id = (select kring.current_actor()));
create policy notices_mark on kring.notices for update to kring_app
  using (staff_id = (select kring.current_actor())) with check (staff_id = (select kring.current_actor()));
grant select, update (read_at) on kring.notices to kring_app;

revoke all on function kring.recipients, kring.notify, kring.tell_notices_read, kring.forget_notices from public;
grant execute on function kring.notify, kring.forget_notices to kring_app;
