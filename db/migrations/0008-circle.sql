-- The circle: who cares for a person and until when, what the person agreed to, what was passed on,
-- whom they keep out, and who opened in an emergency. What follows from it stands in 0009.

-- Care relations -------------------------------------------------------------------------------

create table kring.care_relation_lengths (
  basis text primary key,
  months int not null constraint care_relation_lengths_sensible check (months between 1 and 60),
  source text not null,
  source_date date not null,
  constraint care_relation_lengths_known check (basis in ('contact', 'referral', 'emergency'))
);
comment on table kring.care_relation_lengths is 'How long a care relation lasts, by the fact that began it (CONF-14).';
comment on column kring.care_relation_lengths.source_date is 'When the source was last read.';
insert into kring.care_relation_lengths (basis, months, source, source_date) values
  ('contact', 15, 'eHealth therapeutic relation proven by a card read at the consultation; access requires care (law of 22 April 2019, arts 36-37)', '2026-11-22'),
  ('referral', 3, 'eHealth therapeutic relation proven by a referral or a stay (law of 22 April 2019, arts 36-37)', '2026-11-22'),
  ('emergency', 1, 'eHealth therapeutic relation of an emergency or guard post (law of 22 April 2019, arts 36-37)', '2026-11-22');

create table kring.care_relations (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  service_id uuid not null references kring.services on delete restrict,
  staff_id uuid references kring.staff on delete restrict,
  basis text not null references kring.care_relation_lengths on delete restrict,
  valid tstzrange not null,
  begun_by uuid default kring.current_actor(),
  ended_at timestamptz,
  ended_by uuid
);
comment on table kring.care_relations is
  'This service, or only this staff member of it, is caring for this person, because of a fact and until a date. Renewed by another row.';
create index care_relations_person on kring.care_relations (person_id);
create index care_relations_ending on kring.care_relations (upper(valid)) where ended_at is null;

create function kring.limit_care_relation() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    if old.ended_at is not null then
      raise exception 'kring: it has ended' using errcode = 'insufficient_privilege';
    end if;
    new.ended_at := now();
    new.ended_by := kring.current_actor();
  elsif new.valid is null then
    new.valid := tstzrange(now(), now() + make_interval(months =>
      (select l.months from kring.care_relation_lengths l where l.basis = new.basis)));
  end if;
  return new;
end $$;
create trigger care_relations_limit before insert or update on kring.care_relations
  for each row execute function kring.limit_care_relation();

-- Consent --------------------------------------------------------------------------------------

create table kring.representations (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  kind text not null constraint representations_kind_known check (kind in ('trusted', 'representative', 'parent', 'administrator')),
  name text not null constraint representations_named check (name ~ '\S'),
  other_id uuid references kring.people on delete restrict,
  compartments text[] not null,
  evidence text not null default '',
  valid daterange not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default kring.current_actor(),
  ended_at timestamptz,
  ended_by uuid
);
comment on table kring.representations is
  'Who may stand beside the person (trusted) or speak for them, for which kinds of secret, from when to when, on what evidence (CONF-36).';
create index representations_person on kring.representations (person_id);

create table kring.maturities (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  compartments text[] not null constraint maturities_of_something check (cardinality(compartments) > 0),
  assessed_at timestamptz not null default now(),
  assessed_by uuid default kring.current_actor(),
  ended_at timestamptz,
  ended_by uuid
);
comment on table kring.maturities is
  'A minor who exercises their rights alone, for which matters, on whose assessment; parents then have no say in these (CONF-35).';
create index maturities_person on kring.maturities (person_id);

create table kring.consents (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  decision text not null constraint consents_decision_known check (decision in ('agreed', 'refused')),
  purpose text not null constraint consents_purpose_known check (purpose in ('care', 'handover', 'advice')),
  source_service uuid not null references kring.services on delete restrict,
  compartments text[] not null constraint consents_of_something check (cardinality(compartments) > 0),
  recipient_service uuid references kring.services on delete restrict,
  recipient_staff uuid references kring.staff on delete restrict,
  given_at timestamptz not null default now(),
  until timestamptz,
  explained text not null,
  language text not null,
  aid text not null constraint consents_aid_known check (aid in ('none', 'interpreter', 'pictograms', 'relative')),
  interpreter text not null default '',
  expressed text not null constraint consents_expressed_known check (expressed in ('spoken', 'written', 'gesture')),
  given_by uuid references kring.representations on delete restrict,
  collected_by uuid default kring.current_actor(),
  constraint consents_one_recipient check (num_nonnulls(recipient_service, recipient_staff) = 1),
  constraint consents_until_later check (until > given_at)
);
comment on table kring.consents is
  'The append-only ledger of what a person agreed to or refused: which secrets, of which service, to whom, for what, until when; what was explained, in which language, with which help (CONF-10).';
comment on column kring.consents.source_service is 'Whose secrets.';
comment on column kring.consents.explained is 'The words the person read or heard.';
comment on column kring.consents.given_by is 'The representative who spoke for the person; null: the person.';
create index consents_person on kring.consents (person_id);

create table kring.consent_withdrawals (
  consent_id uuid primary key references kring.consents on delete restrict,
  withdrawn_at timestamptz not null default now(),
  given_by uuid references kring.representations on delete restrict,
  recorded_by uuid default kring.current_actor()
);
comment on table kring.consent_withdrawals is 'A consent that was taken back; what was passed on under it closes at once (CONF-12).';

-- Shares, exclusions, own files, emergencies -----------------------------------------------------

