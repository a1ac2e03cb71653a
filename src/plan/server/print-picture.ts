import { sql } from "kysely";
import { domainOf } from "../../needs/rules.ts";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import { focusOnPerson, today, whatWasRead } from "../../record/server/index.ts";
import type { Helper, NextStep, PicturedNeed, PicturePaper } from "../contract.ts";
import { byWeight, isOpen, mayStandOnPaper, stateOf } from "../rules.ts";
import { readShown } from "./read-shown.ts";

interface Handing extends Pick<PicturePaper, "given" | "family" | "number" | "house"> {
  readonly standsIn: boolean;
  /** Entries that stay with us: withheld, narrowed by another, or passed on by a discreet service. */
  readonly kept: readonly string[];
}

/** The page a person takes along. Only for whoever stands in their circle; for others `not-found`. */
export async function printPicture(tx: Tx, { id }: { id: string }): Promise<PicturePaper> {
  const [{ personId }, handing, shown] = await Promise.all([
    focusOnPerson(tx, id),
    readHanding(tx, id),
    readShown(tx),
  ]);
  if (!handing?.standsIn) throw notFound();
  const { kept, standsIn: _, ...whose } = handing;
  const isHandedOver = ({ entryId, ground }: { entryId: string; ground: string }) =>
    ground !== "break-glass" && !kept.includes(entryId);
  const open = shown.needs.filter(isOpen);
  const needs = open.filter((need) => isHandedOver(need) && mayStandOnPaper(need.what));
  const next = shown.next.filter(isHandedOver);
  const leftOut = open.length - needs.length + shown.next.length - next.length;
  tx.journal({
    act: "picture-printed",
    personId,
    detail: {
      needs: needs.length,
      next: next.length,
      leftOut,
      ...whatWasRead([...needs, ...next]),
    },
  });
  return {
    ...whose,
    madeOn: today(),
    needs: byWeight(needs).map(needOf),
    next: next.map(stepOf),
    leftOut,
  };
}

function needOf(need: Omit<PicturedNeed, "domain">): PicturePaper["needs"][number] {
  const { what, helpers } = need;
  return {
    what,
    domain: domainOf(what),
    state: stateOf(need).state,
    urgency: stateOf(need).urgency,
    helpers: helpers.map(nameOf),
  };
}

function nameOf({ service, colleague, outside }: Helper): string {
  return service?.name ?? (colleague ? `${colleague.given} ${colleague.family}`.trim() : outside);
}

function stepOf({ step, on, by }: NextStep): PicturePaper["next"][number] {
  const name = by && `${by.given} ${by.family}`.trim();
  return { step, on, by: by && name ? { name, profession: by.profession } : null };
}

async function readHanding(tx: Tx, id: string): Promise<Handing | undefined> {
  const { rows } = await sql<Handing>`
    select p.given, p.family, p.number, kring.stand_around(${id}) <> '{}' as "standsIn",
      (select json_build_object('name', c.name, 'address', c.address) from kring.centres c where c.id = ${tx.actor.centreId}) as house,
      array(select e.id from kring.entries e join kring.services s on s.id = e.service_id
             where e.person_id = any ((select current_setting('kring.focus')::uuid[])::uuid[]) and e.kind in ('need', 'contact')
               and (e.restricted and e.author_id <> ${tx.actor.id} or s.discreet and s.id <> all (kring.my_services())
                 or exists (select from kring.withholdings w where w.entry_id = e.id and w.ended_at is null))) as kept
      from kring.people p where p.id = (current_setting('kring.focus')::uuid[])[1]`.execute(tx.db);
  return rows[0];
}
