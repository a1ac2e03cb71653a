-- What the house does by itself: the schema of its jobs, and the mails that wait to be sent.

create schema pgboss;
comment on schema pgboss is
  'Jobs. Its tables are made by pg-boss, in the owner''s name, right after these files (src/platform/server/jobs/job-tables.ts); a job carries ids at most, never personal data.';
grant usage on schema pgboss to kring_app;

create table kring.outbox (
  id uuid primary key default uuidv7(),
  address text not null,
  subject text not null,
  text text not null,
  path text not null default '/'
    constraint outbox_path_of_the_house check (path ~ '^/[a-z/-]*$'),
  why text not null,
  created_at timestamptz not null default now(),
  next_at timestamptz not null default now(),
  attempts int not null default 0,
  last_error text,
  sent_at timestamptz
);
comment on table kring.outbox is
  'Mails to colleagues, written in the transaction of their cause and sent by a job. They say that something waits in Kring, never who or what.';
comment on column kring.outbox.path is 'Where in Kring it waits; never an address that names a person.';
comment on column kring.outbox.why is 'What the mail is about, as a word of the house: the kind of notice.';
comment on column kring.outbox.next_at is 'Not tried before; infinity: given up, an administrator looks at it.';
comment on column kring.outbox.last_error is 'The code of the last failure; never what the other server said.';
create index outbox_waiting on kring.outbox (next_at) where sent_at is null;

create function kring.wake_mail() returns trigger language plpgsql set search_path = '' as $$
begin
  perform pg_notify('kring', 'job:send-mail');
  return null;
end $$;
create trigger outbox_wakes_mail after insert on kring.outbox
  for each statement execute function kring.wake_mail();

create function kring.mail_state() returns jsonb
  language plpgsql stable security definer set search_path = '' as $$
begin
  if not kring.may('staff') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return (select jsonb_build_object(
      'waiting', count(*) filter (where next_at < 'infinity'),
      'givenUp', count(*) filter (where next_at = 'infinity'),
      'oldestAt', min(created_at) filter (where next_at < 'infinity'),
      'lastError', (array_agg(last_error order by next_at desc) filter (where last_error is not null))[1])
    from kring.outbox where sent_at is null);
end $$;
comment on function kring.mail_state is 'How many mails wait, for administrators; no address and no text.';

create function kring.try_mail_again() returns int
  language plpgsql volatile security definer set search_path = '' as $$
declare
  waiting int;
begin
  if not kring.may('staff') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  update kring.outbox set next_at = now(), attempts = 0 where sent_at is null;
  get diagnostics waiting = row_count;
  perform pg_notify('kring', 'job:send-mail');
  return waiting;
end $$;
comment on function kring.try_mail_again is 'For administrators who mended the mail server: everything that waits is due now.';

call kring.protect('kring.outbox');
create policy outbox_post on kring.outbox for insert to kring_app
  with check ((select kring.current_actor()) is not null);
create policy outbox_look on kring.outbox for select to kring_app using ((select kring.may('mail')));
create policy outbox_send on kring.outbox for update to kring_app
  using ((select kring.may('mail'))) with check ((select kring.may('mail')));
grant insert (address, subject, text, path, why) on kring.outbox to kring_app;
grant select, update (next_at, attempts, last_error, sent_at) on kring.outbox to kring_app;

revoke all on function kring.wake_mail, kring.mail_state, kring.try_mail_again from public;
grant execute on function kring.mail_state, kring.try_mail_again to kring_app;
