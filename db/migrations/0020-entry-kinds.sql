-- What an entry can be besides a note, and what all kinds have in common: what is written in an
-- entry is seen exactly when its head is, by whoever may see the head.

alter table kring.entries drop constraint entries_kind_known;
alter table kring.entries add constraint entries_kind_known check
  (kind in ('note', 'contact', 'need', 'allergy', 'medication', 'vaccination', 'measurement', 'document', 'answers'));

create procedure kring.protect_kind(t regclass) language plpgsql set search_path = '' as $$
declare
  name text := (select c.relname from pg_catalog.pg_class c where c.oid = t);
begin
  call kring.protect(t);
  execute format('create policy %I on %s for select to kring_app using (exists (select from kring.entries e where e.id = entry_id))',
    name || '_read', t);
  execute format('create policy %I on %s for insert to kring_app with check (kring.is_author(entry_id) and kring.may_amend(entry_id))',
    name || '_write', t);
  execute format('create trigger %I before update or delete on %s for each row execute function kring.refuse_change()',
    name || '_append_only', t);
  execute format('grant select, insert on %s to kring_app', t);
end $$;
comment on procedure kring.protect_kind is
  'For migrations: a table that holds what is written in the entries of one kind. Seen with the head, written by its author, never changed.';
revoke all on procedure kring.protect_kind from public;

create procedure kring.protect_additions(t regclass) language plpgsql set search_path = '' as $$
declare
  name text := (select c.relname from pg_catalog.pg_class c where c.oid = t);
begin
  call kring.protect(t);
  execute format('create policy %I on %s for select to kring_app using (exists (select from kring.entries e where e.id = entry_id))',
    name || '_read', t);
  execute format('create policy %I on %s for insert to kring_app with check (kring.may_amend(entry_id))', name || '_write', t);
  execute format('grant select on %s to kring_app', t);
end $$;
comment on procedure kring.protect_additions is
  'For migrations: a table of what happens to an entry later: a state, a helper, an end. Seen with the head, written by whoever may add to the entry.';
revoke all on procedure kring.protect_additions from public;

create table kring.entry_ends (
  entry_id uuid primary key references kring.entries on delete restrict,
  because text not null constraint entry_ends_because_known
    check (because in ('done', 'dropped', 'stopped', 'resolved', 'refuted')),
  words text not null default '' constraint entry_ends_words_short check (length(words) <= 2000),
  ended_on date not null default kring.today(),
  ended_by uuid not null default kring.current_actor() references kring.staff on delete restrict,
  ended_at timestamptz not null default now()
);
comment on table kring.entry_ends is
  'What was written holds no longer: a medicine was stopped, an allergy refuted, a next step done. The entry stays.';
call kring.protect_additions('kring.entry_ends');
create trigger entry_ends_append_only before update or delete on kring.entry_ends
  for each row execute function kring.refuse_change();
grant insert (entry_id, because, words, ended_on) on kring.entry_ends to kring_app;

-- One page of a kind.
create index entries_person_kind on kring.entries (person_id, kind, written_at desc);
