import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import type { FastifyInstance } from "fastify";
import pg from "pg";
import type { TObject, TSchema } from "typebox";
import { hashPassword } from "../src/access/server/index.ts";
import { createServer } from "../src/app/server/server.ts";
import { type Endpoint, type Input, type Output, pathNames } from "../src/platform/endpoint.ts";
import { Database } from "../src/platform/server/database.ts";
import { TopicHub } from "../src/platform/server/event-stream.ts";
import { copyTemplate, makeTemplate, startTestCluster, type TestCluster } from "./cluster.ts";

/** What an act answered: status and body, whichever it was. */
export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly code: string | undefined;
  readonly extra: unknown;
  readonly errors: { path: string; code: string }[] | undefined;
}

/** Somebody signed in: does acts by their contract. */
export interface TestUser {
  readonly id: string;
  readonly cookie: string;
  ask<I extends TObject, O extends TSchema>(
    endpoint: Endpoint<I, O>,
    input: Input<Endpoint<I, O>>,
    headers?: Record<string, string>,
    file?: TestFile,
  ): Promise<Answer<Output<Endpoint<I, O>>>>;
  /** The same, and anything but success fails the test. */
  do<I extends TObject, O extends TSchema>(
    endpoint: Endpoint<I, O>,
    input: Input<Endpoint<I, O>>,
    file?: TestFile,
  ): Promise<Output<Endpoint<I, O>>>;
}

/** What is sent to an endpoint that takes a file; a short text when a test does not care. */
export interface TestFile {
  readonly name: string;
  readonly content: Buffer;
  /** What the sender says it is. */
  readonly claims?: string;
}

const someFile: TestFile = { name: "letter.txt", content: Buffer.from("A short letter.\n") };

/** A house of its own, on a database of its own. */
export interface TestCentre {
  readonly http: FastifyInstance;
  readonly database: Database;
  readonly connections: TestCluster;
  readonly centreId: string;
  /** A superuser's connection, to look behind the scenes. */
  readonly root: pg.Client;
  join(
    role: string,
    more?: { service?: string; profession?: string; email?: string },
  ): Promise<TestUser>;
}

let shared: Promise<TestCluster> | undefined;

function cluster(): Promise<TestCluster> {
  const given = process.env["KRING_TEST_CLUSTER"];
  if (given) return Promise.resolve(JSON.parse(given) as TestCluster);
  shared ??= startTestCluster().then((started) => {
    after(() => started.stop());
    return started;
  });
  return shared;
}

/**
 * Founds a centre in a cluster of its own. Sealing waits for every transaction of the cluster that
 * began before: beside other test files it would wait for theirs.
 */
export function foundLonelyCentre(): Promise<TestCentre> {
  delete process.env["KRING_TEST_CLUSTER"];
  return foundCentre();
}

const password = "correct horse battery";
let hash: Promise<string> | undefined;

/** A server on a database of its own; closed after the tests of the file. */
export type EmptyHouse = Pick<TestCentre, "http" | "database" | "connections" | "root">;

/** Opens a house in which nobody lives yet; `foundCentre` is what most tests want. */
export async function openEmptyHouse(): Promise<EmptyHouse> {
  return openHouse(await copyTemplate(await cluster()));
}

/** Opens a house that was filled once for all files of the run: `fill` is asked the first time. */
export async function openFilledHouse(
  name: string,
  fill: (database: Database) => Promise<unknown>,
): Promise<EmptyHouse> {
  const given = await cluster();
  await makeTemplate(given, name, async (app) => {
    const database = new Database(app);
    await fill(database).finally(() => database.close());
  });
  return openHouse(await copyTemplate(given, name));
}

/** Where the files of these tests lie: that of the run, else one of this file's own, gone after it. */
export function testDataFolder(): string {
  const given = process.env["KRING_DATA"];
  return given ?? ownDataFolder();
}

/** For what is counted in it: nobody else writes there. Call it before a house is opened. */
export function ownDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kring-data-"));
  process.env["KRING_DATA"] = folder;
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function openHouse(connections: TestCluster): Promise<EmptyHouse> {
  testDataFolder();
  const root = new pg.Client(connections.superuser);
  // The cluster may be stopped before this connection is.
  root.on("error", () => {});
  await root.connect();
  const database = new Database(connections.app);
  const hub = new TopicHub(connections.app);
  await hub.open();
  const http = await createServer({
    database,
    hub,
    demo: false,
    logLevel: (process.env["KRING_LOG"] ?? "silent") as "silent",
    behindTls: false,
  });
  after(async () => {
    await http.close();
    await hub.close();
    await database.close();
    await root.end();
  });
  return { http, database, connections, root };
}

