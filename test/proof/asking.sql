-- Asks the gates of the database for many cells at once, as whoever entered. Invoker's rights: what
-- answers are the policies themselves. Writing is tried and taken back.

create schema proof;
grant usage on schema proof to kring_app;

create function proof.read_entries(asked uuid[]) returns setof uuid language sql as $$
  select e.id from kring.entries e where e.id = any (asked)
$$;

create function proof.list_entries(people uuid[]) returns setof uuid language plpgsql as $$
declare one uuid;
begin
  foreach one in array people loop
    perform kring.focus_on(one);
    return query select e.id from kring.entries e where e.person_id = one;
  end loop;
  perform set_config('kring.focus', '', true);
end $$;

create function proof.read_contents(asked uuid[]) returns setof uuid language sql as $$
  select entry_id from kring.notes where entry_id = any (asked)
  union all select entry_id from kring.contacts where entry_id = any (asked)
  union all select entry_id from kring.needs where entry_id = any (asked)
  union all select entry_id from kring.allergies where entry_id = any (asked)
  union all select entry_id from kring.medications where entry_id = any (asked)
  union all select entry_id from kring.vaccinations where entry_id = any (asked)
  union all select entry_id from kring.measurements where entry_id = any (asked)
  union all select entry_id from kring.documents where entry_id = any (asked)
  union all select entry_id from kring.answers where entry_id = any (asked)
$$;

create function proof.read_additions(asked uuid[]) returns setof uuid language sql as $$
  select entry_id from kring.need_states where entry_id = any (asked)
  union all select entry_id from kring.entry_ends where entry_id = any (asked)
$$;

create function proof.read_helpers(asked uuid[]) returns setof uuid language sql as $$
  select entry_id from kring.need_helpers where entry_id = any (asked)
$$;

create function proof.read_facts(people uuid[], asked uuid[]) returns setof uuid language plpgsql as $$
declare one uuid;
begin
  foreach one in array people loop
    perform kring.focus_on(one);
    return query select f.entry_id from kring.entries e join kring.entry_facts f on f.entry_id = e.id
      where e.person_id = one and e.id = any (asked);
  end loop;
  perform set_config('kring.focus', '', true);
end $$;

create function proof.end_entries(entries uuid[]) returns boolean[] language plpgsql as $$
declare answers boolean[] := '{}';
begin
  for i in 1 .. cardinality(entries) loop
    begin
      insert into kring.entry_ends (entry_id, because) values (entries[i], 'dropped');
      raise exception using errcode = 'KRUND';
    exception
      when insufficient_privilege then answers := answers || false;
      when sqlstate 'KRUND' then answers := answers || true;
    end;
  end loop;
  return answers;
end $$;

create function proof.write_entries(people uuid[], services uuid[], compartments text[]) returns boolean[] language plpgsql as $$
declare answers boolean[] := '{}';
begin
  for i in 1 .. cardinality(people) loop
    begin
      insert into kring.entries (person_id, service_id, compartment, kind) values (people[i], services[i], compartments[i], 'note');
      raise exception using errcode = 'KRUND';
    exception
      when insufficient_privilege then answers := answers || false;
      when sqlstate 'KRUND' then answers := answers || true;
    end;
  end loop;
  return answers;
end $$;

create function proof.amend_entries(entries uuid[]) returns boolean[] language plpgsql as $$
declare answers boolean[] := '{}';
begin
  for i in 1 .. cardinality(entries) loop
    begin
      insert into kring.amendments (entry_id, kind, text) values (entries[i], 'amendment', 'more');
      raise exception using errcode = 'KRUND';
    exception
      when insufficient_privilege then answers := answers || false;
      when sqlstate 'KRUND' then answers := answers || true;
    end;
  end loop;
  return answers;
end $$;

create function proof.share_entries(people uuid[], services uuid[], compartments text[], entries uuid[],
    to_services uuid[], to_staff uuid[], consents uuid[]) returns boolean[] language plpgsql as $$
declare
  answers boolean[] := '{}';
  broken text;
begin
  for i in 1 .. cardinality(people) loop
    begin
      insert into kring.shares (person_id, source_service, compartment, entry_id, recipient_service, recipient_staff, purpose,
        consent_id, strictly_needed, valid)
      values (people[i], services[i], compartments[i], entries[i], to_services[i], to_staff[i], 'care', consents[i], true,
        tstzrange(now(), now() + interval '1 day'));
      raise exception using errcode = 'KRUND';
    exception
      when insufficient_privilege then answers := answers || false;
      when sqlstate 'KRUND' then answers := answers || true;
      when check_violation then
        get stacked diagnostics broken = constraint_name;
        if broken <> 'shares_agreed' then
          raise;
        end if;
        answers := answers || false;
    end;
  end loop;
  return answers;
end $$;

create function proof.break_glasses(people uuid[]) returns boolean[] language plpgsql as $$
declare answers boolean[] := '{}';
begin
  for i in 1 .. cardinality(people) loop
    begin
      insert into kring.break_glass (person_id, reason, words) values (people[i], 'unconscious', 'found on the stairs');
      raise exception using errcode = 'KRUND';
    exception
      when insufficient_privilege then answers := answers || false;
      when sqlstate 'KRUND' then answers := answers || true;
    end;
  end loop;
  return answers;
end $$;

create function proof.know_circles(people uuid[]) returns table (person uuid, service uuid) language sql as $$
  select one, c.service_id from unnest(people) one cross join lateral kring.care_around(one) c
$$;

create function proof.recognise_people(people uuid[]) returns setof uuid language sql as $$
  select p.id from kring.people p where p.id = any (people)
$$;

create function proof.correct_people(people uuid[]) returns setof uuid language plpgsql as $$
begin
  return query update kring.people p set street = 'Elsewhere' where p.id = any (people) returning p.id;
end $$;

create function proof.register_people(people uuid[]) returns boolean[] language plpgsql as $$
declare answers boolean[] := '{}';
begin
  for i in 1 .. cardinality(people) loop
    begin
      insert into kring.people (number, given) values ('KR-9999-' || lpad(i::text, 5, '0') || 'B', 'New');
      raise exception using errcode = 'KRUND';
    exception
      when insufficient_privilege then answers := answers || false;
      when sqlstate 'KRUND' then answers := answers || true;
    end;
  end loop;
  return answers;
end $$;

grant execute on all functions in schema proof to kring_app;
