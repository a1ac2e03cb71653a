import { randomUUIDv7 } from "node:crypto";
import anyAscii from "any-ascii";
import type { TObject, TSchema } from "typebox";
import { routes } from "../src/app/server/server.ts";
import * as people from "../src/people/contract.ts";
import { seededNumbers } from "../src/people/linkage/seeded-numbers.ts";
import { type Endpoint, type Input, type Output, pathNames } from "../src/platform/endpoint.ts";
import { hashToken } from "../src/platform/server/database.ts";
import type { Exchange } from "../src/platform/server/serve.ts";
import { type Recording, recordAct } from "./floor.ts";
import type { Call, HttpConnection } from "./http-connection.ts";
import { type InventedPerson, identityOf, inventPerson } from "./invented-people.ts";
import { withError } from "./linkage/name-search.ts";
import type { Outcome, Work } from "./load.ts";
import type { RunningHouse } from "./running-house.ts";

/** One thing to ask of the house, and what to think of its answer. */
export interface Ask {
  readonly endpoint: Endpoint;
  readonly input: object;
  readonly call: Call;
  judge(body: string): Outcome;
}

export function ask<I extends TObject, O extends TSchema>(
  endpoint: Endpoint<I, O>,
  input: Input<Endpoint<I, O>>,
  judge: (output: Output<Endpoint<I, O>>) => Outcome,
): Ask {
  const rest: Record<string, unknown> = { ...(input as object) };
  let path = endpoint.path;
  for (const name of pathNames(endpoint.path)) {
    path = path.replace(`:${name}`, encodeURIComponent(String(rest[name])));
    delete rest[name];
  }
  const { method } = endpoint;
  const query = new URLSearchParams(rest as Record<string, string>).toString();
  const call =
    method === "GET"
      ? { method, path: query ? `${path}?${query}` : path }
      : { method, path, body: rest };
  return {
    endpoint: endpoint as unknown as Endpoint,
    input: input as object,
    call,
    judge: (body) => judge(JSON.parse(body)),
  };
}

/** Asks one after the other, over and over. */
export function inTurn(connections: readonly HttpConnection[], asks: readonly Ask[]): Work {
  let next = 0;
  return {
    act: async (connection) => {
      const one = asks[next++ % asks.length];
      const http = connections[connection];
      if (!one || !http) throw new Error("nothing to ask");
      return answerTo(http, one);
    },
  };
}

export async function answerTo(http: HttpConnection, one: Ask): Promise<Outcome> {
  const { status, body } = await http.ask(one.call);
  return status === 200 ? one.judge(body) : "wrong";
}

/** Does the asked through the verbs of the house, without HTTP, and notes what PostgreSQL is told. */
export async function record(
  house: RunningHouse,
  asks: readonly Ask[],
  cookie = house.cookies[0],
): Promise<Recording[]> {
  const token = cookie?.split("=")[1] ?? "";
  const recordings: Recording[] = [];
  for (const { endpoint, input } of asks) {
    const route = routes.find((one) => one.endpoint.name === endpoint.name);
    if (!route) throw new Error(`there is no route ${endpoint.name}`);
    const exchange = {
      database: house.database,
      tokenHash: hashToken(token),
      needs: endpoint.needs,
      act: endpoint.name,
      requestId: randomUUIDv7(),
    } as Exchange;
    recordings.push(await recordAct(house.database, () => route.verb(input as never, exchange)));
  }
  return recordings;
}

/** A random error in each of two words of somebody who is registered. */
export function searches(count: number, registered: number): Ask[] {
  const next = seededNumbers(21);
  return choose(count, registered, next, hasLongNames).map((person) => {
    const q = `${withError(person.given, next)} ${withError(person.family, next)}`;
    return ask(people.findPeople, { q }, (found) =>
      found.people.slice(0, 5).some((one) => isNamed(one, person)) ? "right" : "missed",
    );
  });
}

/** The identity of somebody who is registered, as it is typed again: one error in one of the names. */
export function duplicateChecks(count: number, registered: number): Ask[] {
  const next = seededNumbers(22);
  const fits = (person: InventedPerson) => hasLongNames(person) && person.birth?.length === 10;
  return choose(count, registered, next, fits).map((person) => {
    const part = next() < 0.5 ? "given" : "family";
    const { given, family, birth } = person;
    const typed = { given, family, birth, [part]: withError(person[part], next) };
    return ask(people.checkDuplicates, typed, ({ candidates }) =>
      candidates.some(({ id }) => id === person.id) ? "right" : "missed",
    );
  });
}

export function openings(count: number, registered: number): Ask[] {
  const next = seededNumbers(23);
  return choose(count, registered, next).map(({ id: invented, family }) => {
    const id = invented as people.PersonId;
    return ask(people.getPerson, { id }, (person) =>
      person.id === id && person.family === family ? "right" : "wrong",
    );
  });
}

/** People nobody has registered yet, from the given place in the row of the invented. */
export function registrations(count: number, from: number): Ask[] {
  return Array.from({ length: count }, (_, place) => {
    const identity = identityOf(inventPerson(from + place));
    return ask(people.registerPerson, identity, (person) =>
      person.family === identity.family ? "right" : "wrong",
    );
  });
}

function choose(
  count: number,
  registered: number,
  next: () => number,
  fits: (person: InventedPerson) => boolean = () => true,
): InventedPerson[] {
  const chosen: InventedPerson[] = [];
  while (chosen.length < count) {
    const person = inventPerson(Math.floor(next() * registered));
    if (fits(person)) chosen.push(person);
  }
  return chosen;
}

/** One word each, long enough that an error leaves something of it. */
function hasLongNames({ given, family }: InventedPerson): boolean {
  return [given, family].every((name) => /^\p{L}{4,}$/u.test(name));
}

/** Somebody of the very same letters is as right: what was typed cannot tell them apart. */
function isNamed(one: { given: string; family: string }, person: InventedPerson): boolean {
  return (
    letters(one.given) === letters(person.given) && letters(one.family) === letters(person.family)
  );
}

function letters(name: string): string {
  return anyAscii(name).toLowerCase();
}
