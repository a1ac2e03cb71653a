-- The register of what people ask about their own data: a copy, a correction, an erasure, an
-- objection; each with its clock (CONF-34).

insert into kring.role_capabilities (role, capability) values
  ('care', 'rights'), ('head', 'rights'), ('community', 'rights'), ('coordinator', 'rights'), ('dpo', 'rights');

-- What the law says, as facts that change --------------------------------------------------------

create table kring.request_clocks (
  kind text not null constraint request_clocks_kind_known check (kind in ('copy', 'correction', 'erasure', 'objection')),
  about_health boolean not null,
  days int constraint request_clocks_days_sensible check (days between 1 and 90),
  months int constraint request_clocks_months_sensible check (months between 1 and 3),
  extension_months int not null constraint request_clocks_extension_short check (extension_months between 0 and 2),
  source text not null constraint request_clocks_sourced check (source ~ '\S'),
  source_date date not null,
  primary key (kind, about_health),
  constraint request_clocks_days_or_months check (num_nonnulls(days, months) = 1)
);
comment on table kring.request_clocks is 'How long the house may take to answer, by what is asked and whether it is about a health file.';
comment on column kring.request_clocks.extension_months is 'By how much it may once be extended, with a motive; 0: the law knows no extension.';
comment on column kring.request_clocks.source_date is 'When the source was last read.';
insert into kring.request_clocks (kind, about_health, days, months, extension_months, source, source_date)
select kind, true, 15, null, 0, 'Loi du 22 août 2002 / Wet van 22 augustus 2002 (droits du patient, patiëntenrechten)', date '2026-11-22'
  from unnest(array['copy', 'correction', 'erasure', 'objection']) kind
union all
select kind, false, null, 1, 2, 'RGPD / AVG / GDPR, art. 12(3)', date '2026-11-22'
  from unnest(array['copy', 'correction', 'erasure', 'objection']) kind;

create table kring.kept_by_law (
  compartment text primary key references kring.compartments on delete restrict,
  years int not null constraint kept_by_law_sensible check (years between 1 and 100),
  source text not null constraint kept_by_law_sourced check (source ~ '\S'),
  source_date date not null
);
comment on table kring.kept_by_law is
  'What may not be erased, whoever asks: so many years after the last contact, by kind of secret.';
insert into kring.kept_by_law (compartment, years, source, source_date)
select compartment, 30, 'Loi du 22 avril 2019 / Wet van 22 april 2019 (qualité de la pratique, kwaliteitsvolle praktijkvoering), art. 35', date '2026-11-22'
  from unnest(array['health', 'mind']) compartment;

-- The register ---------------------------------------------------------------------------------

create table kring.rights_requests (
  id uuid primary key default uuidv7(),
  person_id uuid not null references kring.people on delete restrict,
  service_id uuid references kring.services on delete restrict,
  kind text not null,
  about_health boolean not null,
  asked_on date not null,
  asked_by uuid references kring.representations on delete restrict,
  how text not null constraint rights_requests_how_known check (how in ('desk', 'letter', 'mail', 'phone')),
  words text not null constraint rights_requests_says_something check (words ~ '\S' and length(words) <= 2000),
  due_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default kring.current_actor(),
  extended_to date,
  extension_motive text constraint rights_requests_extension_short check (length(extension_motive) <= 2000),
  extended_at timestamptz,
  extended_by uuid,
  answer text constraint rights_requests_answer_known check (answer in ('granted', 'partly', 'refused')),
  answer_motive text not null default '' constraint rights_requests_motive_short check (length(answer_motive) <= 2000),
  answered_at timestamptz,
  answered_by uuid,
  reminded_on date,
  constraint rights_requests_clock foreign key (kind, about_health)
    references kring.request_clocks (kind, about_health) on delete restrict,
  constraint rights_requests_extension_motivated check ((extended_to is null) or extension_motive ~ '\S'),
  constraint rights_requests_answer_whole check ((answer is null) = (answered_at is null)),
  constraint rights_requests_answer_motivated check (answer is null or answer = 'granted' or answer_motive ~ '\S')
);
comment on table kring.rights_requests is
  'What a person asked about their own data, from whom, until when it is answered, and what came of it. Never deleted, extended once, answered once.';
