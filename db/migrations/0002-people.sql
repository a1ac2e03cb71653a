-- Who the person is: identity, history, relations, search keys, merges. No secret of any service.

-- Places ---------------------------------------------------------------------------------------

create table kring.sectors (
  code text primary key,
  name_fr text not null,
  name_nl text not null,
  neighbourhood_fr text not null,
  neighbourhood_nl text not null,
  municipality_fr text not null,
  municipality_nl text not null,
  nis text not null,
  postcodes text[] not null,
  words text not null
);
comment on table kring.sectors is 'Statistical sectors of Brussels (Statbel), the coarse place used in statistics.';
comment on column kring.sectors.words is 'All names in small letters a to z, for finding.';

-- People ---------------------------------------------------------------------------------------

create sequence kring.card_numbers;

create table kring.people (
  id uuid primary key default uuidv7(),
  number text not null,
  version int not null default 1,
  given text not null default '',
  family text not null default '',
  other_names jsonb not null default '[]',
  birth text,
  birth_year int generated always as (left(birth, 4)::int) stored,
  gender text not null default 'unknown',
  languages text[] not null default '{}',
  reads text[] not null default '{}',
  reading_ability text not null default 'unknown',
  interpreter text,
  reach jsonb not null default '{"phones": [], "email": "", "letterHome": false, "askFor": "", "advice": ""}',
  address_kind text not null default 'unknown',
  street text not null default '',
  postcode text not null default '',
  municipality text not null default '',
  sector text constraint people_sector_known references kring.sectors on delete restrict,
  trusted_person text not null default '',
  consent jsonb,
  registered_at timestamptz not null default now(),
  registered_by uuid default kring.current_actor(),
  centre_id uuid default kring.current_centre() references kring.centres on delete restrict,
  merged_into uuid,
  constraint people_number_unique unique (number),
  constraint people_number_form check (number ~ '^KR-[0-9]{4}-[0-9]{3,9}[A-Z]$'),
  constraint people_callable check (given ~ '\S' or family ~ '\S' or jsonb_array_length(other_names) > 0),
  constraint people_birth_edtf check (birth ~ '^[0-9]{4}((-[0-9]{2}(-[0-9]{2})?)?~?)$'),
  constraint people_gender_known check (gender in ('woman', 'man', 'other', 'unknown')),
  constraint people_reading_known check (reading_ability in ('yes', 'little', 'no', 'unknown')),
  constraint people_address_kind_known check (address_kind in ('home', 'reference', 'none', 'unknown')),
  constraint people_not_into_oneself check (merged_into <> id),
  constraint people_merged_into_fk foreign key (merged_into) references kring.people on delete restrict
);
comment on table kring.people is 'One row per registration; rows that are one person point to the one that is kept.';
comment on column kring.people.number is 'Card number with a check character (src/people/card-number.ts).';
comment on column kring.people.birth is 'EDTF: 1990-04-02, 1990-04, 1990, 1990~; null: unknown.';
comment on column kring.people.merged_into is 'The record this one was merged into; nothing that hangs on it moves.';
create index people_merged_into on kring.people (merged_into) where merged_into is not null;
create index people_centre on kring.people (centre_id);

create table kring.people_history (
  id bigint generated always as identity primary key,
  person_id uuid not null references kring.people on delete restrict,
  version int not null,
  was jsonb not null,
  changed_at timestamptz not null default clock_timestamp(),
  changed_by uuid default kring.current_actor(),
  constraint people_history_once unique (person_id, version)
);
comment on table kring.people_history is 'Every earlier version of every person, as the row was.';

create function kring.keep_person_version() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if new.merged_into is distinct from old.merged_into and not kring.may('merge') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  insert into kring.people_history (person_id, version, was) values (old.id, old.version, to_jsonb(old));
  new.version := old.version + 1;
  return new;
end $$;
create trigger people_keep_version before update on kring.people
  for each row execute function kring.keep_person_version();
create trigger people_history_append_only before update or delete on kring.people_history
  for each row execute function kring.refuse_change();