/** Founds a centre with one service of each usual kind; call it at the top of a test file. */
export async function foundCentre(): Promise<TestCentre> {
  const { http, database, connections, root } = await openEmptyHouse();
  const founded = await root.query(
    "insert into kring.centres (key, name) values ('test', 'Test centre') returning id",
  );
  const centreId: string = founded.rows[0].id;
  await root.query(`insert into kring.services (key, name, discreet) values
    ('practice', 'Practice', false), ('social', 'Social service', false),
    ('debt', 'Debt mediation', false), ('mind', 'Mental health', true)`);
  await root.query(`insert into kring.service_compartments (service_id, compartment)
    select s.id, kept.compartment from kring.services s
      join (values ('practice', 'health'), ('social', 'social'), ('social', 'legal'), ('debt', 'debt'), ('mind', 'mind'))
        kept (key, compartment) using (key)`);

  let people = 0;
  const join: TestCentre["join"] = async (role, more = {}) => {
    hash ??= hashPassword(password);
    const email = more.email ?? `${role}-${people++}@test.kring`;
    const added = await root.query(
      `insert into kring.staff (centre_id, email, given, family, profession, secrecy_ground, password_hash)
       values ($1, $2, $3, 'Test', $4, 'profession', $5) returning id`,
      [centreId, email, role, more.profession ?? "welcomer", await hash],
    );
    await root.query(
      `insert into kring.memberships (staff_id, role, service_id)
       values ($1, $2, (select id from kring.services where key = $3))`,
      [added.rows[0].id, role, more.service ?? null],
    );
    return signInTo(http, email, password);
  };
  return { http, database, connections, centreId, root, join };
}

let desks = 0;

/** Signs somebody in who has an account; anything but success fails the test. */
export async function signInTo(
  http: FastifyInstance,
  email: string,
  password: string,
): Promise<TestUser> {
  const payload = { email, password };
  // Each at a desk of their own: thousands at one would be taken for somebody who guesses.
  const desk = ++desks % 60_000;
  const remoteAddress = `10.7.${desk >> 8}.${desk & 255}`;
  const answer = await http.inject({
    method: "POST",
    url: "/api/session",
    payload,
    remoteAddress,
  });
  if (answer.statusCode !== 200) throw new Error(`${email}: ${answer.statusCode} ${answer.body}`);
  const cookie = String(answer.headers["set-cookie"]).split(";")[0] as string;
  return userOf(http, answer.json().id, cookie);
}

export const testPassword = password;

export function userOf(http: FastifyInstance, id: string, cookie: string): TestUser {
  const ask: TestUser["ask"] = async (endpoint, input, headers = {}, file = someFile) => {
    const { url, payload } = requestOf(endpoint, input as Record<string, unknown>);
    const form = endpoint.upload && formOf(payload ?? {}, [file]);
    const answer = await http.inject({
      method: endpoint.method,
      url,
      headers: { cookie, ...form?.headers, ...headers },
      ...(payload && { payload: form?.payload ?? payload }),
    });
    const isJson = /json/.test(String(answer.headers["content-type"]));
    const body = answer.body === "" ? undefined : isJson ? answer.json() : answer.rawPayload;
    return {
      status: answer.statusCode,
      body,
      code: body?.code,
      extra: body?.extra,
      errors: body?.errors,
    };
  };
  return {
    id,
    cookie,
    ask,
    do: async (endpoint, input, file) => {
      const answer = await ask(endpoint, input, {}, file);
      if (answer.status !== 200) {
        throw new Error(`${endpoint.name}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
      return answer.body;
    },
  };
}

/** A form as a browser sends it: the fields, then the files. */
export function formOf(fields: Record<string, unknown>, files: readonly TestFile[]) {
  const boundary = "----kring-test-boundary";
  const part = (about: string, content: Buffer) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${about}\r\n\r\n`),
    content,
    Buffer.from("\r\n"),
  ];
  const payload = Buffer.concat([
    ...Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .flatMap(([name, value]) => part(`name="${name}"`, Buffer.from(String(value)))),
    ...files.flatMap(({ name, content, claims = "application/octet-stream" }) =>
      part(`name="file"; filename="${name}"\r\ncontent-type: ${claims}`, content),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  return { payload, headers: { "content-type": `multipart/form-data; boundary=${boundary}` } };
}

/** Where the parts of an input travel: names of the path there, the rest as query or body. */
export function requestOf(endpoint: Endpoint, input: Record<string, unknown>) {
  const rest = { ...input };
  let url = endpoint.path;
  for (const name of pathNames(endpoint.path)) {
    url = url.replace(`:${name}`, encodeURIComponent(String(rest[name])));
    delete rest[name];
  }
  const inAddress = endpoint.method === "GET" || endpoint.method === "DELETE";
  if (!inAddress) return { url, payload: rest };
  const query = new URLSearchParams(
    Object.entries(rest).flatMap(([key, value]) => [value].flat().map((one) => [key, String(one)])),
  ).toString();
  return { url: query ? `${url}?${query}` : url, payload: undefined };
}
