-- A title that was translated is a fact in every language it exists in: whoever reads it chooses.

create function kring.translations(element json) returns jsonb
  language sql immutable parallel safe set search_path = ''
  return (
    -- By paths that find nothing where the file is not as it should be: what was loaded stays loaded.
    select coalesce(pg_catalog.jsonb_object_agg(t.lang, t.content), '{}')
      from (
        select pg_catalog.jsonb_path_query_first(x, '$.extension[*] ? (@.url == "lang").valueCode') #>> '{}' as lang,
               coalesce(pg_catalog.jsonb_path_query_first(x, '$.extension[*] ? (@.url == "content").valueString'),
                        pg_catalog.jsonb_path_query_first(x, '$.extension[*] ? (@.url == "content").valueMarkdown')) #>> '{}' as content
          from pg_catalog.jsonb_path_query(element::jsonb,
            '$.extension[*] ? (@.url == "http://hl7.org/fhir/StructureDefinition/translation")') x) t
     where t.lang <> '' and t.content <> '');
comment on function kring.translations is
  'Of a FHIR element with translations, language → text: `{"fr": "Comment vas-tu ?"}`.';
revoke all on function kring.translations from public;
grant execute on function kring.translations to kring_app;

alter table kring.questionnaires
  add column titles jsonb not null generated always as (kring.translations(resource -> '_title')) stored;
comment on column kring.questionnaires.titles is 'The translations of its title, by language.';

create function kring.fact(key text, value text, how text, translated jsonb) returns jsonb
  language sql immutable parallel safe set search_path = ''
  return kring.fact(key, value, how)
    || case when translated <> '{}' then pg_catalog.jsonb_build_object('in', translated) else '{}' end;
comment on function kring.fact(text, text, text, jsonb) is 'One fact that is said in other languages too.';
revoke all on function kring.fact(text, text, text, jsonb) from public;
grant execute on function kring.fact(text, text, text, jsonb) to kring_app;

create or replace view kring.entry_facts with (security_invoker = true) as
  select c.entry_id, array_remove(array[
      kring.fact('began', kring.written_at(c.began_at), 'time'),
      kring.fact('place', c.place, 'record:place'),
      kring.fact('form', case when c.form <> 'individual' then c.form end, 'record:form'),
      kring.fact('minutes', c.duration_minutes::text, 'text'),
      kring.fact('interpreter', case when c.interpreter <> 'none' then c.interpreter end, 'record:interpreter'),
      kring.fact('interpreterLanguage', c.interpreter_language, 'language'),
      kring.fact('reason', c.reason, 'text'),
      kring.fact('outcome', c.outcome, 'record:outcome'),
      kring.fact('next', c.next_step, 'text'),
      kring.fact('nextOn', c.next_on::text, 'day')], null) as facts
    from kring.contacts c
  union all
  select n.entry_id, array_remove(array[
      kring.fact('need', n.what, 'needs:what'),
      (select kring.fact('code', coalesce(nullif(k.title_fr, ''), nullif(k.title_nl, ''), k.title_en) || ' (' || k.code || ')', 'text',
          (select jsonb_object_agg(l.lang, l.title || ' (' || k.code || ')')
             from (values ('en', k.title_en), ('fr', k.title_fr), ('nl', k.title_nl)) l (lang, title) where l.title <> ''))
         from kring.codes k where k.system = n.code_system and k.code = n.code),
      kring.fact('words', n.words, 'text'),
      kring.fact('state', (select s.state from kring.need_states s where s.entry_id = n.entry_id
                            order by s.changed_at desc, s.id desc limit 1), 'needs:state')], null)
    from kring.needs n
  union all
  select a.entry_id, array_remove(array[
      kring.fact('substance', a.substance, 'text'),
      kring.fact('allergyKind', a.kind, 'health:allergyKind'),
      kring.fact('severity', case when a.kind <> 'none-known' then a.severity end, 'health:severity'),
      kring.fact('reaction', a.reaction, 'text'),
      kring.fact('since', a.since, 'edtf')], null)
    from kring.allergies a
  union all
  select m.entry_id, array_remove(array[
      kring.fact('medicine', m.name, 'text'),
      kring.fact('dose', m.dose, 'text'),
      kring.fact('schedule', m.schedule, 'text'),
      kring.fact('for', m.reason, 'text'),
      kring.fact('prescriber', m.prescriber, 'text'),
      kring.fact('since', m.since_on::text, 'day'),
      kring.fact('until', m.until_on::text, 'day')], null)
    from kring.medications m
  union all
  select v.entry_id, array_remove(array[
      kring.fact('vaccine', v.vaccine, 'health:vaccine'),
      kring.fact('given', v.given, 'edtf'),
      kring.fact('doseNumber', v.dose::text, 'text'),
      kring.fact('lot', v.lot, 'text'),
      kring.fact('source', v.source, 'health:source')], null)
    from kring.vaccinations v
  union all
  -- Kinds and titles are looked up by themselves: where a branch joins, it reads all there is for each entry.
  select m.entry_id, (select array_remove(array[
      case when k.name <> '' then kring.fact('measured', k.name, 'text') else kring.fact('measured', m.kind, 'health:measure') end,
      kring.fact('value', trim_scale(m.value) || coalesce('/' || trim_scale(m.second_value), '') || ' ' || k.unit, 'measure'),
      kring.fact('taken', kring.written_at(m.taken_at), 'time'),
      kring.fact('remark', m.remark, 'text')], null)
      from kring.measurement_kinds k where k.key = m.kind)
    from kring.measurements m
  union all
  select d.entry_id, array_remove(array[
      kring.fact('document', d.kind, 'documents:kind'),
      kring.fact('title', d.title, 'text'),
      kring.fact('dated', d.dated_on::text, 'day'),
      kring.fact('correspondent', d.correspondent, 'text'),
      kring.fact('letter', d.text, 'text')], null)
    from kring.documents d
  union all
  select a.entry_id, array_remove(array[
      (select kring.fact('questionnaire', q.title, 'text', q.titles) from kring.questionnaires q where q.id = a.questionnaire_id),
      kring.fact('answeredBy', a.answered_by, 'questionnaires:answeredBy'),
      -- Of a web of several axes no single number tells anything.
      kring.fact('score', (select max(s.value) from jsonb_each_text(a.scores) s having count(*) = 1), 'text')], null)
    from kring.answers a;
