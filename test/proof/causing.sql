-- Does a list of commands to the causes of a few people; what the house refuses is skipped, as it is
-- the next time. Names are numbers: people 1 to 4, services 1 to 3, staff 1 to 4.

create schema proof;

create function proof.id(kind int, number int) returns uuid language sql immutable as $$
  select ('00000000-0000-7000-8000-' || lpad(kind::text, 4, '0') || lpad(number::text, 8, '0'))::uuid
$$;

create function proof.cause(does jsonb) returns void language plpgsql as $$
declare
  c uuid := proof.id(9, (does ->> 'cause')::int);
  who uuid := proof.id(1, (does ->> 'person')::int);
  service uuid := proof.id(2, (does ->> 'service')::int);
  colleague uuid := proof.id(3, (does ->> 'staff')::int);
  other uuid := proof.id(1, (does ->> 'other')::int);
  since timestamptz := now() - interval '1 day';
begin
  case does ->> 'do'
    when 'begin-care' then
      insert into kring.care_relations (id, person_id, service_id, staff_id, basis, valid) values (c, who, service, colleague, 'contact',
        tstzrange(since, case when (does ->> 'over')::boolean then now() - interval '1 hour' else now() + interval '1 year' end));
    when 'end-care' then update kring.care_relations set ended_at = now() where id = c;
    when 'agree' then
      insert into kring.consents (id, person_id, decision, purpose, source_service, compartments, recipient_service, given_at, until,
        explained, language, aid, expressed)
      values (c, who, 'agreed', 'care', service, array['health', 'social'], proof.id(2, (does ->> 'to')::int), since,
        case when (does ->> 'over')::boolean then now() + interval '1 hour' end, 'why', 'fr', 'none', 'spoken');
    when 'withdraw' then insert into kring.consent_withdrawals (consent_id) values (c);
    when 'share' then
      insert into kring.shares (id, person_id, source_service, compartment, recipient_service, purpose, consent_id, strictly_needed, valid)
      select proof.id(8, (does ->> 'cause')::int), coalesce(other, x.person_id), x.source_service, does ->> 'compartment', x.recipient_service,
             'care', x.id, true, tstzrange(since, now() + interval '30 days')
        from kring.consents x where x.id = c;
    when 'end-share' then update kring.shares set ended_at = now() where id = proof.id(8, (does ->> 'cause')::int);
    when 'exclude' then
      insert into kring.exclusions (id, person_id, service_id, staff_id)
      values (c, who, case when colleague is null then service end, colleague);
    when 'lift' then update kring.exclusions set ended_at = now() where id = c;
    when 'own-file' then insert into kring.own_files (id, staff_id, person_id, kind) values (c, colleague, who, 'relative');
    when 'end-own-file' then update kring.own_files set ended_at = now() where id = c;
    when 'break-glass' then
      insert into kring.break_glass (id, person_id, staff_id, reason, words, opened_at, until)
      values (c, who, colleague, 'unconscious', 'found on the stairs', now() - interval '20 minutes', now() + interval '20 minutes');
    when 'close-glass' then update kring.break_glass set closed_at = now() where id = c;
    when 'merge' then
      update kring.people p set merged_into = other
       where p.id = who and who <> other and p.merged_into is null
         and exists (select from kring.people o where o.id = other and o.merged_into is null);
    when 'unmerge' then update kring.people set merged_into = null where id = who;
  end case;
exception when unique_violation or check_violation or insufficient_privilege then
  null;
end $$;

create function proof.cause_all(commands jsonb) returns void language plpgsql as $$
declare command jsonb;
begin
  for command in select * from jsonb_array_elements(commands) loop
    perform proof.cause(command);
  end loop;
end $$;

create function proof.follows() returns table (what text, times bigint) language sql stable as $$
  select g::text, count(*) from kring.grants g group by 1
  union all
  select c::text, count(*) from kring.closures c group by 1
  order by 1
$$;

insert into kring.people (id, number, given) select proof.id(1, n), 'KR-0000-00' || n || 'A', 'Someone' from generate_series(1, 4) n;
insert into kring.services (id, key, name) select proof.id(2, n), 'service-' || n, 'Service' from generate_series(1, 3) n;
insert into kring.staff (id, centre_id, email, given, family, profession)
select proof.id(3, n), (select id from kring.centres limit 1), 'staff-' || n || '@proof.kring', 'Some', 'One', 'nurse'
  from generate_series(1, 4) n;