create trigger people_history_no_truncate before truncate on kring.people_history
  for each statement execute function kring.refuse_change();

-- What is asked again and again: the newest answer counts, none is lost ---------------------------

create table kring.gp_answers (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  answer text not null constraint gp_answers_known check (answer in ('yes', 'no', 'unknown')),
  name text not null default '',
  since_on date,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default kring.current_actor()
);
comment on table kring.gp_answers is 'Has the person a general practitioner? From the first contact to the day it becomes yes.';
create index gp_answers_person on kring.gp_answers (person_id);

create table kring.health_covers (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  kind text not null constraint health_covers_known
    check (kind in ('insured', 'increased', 'urgent-medical-aid', 'none', 'unknown')),
  fund text not null default '',
  until_on date,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default kring.current_actor()
);
comment on table kring.health_covers is 'Who pays for care, as told or seen.';
create index health_covers_person on kring.health_covers (person_id);

create trigger gp_answers_append_only before update or delete on kring.gp_answers
  for each row execute function kring.refuse_change();
create trigger health_covers_append_only before update or delete on kring.health_covers
  for each row execute function kring.refuse_change();

create table kring.national_numbers (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  number text not null,
  kind text not null constraint national_numbers_kind_known check (kind in ('niss', 'bis')),
  valid boolean not null,
  override_reason text,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default kring.current_actor(),
  ended_at timestamptz,
  ended_by uuid,
  constraint national_numbers_reasoned check (valid or override_reason ~ '\S')
);
comment on table kring.national_numbers is
  'NISS or BIS. Not unique across people: a refusal would tell a registrar that somebody is known; twins are found by the duplicate check.';
create index national_numbers_person on kring.national_numbers (person_id);
create unique index national_numbers_one_current on kring.national_numbers (person_id) where ended_at is null;

create table kring.relations (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  other_id uuid not null references kring.people on delete restrict,
  kind text not null constraint relations_kind_known
    check (kind in ('household', 'partner', 'parent', 'sibling', 'relative', 'friend', 'trusted')),
  recorded_at timestamptz not null default now(),
  recorded_by uuid default kring.current_actor(),
  ended_at timestamptz,
  ended_by uuid,
  constraint relations_two_people check (person_id <> other_id),
  constraint relations_stored_once check (kind in ('parent', 'trusted') or person_id < other_id)
);
comment on table kring.relations is
  'The other is the person''s parent, trusted person, …; stored once and read from both sides.';
create unique index relations_once on kring.relations (person_id, other_id, kind) where ended_at is null;
create index relations_other on kring.relations (other_id) where ended_at is null;

-- Merging: nothing is moved, so that everything can come back -------------------------------------

create table kring.merges (
  id uuid primary key default uuidv7(),
  kept_id uuid not null references kring.people on delete restrict,
  merged_id uuid not null references kring.people on delete restrict,
  took text[] not null default '{}',
  kept_before jsonb not null,
  kept_after jsonb not null,
  merged_before jsonb not null,
  merged_at timestamptz not null default clock_timestamp(),
  merged_by uuid default kring.current_actor(),
  undone_at timestamptz,
  undone_by uuid,
  constraint merges_two_people check (kept_id <> merged_id)
);
comment on table kring.merges is 'Which record was said to be which, with both identities as they were, and whether that was undone.';
comment on column kring.merges.took is 'Columns copied from the merged record into the kept one.';
create unique index merges_one_active on kring.merges (merged_id) where undone_at is null;
create index merges_kept on kring.merges (kept_id) where undone_at is null;