comment on column kring.rights_requests.service_id is 'Whom it is addressed to; null: the whole house.';
comment on column kring.rights_requests.asked_by is 'The representative who asked for the person; null: the person.';
comment on column kring.rights_requests.due_on is 'By the clock as it stood when it was noted; an extension stands beside it.';
comment on column kring.rights_requests.reminded_on is 'When those who may answer were last reminded.';
create index rights_requests_person on kring.rights_requests (person_id);
create index rights_requests_open on kring.rights_requests (coalesce(extended_to, due_on)) where answer is null;

create function kring.request_due_on(asked text, health boolean, asked_on date) returns date
  language sql stable set search_path = ''
  return (select (asked_on + make_interval(months => coalesce(c.months, 0), days => coalesce(c.days, 0)))::date
            from kring.request_clocks c where c.kind = asked and c.about_health = health);
comment on function kring.request_due_on is
  'The day on which the term ends: the day of asking is not counted; a month ends on the same day of the next month, or else on its last (Regulation 1182/71, art. 3).';

create function kring.hold_request() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  voice kring.representations;
  concerned text[];
begin
  if new.asked_on > kring.today() then
    raise exception 'kring: not asked yet' using errcode = 'check_violation', constraint = 'rights_requests_asked';
  end if;
  if new.asked_by is not null then
    select * into voice from kring.representations where id = new.asked_by;
    -- What is asked of a service is about everything it keeps; of the house, about everything.
    concerned := array(select c.compartment from kring.service_compartments c where c.service_id = new.service_id
                       union select k.key from kring.compartments k where new.service_id is null);
    if not coalesce(voice.person_id = any (kring.same_records(new.person_id)) and voice.kind <> 'trusted' and voice.ended_at is null
            and voice.valid @> kring.today() and voice.valid @> new.asked_on and concerned <@ voice.compartments, false)
       or exists (select from kring.maturities m where m.person_id = any (kring.same_records(new.person_id))
                     and m.ended_at is null and m.compartments && concerned) then
      raise exception 'kring: they have no say in this' using errcode = 'check_violation', constraint = 'rights_requests_has_a_say';
    end if;
  end if;
  new.due_on := kring.request_due_on(new.kind, new.about_health, new.asked_on);
  return new;
end $$;
create trigger rights_requests_hold before insert on kring.rights_requests for each row execute function kring.hold_request();

create function kring.settle_request() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  broken text;
  longest int;
begin
  if old.answer is not null then
    broken := 'rights_requests_answered_once';
  elsif tg_argv[0] = 'extension' then
    select c.extension_months into longest from kring.request_clocks c where c.kind = old.kind and c.about_health = old.about_health;
    broken := case
      when old.extended_to is not null then 'rights_requests_extended_once'
      when longest = 0 then 'rights_requests_extendable'
      -- The person is told within the first term (GDPR 12(3)).
      when kring.today() > old.due_on then 'rights_requests_extended_in_time'
      when new.extended_to is null or new.extended_to <= old.due_on
        or new.extended_to > (old.due_on + make_interval(months => longest))::date then 'rights_requests_extended_within'
    end;
    new.extended_at := now();
    new.extended_by := kring.current_actor();
  end if;
  if broken is not null then
    raise exception 'kring: not so' using errcode = 'check_violation', constraint = broken;
  end if;
  if tg_argv[0] = 'answer' then
    new.answered_at := now();
    new.answered_by := kring.current_actor();
  end if;
  return new;
end $$;
create trigger rights_requests_extend before update of extended_to, extension_motive on kring.rights_requests
  for each row execute function kring.settle_request('extension');
create trigger rights_requests_answer before update of answer, answer_motive on kring.rights_requests
  for each row execute function kring.settle_request('answer');
create trigger rights_requests_stay before delete on kring.rights_requests for each row execute function kring.refuse_change();

-- Whose rights, and who is reminded ----------------------------------------------------------------

create function kring.whose_rights(ids uuid[], card text default null)
  returns table (asked uuid, id uuid, number text, given text, family text, records uuid[])
  language plpgsql stable rows 50 security definer set search_path = '' as $$
begin
  if not kring.may('rights') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return query
    select found.id, p.id, p.number,
           coalesce(nullif(p.given, ''), case when p.family = '' then p.other_names -> 0 ->> 'given' end, ''),
           coalesce(nullif(p.family, ''), case when p.given = '' then p.other_names -> 0 ->> 'family' end, ''),
           same.records
      from (select one.id from kring.people one where one.id = any (ids) or one.number = card) found
     cross join lateral (select kring.same_records(found.id) records) same
      join kring.people p on p.id = same.records[1];
