import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { lockSession } from "../../src/access/contract.ts";
import { listNotices } from "../../src/access/notice-contract.ts";
import { createServer, routes } from "../../src/app/server/server.ts";
import { breakGlass, exclude, getCircle } from "../../src/circle/contract.ts";
import { exportJournal } from "../../src/oversight/contract.ts";
import { recordRequest } from "../../src/oversight/requests.ts";
import { registerPerson } from "../../src/people/contract.ts";
import { streamSuffix } from "../../src/platform/endpoint.ts";
import { TopicHub } from "../../src/platform/server/event-stream.ts";
import { getEntry, listEntries, writeNote } from "../../src/record/contract.ts";
import { foundCircle, staffId } from "../circles.ts";
import { requestOf } from "../harness.ts";

/* What lies about afterwards: in a browser's cache, in a log, in a mailbox, in a file, in an open stream. */

const house = await foundCircle();
const { nurse, doctor, head, cared, write, root, serviceId } = house;
const dpo = await house.join("dpo");
const unknown = "0197c000-0000-7000-8000-000000000000";

test("no answer of any endpoint, and no stream, may be kept by a browser", async () => {
  let seen = 0;
  const one = await house.join("care", { service: "practice", profession: "nurse" });
  for (const { endpoint, topic } of routes) {
    const url = endpoint.path.replaceAll(/:\w+/g, unknown);
    for (const path of topic ? [url, `${url}${streamSuffix}`] : [url]) {
      for (const cookie of [one.cookie, ""]) {
        // A stream that opens would not end: only its refusal is asked here.
        if (path.endsWith(streamSuffix) && cookie) continue;
        const payload =
          endpoint.method === "GET" || endpoint.method === "DELETE" ? {} : { payload: {} };
        if (["signOut", "lockSession"].includes(endpoint.name)) continue;
        const answer = await house.http.inject({
          method: endpoint.method,
          url: path,
          headers: { cookie },
          ...payload,
        });
        assert.equal(
          answer.headers["cache-control"],
          "no-store",
          `${endpoint.name} ${answer.statusCode}`,
        );
        seen++;
      }
    }
  }
  assert.ok(seen >= 2 * 100, `${seen} answers`);
});

test("a log at its most talkative names nobody: not what was written, asked, searched or refused", async () => {
  const lines: string[] = [];
  const hub = new TopicHub(house.connections.app);
  await hub.open();
  const http = await createServer({
    ...{ database: house.database, hub, demo: false, logLevel: "info", behindTls: false },
    logTo: { write: (line: string) => void lines.push(line) },
  });
  after(async () => {
    await http.close();
    await hub.close();
  });
  const words = "Zerubabel";
  const person = await cared("practice");
  const practice = serviceId("practice");
  const asked = [
    requestOf(registerPerson, { given: words, family: words, birth: "1980" }),
    requestOf(writeNote, { id: person, serviceId: practice, compartment: "health", text: words }),
    requestOf(breakGlass, { id: person, reason: "other", words: `${words} did not wake up` }),
    requestOf(recordRequest, {
      ...{ id: person, service: practice, kind: "copy", aboutHealth: true, askedOn: "2026-01-31" },
      ...{ askedBy: null, how: "desk", words },
    }),
    requestOf(writeNote, { id: person, serviceId: practice, compartment: words, text: words }),
    requestOf(writeNote, { id: unknown, serviceId: practice, compartment: "health", text: words }),
  ];
  for (const { url, payload } of asked) {
    await http.inject({
      method: "POST",
      url,
      headers: { cookie: nurse.cookie },
      payload: payload ?? {},
    });
  }
  for (const url of [
    `/api/people?q=${words}`,
    `/api/people/${words}/entries`,
    `/api/entries/${words}`,
    `/${words}`,
  ]) {
    await http.inject({ method: "GET", url, headers: { cookie: nurse.cookie } });
  }
  assert.ok(lines.length >= 2 * (asked.length + 4), `${lines.length} lines`);
  const told = lines.filter(
    (line) => line.includes(words) || line.includes(person) || line.includes(nurse.cookie),
  );
  assert.deepEqual(told, []);
});

test("a mail that lies in an open mailbox names nobody and leads to no page of anybody", async () => {
  const person = await cared("practice");
  await doctor.do(breakGlass, { id: person, reason: "confused", words: "did not know the day" });
  const { rows } = await root.query("select subject, text, path from kring.outbox");
  assert.ok(rows.length >= 2);
  for (const mail of rows) {
    assert.equal(mail.path, "/notices");
    const words = JSON.stringify(mail);
    for (const trace of [person, "Family", "Given", "Practice", "did not know"]) {
      assert.ok(!words.includes(trace), `${trace} in ${words}`);
    }
  }
});

test("a name that is a formula does nothing in the file of the journal (4 beginnings)", async () => {
  const day = Temporal.Now.plainDateISO("Europe/Brussels").toString();
  for (const beginning of ["=", "+", "-", "@"]) {
    const given = `${beginning}HYPERLINK("http://x")`;
    const { id } = await house.welcomer.do(registerPerson, {
      given,
      family: "Formula",
      birth: "1980",
    });
    assert.ok(id);
  }
  const { text } = await dpo.do(exportJournal, { from: day, to: day });
  const cells = text.match(/"(?:[^"]|"")*"/g) ?? [];
  assert.ok(cells.filter((cell) => cell.includes("HYPERLINK")).length >= 4);
  assert.deepEqual(
    cells.filter((cell) => /^"\s*[=+\-@]/.test(cell)),
    [],
  );
});

test("a stream that is open when the desk is locked, or the account ends, is over at the next word", async () => {
  const address = await house.http.listen({ host: "127.0.0.1", port: 0 });
  for (const [what, end] of [
    ["locked", (who: typeof nurse) => who.do(lockSession, {})],
    [
      "left",
      (who: typeof nurse) =>
        root.query("update kring.staff set left_on = current_date where id = $1", [who.id]),
    ],
  ] as const) {
    const who = await house.join("head", {
      service: "practice",
      profession: "general-practitioner",
    });
    const stream = await fetch(`${address}${listNotices.path}${streamSuffix}`, {
      headers: { cookie: who.cookie },
    });
    assert.equal(stream.status, 200);
    assert.equal(stream.headers.get("cache-control"), "no-store");
    const reader = stream.body?.getReader();
    assert.ok(reader);
    await reader.read();
    await end(who);
    await root.query("select pg_notify('kring', $1)", [`notices:${who.id}`]);
    const next = await Promise.race([reader.read(), setTimeout(10_000, "silent", { ref: false })]);
    assert.ok(typeof next !== "string", what);
    assert.equal(next.done, true, what);
  }
});

test("a page that was loaded before is asked anew after an exclusion: nothing comes (3 endpoints)", async () => {
  const person = await cared("practice");
  const entry = await write(nurse, person);
  assert.equal((await doctor.do(getEntry, { id: entry.id })).id, entry.id);
  await nurse.do(exclude, { id: person, staffId: staffId(doctor) });
  assert.equal((await doctor.ask(getEntry, { id: entry.id })).code, "not-found");
  assert.equal((await doctor.do(listEntries, { id: person })).total, 0);
  assert.equal((await doctor.do(getCircle, { id: person })).standing, "out");
  assert.equal((await head.do(listEntries, { id: person })).total, 1);
});
