-- Health essentials: what a nurse and an emergency need to know, and what is measured over time.

create table kring.allergies (
  entry_id uuid primary key references kring.entries on delete restrict,
  substance text not null default '' constraint allergies_substance_short check (length(substance) <= 200),
  kind text not null constraint allergies_kind_known check (kind in ('allergy', 'intolerance', 'none-known')),
  severity text not null constraint allergies_severity_known check (severity in ('mild', 'severe', 'life-threatening', 'unknown')),
  reaction text not null default '' constraint allergies_reaction_short check (length(reaction) <= 500),
  since text not null default '' constraint allergies_since_written check (since ~ '^(\d{4}(-\d{2}(-\d{2})?)?~?)?$'),
  constraint allergies_substance_said check ((kind = 'none-known') = (substance !~ '\S'))
);
comment on table kring.allergies is 'What somebody does not tolerate. Vital: an emergency sees it.';
comment on column kring.allergies.kind is
  'none-known: somebody asked, and there is none; it ends when one is noted. Nothing noted at all: nobody asked.';
comment on column kring.allergies.since is 'As far as known, in EDTF: 2019, 2019-05.';
call kring.protect_kind('kring.allergies');

create table kring.medications (
  entry_id uuid primary key references kring.entries on delete restrict,
  name text not null constraint medications_named check (name ~ '\S' and length(name) <= 200),
  dose text not null default '' constraint medications_dose_short check (length(dose) <= 200),
  schedule text not null default '' constraint medications_schedule_short check (length(schedule) <= 300),
  reason text not null default '' constraint medications_reason_short check (length(reason) <= 300),
  prescriber text not null default '' constraint medications_prescriber_short check (length(prescriber) <= 200),
  since_on date,
  until_on date,
  constraint medications_in_order check (until_on >= since_on)
);
comment on table kring.medications is
  'What somebody takes at present, as told or prescribed elsewhere; no prescription. Vital: an emergency sees it.';
call kring.protect_kind('kring.medications');

create table kring.vaccinations (
  entry_id uuid primary key references kring.entries on delete restrict,
  vaccine text not null constraint vaccinations_vaccine_plain check (vaccine ~ '^[a-z0-9][a-z0-9-]{1,40}$'),
  given text not null default '' constraint vaccinations_given_written check (given ~ '^(\d{4}(-\d{2}(-\d{2})?)?~?)?$'),
  dose smallint constraint vaccinations_dose_sensible check (dose between 1 and 20),
  lot text not null default '' constraint vaccinations_lot_short check (length(lot) <= 60),
  source text not null constraint vaccinations_source_known check (source in ('given-here', 'card', 'told'))
);
comment on table kring.vaccinations is 'A dose of a vaccine, given here, read on a card, or told.';
comment on column kring.vaccinations.given is 'As far as known, in EDTF; empty when nobody knows.';
call kring.protect_kind('kring.vaccinations');

create table kring.measurement_kinds (
  key text primary key constraint measurement_kinds_key_plain check (key ~ '^[a-z0-9][a-z0-9-]{1,40}$'),
  service_id uuid references kring.services on delete restrict,
  name text not null default '' constraint measurement_kinds_name_short check (length(name) <= 80),
  unit text not null constraint measurement_kinds_unit_short check (length(unit) between 1 and 30),
  values_count smallint not null default 1 constraint measurement_kinds_values_known check (values_count in (1, 2)),
  decimals smallint not null default 0 constraint measurement_kinds_decimals_sensible check (decimals between 0 and 3),
  possible numrange not null,
  usual numrange not null,
  second_usual numrange,
  place smallint not null default 100,
  added_by uuid default kring.current_actor(),
  added_at timestamptz not null default now(),
  constraint measurement_kinds_own_named check (service_id is null or name ~ '\S'),
  constraint measurement_kinds_usual_possible check (possible @> usual and possible @> coalesce(second_usual, usual)),
  constraint measurement_kinds_second_usual check ((values_count = 2) = (second_usual is not null))
);
create unique index measurement_kinds_once on kring.measurement_kinds (service_id, lower(name));
comment on table kring.measurement_kinds is
  'What can be measured: the house''s own list, and what a service added for itself. Outside `possible` it is a slip of the keyboard; outside `usual` it is asked once.';
comment on column kring.measurement_kinds.unit is 'In UCUM: mm[Hg], kg, cm, mg/dL, L/min.';
comment on column kring.measurement_kinds.values_count is '2: a pair, as a blood pressure, upper value first.';
comment on column kring.measurement_kinds.place is 'In the list: what is measured most comes first.';
comment on column kring.measurement_kinds.usual is 'Of somebody grown up: of a small child the question is answered more often.';
insert into kring.measurement_kinds (key, place, unit, values_count, decimals, possible, usual, second_usual, added_by) values
  ('blood-pressure', 1, 'mm[Hg]', 2, 0, '[20,350]', '[90,160]', '[50,100]', null),
  ('heart-rate', 2, '/min', 1, 0, '[10,350]', '[45,120]', null, null),
  ('weight', 3, 'kg', 1, 1, '[0.3,400]', '[2,150]', null, null),
  ('height', 4, 'cm', 1, 0, '[20,260]', '[45,210]', null, null),
  ('temperature', 5, 'Cel', 1, 1, '[25,45]', '[35.5,38.5]', null, null),
  ('glucose', 6, 'mg/dL', 1, 0, '[5,2000]', '[60,200]', null, null),
  ('peak-flow', 7, 'L/min', 1, 0, '[20,900]', '[150,700]', null, null),
  ('oxygen-saturation', 8, '%', 1, 0, '[20,100]', '[92,100]', null, null),
  ('pregnancy', 9, 'wk', 1, 0, '[0,45]', '[0,42]', null, null);

create table kring.measurements (
  entry_id uuid primary key references kring.entries on delete restrict,
  kind text not null references kring.measurement_kinds on delete restrict,
  value numeric not null,
  second_value numeric,
  taken_at timestamptz not null,
  remark text not null default '' constraint measurements_remark_short check (length(remark) <= 300)
);
comment on table kring.measurements is 'One measurement in the unit of its kind.';
call kring.protect_kind('kring.measurements');

create function kring.hold_measurement() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  of kring.measurement_kinds;
begin
  select * into of from kring.measurement_kinds where key = new.kind;
  if not of.possible @> new.value or not coalesce(of.possible @> new.second_value and new.second_value < new.value, true) then
    raise exception 'kring: not possible' using errcode = 'check_violation', constraint = 'measurements_possible';
  end if;
  if (of.values_count = 2) <> (new.second_value is not null) then
    raise exception 'kring: a value too many or too few' using errcode = 'check_violation', constraint = 'measurements_values';
  end if;
  return new;
end $$;
revoke all on function kring.hold_measurement from public;
create trigger measurements_hold before insert on kring.measurements for each row execute function kring.hold_measurement();

call kring.protect('kring.measurement_kinds');
-- That a service measures something says nothing of anybody; a measurement that was passed on is read with its unit.
create policy measurement_kinds_read on kring.measurement_kinds for select to kring_app
  using ((select kring.current_actor()) is not null);
create policy measurement_kinds_add on kring.measurement_kinds for insert to kring_app
  with check (service_id = any ((select kring.my_services())::uuid[]) and (select kring.may('vault')));
grant select on kring.measurement_kinds to kring_app;
grant insert (key, service_id, name, unit, decimals, possible, usual) on kring.measurement_kinds to kring_app;
