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
  search text not null,
  primary key (system, code)
);
comment on column kring.codes.search is 'Code and titles in plain letters, for searching while typing.';

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
call kring.protect_kind('kring.needs');

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
  changed_at timestamptz not null default clock_timestamp()
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
call kring.protect_additions('kring.need_helpers');
create policy need_helpers_end on kring.need_helpers for update to kring_app
  using (kring.may_amend(entry_id)) with check (kring.may_amend(entry_id));
create trigger need_helpers_end_once before update on kring.need_helpers for each row execute function kring.end_once();
grant insert (entry_id, service_id, staff_id, outside, since_on), update (ended_at) on kring.need_helpers to kring_app;

call kring.protect('kring.code_systems', 'kring.codes');
create policy code_systems_read on kring.code_systems for select to kring_app using ((select kring.current_actor()) is not null);
create policy code_systems_load on kring.code_systems for all to kring_app
  using ((select kring.may('upkeep'))) with check ((select kring.may('upkeep')));
create policy codes_read on kring.codes for select to kring_app using ((select kring.current_actor()) is not null);
create policy codes_load on kring.codes for all to kring_app
  using ((select kring.may('upkeep'))) with check ((select kring.may('upkeep')));
grant select, insert, update, delete on kring.code_systems, kring.codes to kring_app;