end $$;
comment on function kring.whose_rights is
  'Card number and name, of these or of who has this card, for those who note and answer requests without opening a file; all records of the person, the kept one first.';

create function kring.take_due_requests()
  returns table (id uuid, person_id uuid, due date, by_mail uuid[], by_bell uuid[])
  language plpgsql volatile rows 20 security definer set search_path = '' as $$
begin
  if not kring.may('upkeep') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  return query
    with waiting as (
      select r.id, coalesce(r.extended_to, r.due_on) ends, r.reminded_on from kring.rights_requests r where r.answer is null
    ), stepped as (
      select w.*, case when kring.today() > w.ends then w.ends + 1 + (kring.today() - w.ends - 1) / 7 * 7
                       when kring.today() >= w.ends - 1 then w.ends - 1
                       when kring.today() >= w.ends - 5 then w.ends - 5 end step
        from waiting w
    ), taken as (
      update kring.rights_requests r set reminded_on = kring.today()
        from stepped s
       where s.id = r.id and coalesce(s.reminded_on < s.step, s.step is not null)
      returning r.id, r.person_id, r.service_id, s.ends
    )
    select t.id, t.person_id, t.ends,
           coalesce(array_agg(a.staff_id) filter (where a.requests), '{}'),
           coalesce(array_agg(a.staff_id) filter (where not a.requests), '{}')
      from taken t left join lateral (
        select m.staff_id, bool_or(c.capability = 'requests') requests
          from kring.memberships m join kring.role_capabilities c using (role)
         where m.valid @> now()
         group by m.staff_id
        having (bool_or(c.capability = 'requests') and (t.service_id is null or bool_or(c.capability = 'journal'))
                or bool_or(c.capability = 'vault' and m.service_id = t.service_id))
           and not exists (select from kring.closures x where x.person_id = t.person_id
                              and (x.staff_id = m.staff_id or x.service_id = any (array_agg(m.service_id))))
      ) a on true
     group by t.id, t.person_id, t.ends;
end $$;
comment on function kring.take_due_requests is
  'Requests that are due in five days, in one, or overdue (again each week), each step once: whoever asks tells those who may answer.';

-- Gates ----------------------------------------------------------------------------------------

call kring.protect('kring.request_clocks', 'kring.kept_by_law', 'kring.rights_requests');
create policy request_clocks_read on kring.request_clocks for select to kring_app using ((select kring.current_actor()) is not null);
create policy request_clocks_set on kring.request_clocks for update to kring_app
  using ((select kring.may('requests')) and (select kring.may('journal'))) with check (true);
create policy kept_by_law_read on kring.kept_by_law for select to kring_app using ((select kring.current_actor()) is not null);

create policy rights_requests_read on kring.rights_requests for select to kring_app
  using (person_id <> all ((select kring.closed_people())::uuid[])
         and (service_id = any ((select kring.my_services())::uuid[])
              or (select kring.may('requests')) and (service_id is null or (select kring.may('journal')))));
create policy rights_requests_record on kring.rights_requests for insert to kring_app
  with check ((select kring.may('rights')) and person_id <> all ((select kring.closed_people())::uuid[]));
create policy rights_requests_settle on kring.rights_requests for update to kring_app
  using (person_id <> all ((select kring.closed_people())::uuid[])
         and (service_id = any ((select kring.my_services())::uuid[])
              or (select kring.may('requests')) and (service_id is null or (select kring.may('journal')))))
  with check (true);

grant select on kring.request_clocks, kring.kept_by_law, kring.rights_requests to kring_app;
grant update (days, months, extension_months, source, source_date) on kring.request_clocks to kring_app;
grant insert (id, person_id, service_id, kind, about_health, asked_on, asked_by, how, words),
      update (extended_to, extension_motive, answer, answer_motive) on kring.rights_requests to kring_app;

revoke all on function kring.request_due_on, kring.hold_request, kring.settle_request, kring.whose_rights,
  kring.take_due_requests from public;
grant execute on function kring.request_due_on, kring.whose_rights, kring.take_due_requests to kring_app;
