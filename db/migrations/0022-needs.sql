-- Needs and problems in all domains of life, as episodes over time; and code systems that a licensed
-- centre brings along.

create table kring.code_systems (
  key text primary key constraint code_systems_key_plain check (key ~ '^[a-z0-9][a-z0-9-]{0,40}$'),
  title text not null,
  version text not null default '',
  licence text not null default '',
  loaded_at timestamptz not null default now()
);
comment on table kring.code_systems is 'Vocabularies a centre brought along (ICPC-2, a SNOMED CT subset): not shipped, loaded from a file.';

create table kring.codes (
  system text not null references kring.code_systems on delete cascade,
  code text not null constraint codes_code_short check (length(code) between 1 and 40),
  title_en text not null default '',
  title_fr text not null default '',
  title_nl text not null default '',
  search text not null constraint codes_search_plain check (search ~ '^[a-z0-9]+( [a-z0-9]+)*$'),
  primary key (system, code)
);
comment on column kring.codes.search is 'The words of code and titles in plain letters, the code first: what is typed is the beginning of some of them.';
create index codes_search on kring.codes using gin (array_to_tsvector(string_to_array(search, ' '))) with (fastupdate = off);

create table kring.needs (
  entry_id uuid primary key references kring.entries on delete restrict,
  what text not null constraint needs_what_plain check (what ~ '^[a-z][a-z-]{1,40}$'),
  code_system text,
  code text,
  words text not null default '' constraint needs_words_short check (length(words) <= 2000),
  noted_in uuid references kring.entries on delete restrict,
  constraint needs_coded foreign key (code_system, code) references kring.codes (system, code) on delete restrict,
  constraint needs_code_whole check (num_nulls(code_system, code) <> 1)
);
comment on table kring.needs is
  'A need of daily life (of our own list) or a health problem, as an episode: it begins, moves, is solved or lost sight of.';
comment on column kring.needs.what is 'A key of the list of needs; health-problem: what it is stands in the code or the words.';
comment on column kring.needs.noted_in is 'The note in which it was marked.';
create index needs_code on kring.needs (code_system, code) where code is not null;
call kring.protect_kind('kring.needs');

create function kring.hold_need() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.noted_in is not null and not exists (
       select from kring.entries n join kring.entries e on e.id = new.entry_id
        where n.id = new.noted_in and n.kind in ('note', 'contact') and n.service_id = e.service_id
          and n.person_id = any (kring.same_records(e.person_id))) then
    raise exception 'kring: noted elsewhere' using errcode = 'check_violation', constraint = 'needs_noted_there';
  end if;
  return new;
end $$;
comment on function kring.hold_need is 'A need was marked in a note of the same person and the same service, or in none.';
create trigger needs_hold before insert on kring.needs for each row execute function kring.hold_need();
revoke all on function kring.hold_need from public;

create table kring.need_states (
  id uuid primary key default uuidv7(),
  entry_id uuid not null references kring.needs on delete restrict,
  state text not null constraint need_states_state_known
    check (state in ('new', 'being-helped', 'solved', 'accepted', 'lost-sight')),
  urgency smallint not null constraint need_states_urgency_known check (urgency between 0 and 3),
  unmet_because text constraint need_states_unmet_known check (unmet_because in
    ('no-place', 'waiting-list', 'not-entitled', 'no-papers', 'too-expensive', 'language', 'distance', 'declined', 'no-offer', 'other')),
  words text not null default '' constraint need_states_words_short check (length(words) <= 2000),
  changed_by uuid not null default kring.current_actor() references kring.staff on delete restrict,
  changed_at timestamptz not null default clock_timestamp(),
  constraint need_states_unmet_waits check (unmet_because is null or state in ('new', 'accepted', 'lost-sight'))
);
comment on table kring.need_states is
  'How a need stands, since when, and why it is not met. The newest counts; nothing is overwritten.';
comment on column kring.need_states.urgency is '0 calm, 1 weighs on them, 2 presses, 3 now.';
comment on column kring.need_states.unmet_because is 'Nobody helps with it yet, and why: tells the neighbourhood what is missing.';
create index need_states_entry on kring.need_states (entry_id, changed_at desc);
call kring.protect_additions('kring.need_states');
create trigger need_states_append_only before update or delete on kring.need_states
  for each row execute function kring.refuse_change();
grant insert (entry_id, state, urgency, unmet_because, words) on kring.need_states to kring_app;