create table kring.likely_duplicates (
  id uuid primary key default uuidv7(),
  left_id uuid not null references kring.people on delete restrict,
  right_id uuid not null references kring.people on delete restrict,
  score real not null,
  found_by text not null constraint likely_duplicates_found_by_known check (found_by in ('registration', 'import')),
  found_at timestamptz not null default now(),
  state text not null default 'waiting'
    constraint likely_duplicates_state_known check (state in ('waiting', 'dismissed', 'merged')),
  decided_at timestamptz,
  decided_by uuid,
  constraint likely_duplicates_ordered check (left_id < right_id),
  constraint likely_duplicates_once unique (left_id, right_id)
);
comment on table kring.likely_duplicates is 'Pairs that wait for somebody to say whether they are one person.';
create index likely_duplicates_waiting on kring.likely_duplicates (score desc) where state = 'waiting';
create index likely_duplicates_right on kring.likely_duplicates (right_id);

create function kring.same_person(person uuid) returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
declare
  root uuid := person;
  above uuid;
  everyone uuid[];
  below uuid[];
begin
  if not kring.may('people') then
    return array[person];
  end if;
  loop
    select p.merged_into into above from kring.people p where p.id = root;
    exit when above is null;
    root := above;
  end loop;
  everyone := array[root];
  below := everyone;
  loop
    select array_agg(p.id) into below from kring.people p where p.merged_into = any (below);
    exit when below is null;
    everyone := everyone || below;
  end loop;
  return everyone;
end $$;
comment on function kring.same_person is
  'All records that are the same person as this one, the kept one first. What hangs on any of them is read through all of them.';

-- Finding --------------------------------------------------------------------------------------

create table kring.people_search (
  person_id uuid primary key references kring.people on delete cascade,
  keys text[] not null
);
comment on table kring.people_search is
  'Derived: the keys a person is found by (src/people/finding/stored-keys.ts). Nobody reads it but kring.find_people.';
create index people_search_keys on kring.people_search using gin (keys) with (fastupdate = off);

create function kring.write_search_keys(rows jsonb) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not kring.may('people') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  insert into kring.people_search (person_id, keys)
  select (r ->> 'id')::uuid, array(select jsonb_array_elements_text(r -> 'keys'))
    from jsonb_array_elements(rows) r
  on conflict (person_id) do update set keys = excluded.keys;
end $$;
comment on function kring.write_search_keys is 'Stores the keys of people, [{"id": …, "keys": […]}], in the transaction that changed them.';

create function kring.find_people(look_ups jsonb, most int, too_many text) returns setof uuid
  language plpgsql stable rows 20 security definer set search_path = ''
  set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  look_up jsonb;
  lists text[];
  before jsonb;
  found uuid[] := '{}';
  everyone uuid[] := '{}';
begin
  if not kring.may('people') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  if most > 300 or jsonb_array_length(look_ups) > 20 then
    raise exception 'kring: too wide a search';
  end if;
  -- One statement for each number of lists: its plan is kept, and planning costs as much as looking.
  for place in 0 .. jsonb_array_length(look_ups) - 1 loop
    look_up := look_ups -> place;
    -- The one before with one list more finds nobody else, if that one was not too many.
    continue when look_up - -1 = before and cardinality(found) <= most;
    before := look_up;
    -- A list of keys as the text of an array.
    lists := array[translate(look_up ->> 0, '[]', '{}'), translate(look_up ->> 1, '[]', '{}'), translate(look_up ->> 2, '[]', '{}')];
    case jsonb_array_length(look_up)
      when 1 then
        found := array(select s.person_id from kring.people_search s where s.keys && lists[1]::text[] limit most + 1);
      when 2 then
        found := array(select s.person_id from kring.people_search s
                        where s.keys && lists[1]::text[] and s.keys && lists[2]::text[] limit most + 1);
      else
        found := array(select s.person_id from kring.people_search s
                        where s.keys && lists[1]::text[] and s.keys && lists[2]::text[] and s.keys && lists[3]::text[]
                          and not exists (select from jsonb_path_query(look_up, '$[3 to last]') more
                                           where not s.keys && translate(more::text, '[]', '{}')::text[])
                        limit most + 1);
    end case;
    if cardinality(found) <= most then
      everyone := everyone || found;
    elsif too_many = 'take-some' then
      everyone := everyone || found[1:most];
    end if;
  end loop;
  return query select distinct one from unnest(everyone[1:2 * most]) one;