create table kring.shares (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  source_service uuid not null references kring.services on delete restrict,
  compartment text not null references kring.compartments on delete restrict,
  entry_id uuid,
  recipient_service uuid references kring.services on delete restrict,
  recipient_staff uuid references kring.staff on delete restrict,
  purpose text not null constraint shares_purpose_known check (purpose in ('care', 'handover', 'advice')),
  consent_id uuid not null references kring.consents on delete restrict,
  strictly_needed boolean not null constraint shares_strictly_needed check (strictly_needed),
  valid tstzrange not null,
  shared_by uuid default kring.current_actor(),
  ended_at timestamptz,
  ended_by uuid,
  constraint shares_one_recipient check (num_nonnulls(recipient_service, recipient_staff) = 1),
  constraint shares_not_empty check (not isempty(valid) and upper(valid) is not null)
);
comment on table kring.shares is
  'One act of passing on: an entry, or one compartment of one service, to a service or a colleague, for a purpose, until a date, under a consent, strictly needed by the word of its author (CONF-11).';
create index shares_person on kring.shares (person_id);
create index shares_consent on kring.shares (consent_id);
create index shares_entry on kring.shares (entry_id) where entry_id is not null;
create index shares_ending on kring.shares (upper(valid)) where ended_at is null;

create table kring.exclusions (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  service_id uuid references kring.services on delete restrict,
  staff_id uuid references kring.staff on delete restrict,
  excluded_at timestamptz not null default now(),
  recorded_by uuid default kring.current_actor(),
  ended_at timestamptz,
  ended_by uuid,
  constraint exclusions_one_kept_out check (num_nonnulls(service_id, staff_id) = 1)
);
comment on table kring.exclusions is 'The person wants this staff member, or everybody of this service, kept out; beats every ground (CONF-13).';
-- Once for each who recorded it: a refusal would tell of one that is not told to whoever asks (0010).
create unique index exclusions_once on kring.exclusions (person_id, coalesce(service_id, staff_id), recorded_by)
  nulls not distinct where ended_at is null;

create table kring.own_files (
  id uuid primary key default uuidv7(),
  staff_id uuid not null references kring.staff on delete restrict,
  person_id uuid not null references kring.people on delete restrict,
  kind text not null constraint own_files_kind_known check (kind in ('self', 'relative')),
  declared_at timestamptz not null default now(),
  declared_by uuid default kring.current_actor(),
  ended_at timestamptz,
  ended_by uuid
);
comment on table kring.own_files is 'A staff member''s own file, or that of a declared relative: closed to them (CONF-23).';
create unique index own_files_once on kring.own_files (staff_id, person_id) where ended_at is null;
create index own_files_person on kring.own_files (person_id);

create table kring.break_glass (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  staff_id uuid not null default kring.current_actor() references kring.staff on delete restrict,
  reason text not null constraint break_glass_reason_known
    check (reason in ('unconscious', 'life-threatening', 'confused', 'cannot-be-asked', 'other')),
  words text not null constraint break_glass_explained check (length(btrim(words)) >= 10),
  opened_at timestamptz not null default now(),
  until timestamptz not null default now() + interval '60 minutes',
  closed_at timestamptz,
  constraint break_glass_short check (until > opened_at and until <= opened_at + interval '60 minutes')
);
comment on table kring.break_glass is
  'An emergency opening: vital entries only, an hour at most, with a reason; told to the heads of the service at once and reviewed (CONF-21).';
create index break_glass_person on kring.break_glass (person_id);
create index break_glass_staff on kring.break_glass (staff_id);

create table kring.break_glass_reviews (
  break_glass_id uuid primary key references kring.break_glass on delete restrict,
  outcome text not null constraint break_glass_reviews_outcome_known check (outcome in ('needed', 'understandable', 'not-needed')),
  remark text not null default '',
  reviewed_at timestamptz not null default now(),
  reviewed_by uuid default kring.current_actor()
);
comment on table kring.break_glass_reviews is 'What somebody else, a head of the service or the data protection officer, thought of it afterwards.';

create function kring.end_once() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.ended_at is not null then
    raise exception 'kring: it has ended' using errcode = 'insufficient_privilege';
  end if;
  new.ended_at := now();
  new.ended_by := kring.current_actor();
  return new;
end $$;
comment on function kring.end_once is 'Whatever an end is written as: it is now, by the actor, and stays.';
create trigger shares_end_once before update on kring.shares for each row execute function kring.end_once();
create trigger exclusions_end_once before update on kring.exclusions for each row execute function kring.end_once();
create trigger own_files_end_once before update on kring.own_files for each row execute function kring.end_once();
create trigger representations_end_once before update on kring.representations for each row execute function kring.end_once();
create trigger maturities_end_once before update on kring.maturities for each row execute function kring.end_once();
create trigger consents_append_only before update or delete on kring.consents
  for each row execute function kring.refuse_change();
create trigger consent_withdrawals_append_only before update or delete on kring.consent_withdrawals
  for each row execute function kring.refuse_change();
create trigger break_glass_reviews_append_only before update or delete on kring.break_glass_reviews
  for each row execute function kring.refuse_change();

create function kring.close_glass_once() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.closed_at is not null then
    raise exception 'kring: it is closed' using errcode = 'insufficient_privilege';
  end if;
  new.closed_at := now();
  return new;
end $$;
create trigger break_glass_close_once before update on kring.break_glass for each row execute function kring.close_glass_once();

call kring.protect('kring.care_relation_lengths', 'kring.care_relations', 'kring.representations', 'kring.maturities',
  'kring.consents', 'kring.consent_withdrawals', 'kring.shares', 'kring.exclusions', 'kring.own_files',
  'kring.break_glass', 'kring.break_glass_reviews');
revoke all on function kring.limit_care_relation, kring.end_once, kring.close_glass_once from public;
