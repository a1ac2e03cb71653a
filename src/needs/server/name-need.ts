import { sql } from "kysely";
import type { Input } from "../../platform/endpoint.ts";
import { Invalid, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import { beginEntry, type Focus, focusOnEntry, focusOnPerson } from "../../record/server/index.ts";
import type * as contract from "../contract.ts";
import type { Need, NeedState, WhyUnmet } from "../contract.ts";
import { checkNeed, checkState, standingOf, urgencyOf } from "../rules.ts";
import { readNeed } from "./read-needs.ts";

type Named = Input<typeof contract.nameNeed>;

/** Writes a need and how it stands. Where one may not write there is nobody to write about. */
export async function nameNeed(tx: Tx, need: Named): Promise<Need> {
  const errors = checkNeed(need);
  if (errors.length > 0) throw new Invalid(errors);
  const focus = await focusOnPerson(tx, need.id);
  await findMatters(tx, focus, need);
  const { serviceId, compartment, what, code, words = "", notedIn = null } = need;
  const vital = need.vital ? "problem" : null;
  const head = { serviceId, compartment, kind: "need", vital } as const;
  const id = await beginEntry(tx, focus, head, notedIn ? { notedIn } : {});
  await tx.db
    .insertInto("kring.needs")
    .values({
      entry_id: id,
      what,
      code_system: code?.system ?? null,
      code: code?.code ?? null,
      words,
      noted_in: notedIn,
    })
    .execute();
  const { state = "new", unmetBecause = null, stateWords = "" } = need;
  await writeState(tx, id, {
    state,
    urgency: urgencyOf(state, need.urgency),
    unmetBecause,
    words: stateWords,
  });
  return readNeed(tx, id, focus);
}

/** The code that was chosen, and the note it was marked in: Invalid at the one that is not there. */
async function findMatters(tx: Tx, { everyone }: Focus, need: Named): Promise<void> {
  const { code, notedIn, serviceId } = need;
  const { rows } = await sql<{ coded: boolean; noted: boolean }>`
    select exists (select from kring.codes k where k.system = ${code?.system ?? null} and k.code = ${code?.code ?? null}) as coded,
      exists (select from kring.entries e where e.id = ${notedIn ?? null}::uuid and e.kind in ('note', 'contact')
        and e.service_id = ${serviceId} and e.person_id = any (${[...everyone]}::uuid[])) as noted`.execute(
    tx.db,
  );
  const found = rows[0];
  if (code && !found?.coded) throw new Invalid([{ path: "/code", code: "unknown" }]);
  if (notedIn && !found?.noted) throw new Invalid([{ path: "/notedIn", code: "not-there" }]);
}

/** Another state; what it was stays. `read-only` for whoever it was passed on to. */
export async function moveNeed(
  tx: Tx,
  { id, state, urgency, unmetBecause = null, words = "" }: Input<typeof contract.moveNeed>,
): Promise<Need> {
  const errors = checkState(state, unmetBecause);
  if (errors.length > 0) throw new Invalid(errors);
  const { need, focus, detail } = await openForAct(tx, id);
  const now = urgencyOf(state, urgency, standingOf(need).urgency);
  await writeState(tx, id, { state, urgency: now, unmetBecause, words });
  tx.journal({ act: "need-moved", personId: focus.personId, detail: { ...detail, state } });
  return readNeed(tx, id, focus);
}

interface State {
  readonly state: NeedState;
  readonly urgency: number;
  readonly unmetBecause: WhyUnmet | null;
  readonly words: string;
}

export async function writeState(
  tx: Tx,
  id: string,
  { state, urgency, unmetBecause, words }: State,
): Promise<void> {
  await tx.db
    .insertInto("kring.need_states")
    .values({ entry_id: id, state, urgency, unmet_because: unmetBecause, words })
    .execute();
}

/** Not there for whom it is not there; `read-only` for whom it was passed on to. */
export async function openForAct(tx: Tx, id: string) {
  const focus = await focusOnEntry(tx, id);
  const need = await readNeed(tx, id, focus);
  const { ground, service, compartment } = need.entry;
  if (ground !== "own") throw new Refusal("read-only", 403);
  return { need, focus, detail: { entry: id, service: service.id, compartment } };
}
