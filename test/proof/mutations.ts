import type pg from "pg";
import type { Case } from "./cases.ts";
import type { Act } from "./compare.ts";
import { personId } from "./entries.ts";

/* Mistakes somebody could make in a gate, each of which the comparison must notice. */

export interface Mutation {
  readonly wrong: string;
  /** `kring.f` for a function, `policy on kring.t` for a policy. */
  readonly where: string;
  readonly instead: readonly [string, string];
  readonly principal: string;
  readonly act: Act;
  readonly purpose?: string;
}

export const mutations: readonly Mutation[] = [
  {
    wrong: "nobody is kept out",
    where: "closed_people",
    instead: ["c.staff_id = actor", "false"],
    principal: "nurse",
    act: "read",
  },
  {
    wrong: "nobody is kept out when the transaction is about one person",
    where: "focus_on",
    instead: ["c.staff_id = actor or c.service_id = any (kring.member_of())", "false"],
    principal: "nurse",
    act: "list",
  },
  {
    wrong: "a service kept out keeps out only those who care there",
    where: "closed_people",
    instead: ["kring.member_of()", "kring.my_services()"],
    principal: "nurse-with-two-doors",
    act: "read",
  },
  {
    wrong: "passed on to somebody not bound by secrecy",
    where: "share_grounds",
    instead: ["or not kring.is_bound()", ""],
    principal: "nurse-not-bound",
    act: "read",
  },
  {
    wrong: "passed on to somebody not bound by secrecy, about one person",
    where: "focus_on",
    instead: ["g.because = 'share' and bound", "g.because = 'share'"],
    principal: "volunteer",
    act: "list",
  },
  {
    wrong: "passed on to a service that does not care",
    where: "share_grounds",
    instead: ["and (g.grantee_service is null or r.source_service = g.grantee_service)", ""],
    principal: "head-of-two",
    act: "read",
  },
  {
    wrong: "passed on, and nobody cares",
    where: "share_grounds",
    instead: ["and r.valid @> now()", ""],
    principal: "debt-mediator",
    act: "read",
  },
  {
    wrong: "what was passed on as one entry opens the compartment",
    where: "open_compartments",
    instead: ["where g.entry_id is null", ""],
    principal: "psychologist",
    act: "read",
  },
  {
    wrong: "a narrowed entry is open to all",
    where: "entries_read on entries",
    instead: ["NOT restricted", "true"],
    principal: "general-practitioner",
    act: "read",
  },
  {
    wrong: "broken glass opens what is not vital",
    where: "entries_read on entries",
    instead: ["vital IS NOT NULL", "true"],
    principal: "nurse",
    act: "list",
  },
  {
    wrong: "broken glass serves every profession",
    where: "broken_glass",
    instead: ["not exists", "exists (select 1 where false) and not exists"],
    principal: "jurist",
    act: "read",
  },
  {
    wrong: "an emergency never ends",
    where: "focus_on",
    instead: ["and g.valid @> now()", "and (g.valid @> now() or g.because = 'break-glass')"],
    principal: "psychiatrist",
    act: "list",
  },
  {
    wrong: "a care relation never ends",
    where: "my_grants",
    instead: ["g.valid @> now()", "true"],
    principal: "social-worker",
    act: "read",
  },
  {
    wrong: "entries open at the welcome",
    where: "my_grants",
    instead: ["'care', 'rights'", "'care', 'rights', 'welcome'"],
    principal: "outreach-worker",
    act: "read",
    purpose: "welcome",
  },
  {
    wrong: "every profession opens every compartment of its service",
    where: "own_grounds",
    instead: ["o.profession = works_as", "true"],
    principal: "addiction-worker",
    act: "read",
  },
  {
    wrong: "a withdrawal changes nothing",
    where: "derive_access",
    instead: ["* tstzrange(null, w.withdrawn_at)", ""],
    principal: "nurse",
    act: "read",
  },
  {
    wrong: "whoever cares alone opens to the whole service",
    where: "derive_access",
    instead: [
      "case when r.staff_id is null then r.service_id end grantee_service, r.staff_id grantee_staff",
      "r.service_id grantee_service, null::uuid grantee_staff",
    ],
    principal: "debt-mediator",
    act: "list",
  },
  {
    wrong: "what was refused is passed on",
    where: "hold_share",
    instead: ["agreed.decision = 'agreed' and", ""],
    principal: "nurse",
    act: "share",
  },
  {
    wrong: "a consent that was taken back serves again",
    where: "hold_share",
    instead: ["w.consent_id = new.consent_id", "false"],
    principal: "nurse",
    act: "share",
  },
  {
    wrong: "a consent for one purpose serves another",
    where: "hold_share",
    instead: ["agreed.purpose = new.purpose and", ""],
    principal: "nurse",
    act: "share",
  },
  {
    wrong: "what somebody else agreed to serves",
    where: "hold_share",
    instead: ["agreed.person_id = any (kring.same_records(new.person_id))", "true"],
    principal: "nurse",
    act: "share",
  },
  {
    wrong: "whoever works in a service writes in every compartment",
    where: "may_write",
    instead: ["and o.profession = current_setting('kring.profession', true)", ""],
    principal: "psychologist",
    act: "write",
  },
  {
    wrong: "writing needs no care relation of the service itself",
    where: "may_write",
    instead: ["(g.grantee_service = service or g.grantee_staff = kring.current_actor())", "true"],
    principal: "jurist",
    act: "write",
  },
  {
    wrong: "a narrowed entry is amended by all",
    where: "may_amend",
    instead: ["not e.restricted", "true"],
    principal: "nurse",
    act: "amend",
  },
  {
    wrong: "whoever is not bound breaks the glass",
    where: "may_break_glass",
    instead: ["kring.is_bound()", "true"],
    principal: "nurse-not-bound",
    act: "open",
  },
  {
    wrong: "a discreet service is told of",
    where: "care_around",
    instead: ["not s.discreet", "true"],
    principal: "nurse",
    act: "know",
  },
  {
    wrong: "everybody recognises everybody",
    where: "people_read on people",
    instead: ["SELECT kring.may('people'::text) AS may", "SELECT true AS may"],
    principal: "partner",
    act: "recognise",
  },
  {
    wrong: "what was measured is seen without its head",
    where: "measurements_read on measurements",
    instead: ["(e.id = measurements.entry_id)", "true"],
    principal: "nurse",
    act: "contents",
  },
  {
    wrong: "how a need stands is seen without its head",
    where: "need_states_read on need_states",
    instead: ["(e.id = need_states.entry_id)", "true"],
    principal: "general-practitioner",
    act: "additions",
  },
  {
    wrong: "whoever reads an entry says that it holds no longer",
    where: "entry_ends_write on entry_ends",
    instead: ["kring.may_amend(entry_id)", "true"],
    principal: "nurse",
    act: "end",
  },
];

/** In the transaction at hand; what the deriving function does is derived anew for the cases. */
export async function applyMutation(
  root: pg.Client,
  { where, instead: [was, is] }: Mutation,
  cases: readonly Case[],
): Promise<void> {
  const [name, table] = where.split(" on ");
  const { rows } = await root.query<{ text: string; writes: boolean }>(
    table
      ? "select coalesce(qual, with_check) as text, qual is null as writes from pg_policies where policyname = $1 and tablename = $2"
      : "select pg_get_functiondef(oid) as text from pg_proc where proname = $1 and pronamespace = 'kring'::regnamespace and $2::text is null",
    [name, table],
  );
  const text = rows[0]?.text ?? "";
  if (!text.includes(was)) throw new Error(`${where} no longer says: ${was}`);
  const changed = text.replaceAll(was, is);
  const part = rows[0]?.writes ? "with check" : "using";
  await root.query(table ? `alter policy ${name} on kring.${table} ${part} (${changed})` : changed);
  if (where === "derive_access") {
    await root.query("select kring.derive_access(one) from unnest($1::uuid[]) one", [
      cases.map(({ number }) => personId(number)),
    ]);
  }
}