create table kring.need_helpers (
  id uuid primary key default uuidv7(),
  entry_id uuid not null references kring.needs on delete restrict,
  service_id uuid references kring.services on delete restrict,
  staff_id uuid references kring.staff on delete restrict,
  outside text not null default '' constraint need_helpers_outside_short check (length(outside) <= 200),
  since_on date not null default kring.today(),
  added_by uuid not null default kring.current_actor() references kring.staff on delete restrict,
  added_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid,
  constraint need_helpers_one check (num_nonnulls(service_id, staff_id) + (outside <> '')::int = 1)
);
comment on table kring.need_helpers is 'Who helps with it, since when: a service, a colleague, or somebody outside the house.';
create index need_helpers_entry on kring.need_helpers (entry_id);
create unique index need_helpers_once on kring.need_helpers (entry_id, coalesce(service_id, staff_id), outside)
  nulls not distinct where ended_at is null;
call kring.protect('kring.need_helpers');
-- The entry may be read where nobody must know of a discreet service: there it does not help.
create policy need_helpers_read on kring.need_helpers for select to kring_app using (
  exists (select from kring.entries e where e.id = entry_id)
  and (service_id is null or service_id = any ((select kring.my_services())::uuid[])
       or service_id in (select s.id from kring.services s where not s.discreet)
       or service_id = (select e.service_id from kring.entries e where e.id = entry_id))
  and (staff_id is null or staff_id <> all ((select kring.discreet_staff())::uuid[])));
create policy need_helpers_write on kring.need_helpers for insert to kring_app with check (kring.may_amend(entry_id));
create policy need_helpers_end on kring.need_helpers for update to kring_app
  using (kring.may_amend(entry_id)) with check (kring.may_amend(entry_id));
create trigger need_helpers_end_once before update on kring.need_helpers for each row execute function kring.end_once();
grant select, insert (entry_id, service_id, staff_id, outside, since_on), update (ended_at) on kring.need_helpers to kring_app;

call kring.protect('kring.code_systems', 'kring.codes');
create policy code_systems_read on kring.code_systems for select to kring_app using ((select kring.current_actor()) is not null);
create policy code_systems_load on kring.code_systems for all to kring_app
  using ((select kring.may('upkeep'))) with check ((select kring.may('upkeep')));
create policy codes_read on kring.codes for select to kring_app using ((select kring.current_actor()) is not null);
create policy codes_load on kring.codes for all to kring_app
  using ((select kring.may('upkeep'))) with check ((select kring.may('upkeep')));
grant select, insert, update, delete on kring.code_systems, kring.codes to kring_app;

create function kring.search_codes(of_system text, words text[], most int)
  returns table (system text, code text, title_en text, title_fr text, title_nl text)
  language plpgsql stable rows 20 security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  typed tsquery;
begin
  if not kring.may('vault') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  if cardinality(words) not between 1 and 10 or array_to_string(words, '') !~ '^[a-z0-9]+$' then
    raise exception 'kring: no words to look for';
  end if;
  typed := (array_to_string(words, ':* & ') || ':*')::tsquery;
  return query
    select c.system, c.code, c.title_en, c.title_fr, c.title_nl from kring.codes c
     where array_to_tsvector(string_to_array(c.search, ' ')) @@ typed and (of_system is null or c.system = of_system)
     order by starts_with(c.search, array_to_string(words, ' ')) desc, starts_with(c.search, words[1]) desc,
              length(c.search), c.system, c.code
     limit least(most, 50);
end $$;
comment on function kring.search_codes is
  'Codes in which every word is the beginning of some word; a code that begins so first. A definer function, for under a policy the index of words would not be used.';

create function kring.forget_codes(of_system text, kept text[]) returns table (removed int, still_used int)
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not kring.may('upkeep') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  delete from kring.codes c where c.system = of_system and c.code <> all (kept)
     and not exists (select from kring.needs n where n.code_system = c.system and n.code = c.code);
  get diagnostics removed = row_count;
  still_used := (select count(*) from kring.codes c where c.system = of_system and c.code <> all (kept));
  return next;
end $$;
comment on function kring.forget_codes is
  'Of a system only these codes are left, and those that stand in an entry: the upkeep sees no entry. Answers how many went and how many stay for that.';
revoke all on function kring.search_codes, kring.forget_codes from public;
grant execute on function kring.search_codes, kring.forget_codes to kring_app;