end $$;
comment on function kring.find_people is
  'The one door to search: records that have, for at least one look-up, a key of every list of it, [[["d…", …], ["y1990"]], …]. A look-up that finds more than `most` is cut (take-some) or left out (take-none); one that is the look-up before with one list more is asked only then. The first ones go before, all together bring twice that.';

-- Policies -------------------------------------------------------------------------------------

call kring.protect('kring.sectors', 'kring.people', 'kring.people_history', 'kring.gp_answers', 'kring.health_covers',
  'kring.national_numbers', 'kring.relations', 'kring.merges', 'kring.likely_duplicates', 'kring.people_search');

create policy sectors_read on kring.sectors for select to kring_app using ((select kring.current_actor()) is not null);

create policy people_read on kring.people for select to kring_app using ((select kring.may('people')));
create policy people_add on kring.people for insert to kring_app with check ((select kring.may('people')));
create policy people_change on kring.people for update to kring_app
  using ((select kring.may('people'))) with check ((select kring.may('people')));

create policy people_history_read on kring.people_history for select to kring_app using ((select kring.may('people')));

create policy gp_answers_read on kring.gp_answers for select to kring_app using ((select kring.may('people')));
create policy gp_answers_add on kring.gp_answers for insert to kring_app with check ((select kring.may('people')));
create policy health_covers_read on kring.health_covers for select to kring_app using ((select kring.may('people')));
create policy health_covers_add on kring.health_covers for insert to kring_app with check ((select kring.may('people')));

create policy national_numbers_read on kring.national_numbers for select to kring_app using ((select kring.may('people')));
create policy national_numbers_add on kring.national_numbers for insert to kring_app with check ((select kring.may('people')));
create policy national_numbers_end on kring.national_numbers for update to kring_app
  using ((select kring.may('people'))) with check ((select kring.may('people')));

create policy relations_read on kring.relations for select to kring_app using ((select kring.may('people')));
create policy relations_add on kring.relations for insert to kring_app with check ((select kring.may('people')));
create policy relations_end on kring.relations for update to kring_app
  using ((select kring.may('people'))) with check ((select kring.may('people')));

create policy merges_read on kring.merges for select to kring_app using ((select kring.may('people')));
create policy merges_add on kring.merges for insert to kring_app with check ((select kring.may('merge')));
create policy merges_undo on kring.merges for update to kring_app
  using ((select kring.may('merge'))) with check ((select kring.may('merge')));

create policy likely_duplicates_read on kring.likely_duplicates for select to kring_app using ((select kring.may('people')));
create policy likely_duplicates_add on kring.likely_duplicates for insert to kring_app with check ((select kring.may('people')));
create policy likely_duplicates_decide on kring.likely_duplicates for update to kring_app
  using ((select kring.may('merge'))) with check ((select kring.may('merge')));

create policy people_search_nobody on kring.people_search for select to kring_app using (false);

grant usage on sequence kring.card_numbers to kring_app;
grant select on kring.sectors, kring.people, kring.people_history, kring.gp_answers, kring.health_covers,
  kring.national_numbers, kring.relations, kring.merges, kring.likely_duplicates to kring_app;
grant insert on kring.people, kring.gp_answers, kring.health_covers, kring.national_numbers, kring.relations,
  kring.merges, kring.likely_duplicates to kring_app;
grant update (given, family, other_names, birth, gender, languages, reads, reading_ability, interpreter, reach,
  address_kind, street, postcode, municipality, sector, trusted_person, consent, merged_into)
  on kring.people to kring_app;
grant update (ended_at, ended_by) on kring.national_numbers, kring.relations to kring_app;
grant update (undone_at, undone_by) on kring.merges to kring_app;
grant update (state, decided_at, decided_by) on kring.likely_duplicates to kring_app;

revoke all on function kring.keep_person_version, kring.same_person, kring.write_search_keys, kring.find_people from public;
grant execute on function kring.same_person, kring.write_search_keys, kring.find_people to kring_app;
