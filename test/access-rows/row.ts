import assert from "node:assert/strict";
import { roles } from "../../src/access/contract.ts";
import { type PersonId, registerPerson } from "../../src/people/contract.ts";
import { addDoor, arrive } from "../../src/reception/contract.ts";
import { foundCentre, type TestCentre, type TestUser } from "../harness.ts";

/** How the asking service stands to the person; `team`: only a colleague of the same service cares. */
export const relations = ["none", "current", "past", "team"] as const;
export type Relation = (typeof relations)[number];

/** One row: an endpoint, who may ask it, and what is asked; a fresh thing each time. */
export interface Row {
  /** Roles that may; `anyone` also without a session. */
  readonly may: readonly string[] | "anyone";
  readonly input: () => Promise<object> | object;
  /** Also `allowed` when the answer is one of these refusals of the domain. */
  readonly refusals?: readonly string[];
  /**
   * For what hangs on one person: the relations in which a nurse of the practice may. In every other
   * the answer is that of something that is not there.
   */
  readonly byRelation?: {
    readonly may: readonly Relation[];
    readonly input: (about: Related) => Promise<object> | object;
    /** What an empty answer looks like, for acts that answer with a list: not allowed is empty. */
    readonly empty?: object;
  };
}
export type Rows = Record<string, Row>;

/** Somebody with a note of the practice (health), in one of the relations. */
export interface Related {
  readonly personId: PersonId;
  readonly entryId: string;
  readonly relation: Relation;
}

export const welcomeAndCare = ["welcome", "care", "head", "community"];
export const vault = ["care", "head", "community"];
export const everybody = [...roles];
export const unknownId = "0197c000-0000-7000-8000-000000000000";

/** The house in which the rows are asked. */
export interface World extends TestCentre {
  readonly welcomer: TestUser;
  readonly admin: TestUser;
  /** A nurse of the practice, for whom the relations stand. */
  readonly nurse: TestUser;
  next(): number;
  somebody(): Promise<{ id: PersonId; version: number }>;
  someTurn(): Promise<{ id: string; version: number }>;
  inRelation(relation: Relation): Promise<Related>;
}

export async function foundWorld(): Promise<World> {
  const centre = await foundCentre();
  const welcomer = await centre.join("welcome");
  const admin = await centre.join("admin");
  const nurse = await centre.join("care", { service: "practice", profession: "nurse" });
  const colleague = await centre.join("care", { service: "practice", profession: "nurse" });
  for (const [key, letter] of [
    ["social", "S"],
    ["medical", "M"],
  ] as const) {
    await admin.do(addDoor, { key, name: key, letter, colour: "teal", pictogram: "people" });
  }
  let count = 0;
  const next = () => ++count;
  const somebody = () => {
    const n = next();
    return welcomer.do(registerPerson, { given: `Given${n}`, family: `Family${n}`, birth: "1980" });
  };
  const someTurn = async () => {
    const person = await somebody();
    const { turns } = await welcomer.do(arrive, { personId: person.id, doors: ["social"] });
    const turn = turns[0];
    assert.ok(turn);
    return turn;
  };
  const inRelation = async (relation: Relation): Promise<Related> => {
    const { id: personId } = await somebody();
    const range = relation === "past" ? "[2020-01-01, 2021-01-01)" : "[2020-01-01, 2100-01-01)";
    if (relation !== "none") {
      await centre.root.query(
        `insert into kring.care_relations (person_id, service_id, staff_id, basis, valid)
         values ($1, (select id from kring.services where key = 'practice'), $2, 'contact', $3)`,
        [personId, relation === "team" ? colleague.id : null, range],
      );
    }
    const written = await centre.root.query(
      `with head as (
         insert into kring.entries (person_id, service_id, compartment, kind, author_id)
         values ($1, (select id from kring.services where key = 'practice'), 'health', 'note', $2) returning id)
       insert into kring.notes (entry_id, text) select id, 'A note.' from head returning entry_id`,
      [personId, colleague.id],
    );
    return { personId, entryId: written.rows[0].entry_id, relation };
  };
  return { ...centre, welcomer, admin, nurse, next, somebody, someTurn, inRelation };
}
