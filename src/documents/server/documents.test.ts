import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import sharp from "sharp";
import { docx, odt, pdf, photo, picture } from "../../../test/files.ts";
import { requestOf, type TestFile } from "../../../test/harness.ts";
import { foundVaults } from "../../../test/vaults.ts";
import type { PersonId } from "../../people/contract.ts";
import { copyFile, getEntry } from "../../record/contract.ts";
import * as contract from "../contract.ts";

/* What is brought in, what is written, who finds it, and what leaves the house. */

const house = await foundVaults();
const { nurse, doctor, social, psychologist, cared, serviceId, looksOf } = house;
const place = { serviceId: serviceId("practice"), compartment: "health" as const };
const about = (id: PersonId, title = "Bail") => ({ id, ...place, kind: "scan", title }) as const;
const unknown = "0197c000-0000-7000-8000-000000000000" as contract.Document["entry"]["id"];

/** The answer as it is on the wire. */
async function fetchFile(cookie: string, endpoint: typeof contract.downloadDocument, id: string) {
  const { url } = requestOf(endpoint, { id });
  return house.http.inject({ url, headers: { cookie, "accept-encoding": "gzip, br" } });
}

const kept: [string, contract.MediaType, string, () => Promise<Buffer> | Buffer][] = [
  ["scan.JPG", "image/jpeg", "scan.jpg", async () => (await photo()).content],
  ["plan.png", "image/png", "plan.png", () => picture({ width: 40, height: 30 }).png().toBuffer()],
  [
    "mur.webp",
    "image/webp",
    "mur.webp",
    () => picture({ width: 40, height: 30 }).webp().toBuffer(),
  ],
  ["IMG_1.HEIC", "image/jpeg", "IMG_1.jpg", async () => (await photo()).content],
  ["lettre.pdf", "application/pdf", "lettre.pdf", () => pdf()],
  ["note.txt", "text/plain", "note.txt", () => Buffer.from("À bientôt.\n")],
  ["sans nom", "text/plain", "sans nom.txt", () => Buffer.from("x")],
  ["bail.docx", contract.mediaTypes[5], "bail.docx", () => docx()],
  ["bail.odt", contract.mediaTypes[6], "bail.odt", () => odt()],
];

for (const [name, mediaType, savedAs, make] of kept) {
  test(`${name} is kept as ${mediaType}, and saved as ${savedAs}`, async () => {
    const person = await cared("practice");
    const content = await make();
    const { entry, file } = await nurse.do(contract.addDocument, about(person), {
      name,
      content,
      claims: "text/html",
    });
    assert.ok(file);
    const sha256 = createHash("sha256").update(content).digest("hex");
    assert.deepEqual(
      [file.mediaType, file.name, file.bytes, file.sha256],
      [mediaType, savedAs, content.length, sha256],
    );
    const { headers, rawPayload } = await fetchFile(
      doctor.cookie,
      contract.downloadDocument,
      entry.id,
    );
    assert.match(
      String(headers["content-disposition"]),
      /^attachment; filename="[\w. -]+"; filename\*=UTF-8''/,
    );
    assert.equal(headers["content-type"]?.toString().split(";")[0], mediaType);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.match(String(headers["content-security-policy"]), /^sandbox; default-src 'none'/);
    assert.equal(headers["cache-control"], "no-store");
    assert.equal(headers["content-encoding"], undefined);
    assert.equal(Number(headers["content-length"]), rawPayload.length);
    if (!mediaType.startsWith("image/")) assert.deepEqual(rawPayload, content);
    const looks = await looksOf(doctor, "document-opened");
    assert.deepEqual([looks.at(-1)?.person_id, looks.at(-1)?.detail["as"]], [person, "file"]);
    assert.equal(looks.at(-1)?.detail["entry"], entry.id);
  });
}

test("what leaves of a photo tells neither where nor with what it was taken, and stands upright", async () => {
  const content = await picture({ width: 300, height: 200 })
    .withExif({ IFD0: { Make: "Phone of Amina" }, IFD3: { GPSLatitude: "50/1 51/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  assert.ok(content.includes("Phone of Amina"));
  const person = await cared("practice");
  const { entry, file } = await nurse.do(contract.addDocument, about(person), {
    name: "a.jpg",
    content,
  });
  assert.deepEqual([file?.width, file?.height], [200, 300]);
  for (const [endpoint, type] of [
    [contract.downloadDocument, "jpeg"],
    [contract.previewDocument, "webp"],
    [contract.thumbnailDocument, "webp"],
  ] as const) {
    const { rawPayload } = await fetchFile(nurse.cookie, endpoint, entry.id);
    assert.ok(!rawPayload.includes("Phone of Amina"), endpoint.name);
    const { exif, orientation, format, width = 0, height = 0 } = await sharp(rawPayload).metadata();
    assert.deepEqual([exif, orientation ?? 1, format], [undefined, 1, type], endpoint.name);
    assert.ok(height > width);
  }
});

test("a picture is shown, anything else is not a picture", async () => {
  const person = await cared("practice");
  const shown = await nurse.do(contract.addDocument, about(person), await photo());
  const { headers } = await fetchFile(nurse.cookie, contract.thumbnailDocument, shown.entry.id);
  assert.deepEqual(
    [headers["content-type"], headers["content-disposition"]],
    ["image/webp", "inline"],
  );
  const paper: TestFile = { name: "a.pdf", content: pdf() };
  const { entry } = await nurse.do(contract.addDocument, about(person), paper);
  const refused = await fetchFile(nurse.cookie, contract.previewDocument, entry.id);
  assert.equal(refused.statusCode, 404);
});

test("the same content lies in the store once, also when two bring it at the same moment", async () => {
  const [one, other] = [await cared("practice"), await cared("practice")];
  const paper: TestFile = { name: "a.pdf", content: pdf("the same") };
  const [mine, theirs] = await Promise.all([
    nurse.do(contract.addDocument, about(one), paper),
    doctor.do(contract.addDocument, about(other), { ...paper, name: "b.pdf" }),
  ]);
  assert.equal(mine.file?.sha256, theirs.file?.sha256);
  assert.deepEqual([mine.file?.name, theirs.file?.name], ["a.pdf", "b.pdf"]);
  const { rows } = await house.root.query(
    "select count(*)::int n from kring.files where hash = $1",
    [mine.file?.sha256],
  );
  assert.equal(rows[0].n, 1);
});

test("somebody else's document is not there: the same words as of one that never was", async () => {
  const person = await cared("practice");
  const { entry } = await nurse.do(contract.addDocument, about(person), await photo());
  const endpoints = [
    contract.getDocument,
    contract.downloadDocument,
    contract.previewDocument,
    contract.thumbnailDocument,
  ];
  for (const endpoint of endpoints) {
    const [theirs, none] = await Promise.all(
      [entry.id, unknown].map((id) => social.ask(endpoint as typeof contract.getDocument, { id })),
    );
    assert.deepEqual([theirs?.status, theirs?.code], [404, "not-found"], endpoint.name);
    const words = (body: unknown) => ({ ...(body as object), requestId: "" });
    assert.deepEqual(words(theirs?.body), words(none?.body), endpoint.name);
  }
  const list = await psychologist.do(contract.listDocuments, { id: person });
  assert.deepEqual(list, { total: 0, documents: [], next: null });
  const note = await house.write(nurse, person);
  const asDocument = await nurse.ask(contract.getDocument, { id: note.id });
  assert.equal(asDocument.code, "not-found");
});

test("passed on it opens, and closes when the person takes it back", async () => {
  const person = await cared("practice", "social");
  const { entry } = await nurse.do(contract.addDocument, about(person), await photo());
  const to = { service: "social" };
  const consent = await house.passOn(person, {
    from: "practice",
    compartment: "health",
    entryId: entry.id,
    to,
  });
  const read = await social.do(contract.getDocument, { id: entry.id });
  assert.equal(read.entry.ground, "share");
  assert.equal(
    (await fetchFile(social.cookie, contract.thumbnailDocument, entry.id)).statusCode,
    200,
  );
  await house.withdraw(consent);
  for (const endpoint of [contract.downloadDocument, contract.thumbnailDocument]) {
    assert.equal((await fetchFile(social.cookie, endpoint, entry.id)).statusCode, 404);
  }
});

test("where one may not write nothing is kept, and the refusal stands in the journal", async () => {
  const person = await cared("practice");
  const content = pdf("nobody's");
  const refused = await social.ask(
    contract.addDocument,
    about(person),
    {},
    { name: "a.pdf", content },
  );
  assert.deepEqual([refused.status, refused.code], [404, "not-found"]);
  const hash = createHash("sha256").update(content).digest("hex");
  const { rows } = await house.root.query(
    "select count(*)::int n from kring.files where hash = $1",
    [hash],
  );
  assert.equal(rows[0].n, 0);
  assert.equal((await looksOf(social, "refused")).at(-1)?.detail["asked"], "addDocument");
});

test("sent twice under one key it is one document; taken back, the key opens nothing", async () => {
  const person = await cared("practice");
  const send = async () =>
    nurse.ask(
      contract.addDocument,
      about(person),
      { "idempotency-key": "twice" },
      {
        name: "a.txt",
        content: Buffer.from("once"),
      },
    );
  const [one, other] = await Promise.all([send(), send()]);
  const again = await send();
  assert.deepEqual([one.status, other.status, again.status], [200, 200, 200]);
  assert.deepEqual(
    [other.body.entry.id, again.body.entry.id],
    [one.body.entry.id, one.body.entry.id],
  );
  const { total } = await nurse.do(contract.listDocuments, { id: person });
  assert.equal(total, 1);
  await house.keepOut(person, nurse);
  assert.equal((await send()).code, "not-found");
});

test("documents are found by words of title and correspondent, by kind, page by page", async () => {
  const person = await cared("practice");
  for (const [title, correspondent] of [
    ["Bail de la rue Ropsy", "Propriétaire"],
    ["Rappel 50 %", "Huissier"],
    ["Bail signé", "Agence_1"],
  ] as const) {
    const paper = { name: "a.txt", content: Buffer.from(title) };
    await nurse.do(contract.addDocument, { ...about(person, title), correspondent }, paper);
  }
  const find = async (more: object) =>
    (await nurse.do(contract.listDocuments, { id: person, ...more })).documents.map(
      ({ title }) => title,
    );
  assert.deepEqual(await find({ q: "BAIL" }), ["Bail signé", "Bail de la rue Ropsy"]);
  assert.deepEqual(await find({ q: "ropsy propri" }), ["Bail de la rue Ropsy"]);
  assert.deepEqual(await find({ q: "%" }), ["Rappel 50 %"]);
  assert.deepEqual(await find({ q: "_" }), ["Bail signé"]);
  assert.deepEqual(await find({ kind: "photo" }), []);
  const first = await nurse.do(contract.listDocuments, { id: person, limit: 2 });
  assert.deepEqual([first.total, first.documents.length], [3, 2]);
  const rest = await nurse.do(contract.listDocuments, {
    id: person,
    limit: 2,
    before: first.next ?? "",
  });
  assert.deepEqual(
    [rest.documents.map(({ title }) => title), rest.next],
    [["Bail de la rue Ropsy"], null],
  );
  const looks = await looksOf(nurse, "entries-opened");
  assert.equal(looks.at(-1)?.detail["list"], "documents");
});

const referral = {
  ...place,
  template: "referral",
  language: "nl",
  title: "Doorverwijzing",
  text: "Wij vragen uw raad.",
  correspondent: "UZ Brussel, tandheelkunde",
} as const;

test("CONF-18: what passes something on needs to whom, and that the person knows it", async () => {
  const id = await cared("practice");
  const wrong = await nurse.ask(contract.writeLetter, { ...referral, id, correspondent: " " });
  assert.deepEqual(wrong.errors, [
    { path: "/correspondent", code: "required" },
    { path: "/shown", code: "required" },
  ]);
  const unfilled = { ...referral, id, shown: "read", text: "Naam: {{person}}" } as const;
  assert.equal((await nurse.ask(contract.writeLetter, unfilled)).errors?.[0]?.code, "unfilled");
  const letter = await nurse.do(contract.writeLetter, {
    ...{ ...referral, id, shown: "read-aloud" },
    leftOut: ["address", "phone"],
  });
  assert.deepEqual(
    [letter.kind, letter.shown, letter.correspondent, letter.language, letter.file],
    ["letter-written", "read-aloud", referral.correspondent, "nl", null],
  );
  const [written] = await looksOf(nurse, "entry-written").then((all) => all.slice(-1));
  assert.deepEqual(written?.detail["leftOut"], ["address", "phone"]);
  assert.ok(!JSON.stringify(written?.detail).includes("UZ Brussel"));
  const presence = { ...referral, id, template: "presence" } as const;
  await nurse.do(contract.writeLetter, presence);
  assert.equal((await social.ask(contract.writeLetter, presence)).code, "not-found");
});

test("a document stands in the file as any entry, and in the person's copy", async () => {
  const person = await cared("practice");
  const { entry } = await nurse.do(
    contract.addDocument,
    about(person, "Certificat"),
    await photo(),
  );
  const asEntry = await nurse.do(getEntry, { id: entry.id });
  assert.deepEqual(
    asEntry.facts.map(({ key, value }) => [key, value]),
    [
      ["document", "scan"],
      ["title", "Certificat"],
    ],
  );
  const copy = await nurse.do(copyFile, { id: person, service: place.serviceId });
  assert.ok(copy.entries.some(({ facts }) => facts.some(({ value }) => value === "Certificat")));
});

test("a document cannot be changed, and its file not taken away, by the server itself", async () => {
  const person = await cared("practice");
  const { entry } = await nurse.do(contract.addDocument, about(person), await photo());
  const as = house.database.pool;
  for (const statement of [
    "update kring.documents set title = 'x' where entry_id = $1",
    "delete from kring.documents where entry_id = $1",
    "update kring.files set media_type = 'text/html' where hash = $1",
    "delete from kring.files where hash = $1",
  ]) {
    await assert.rejects(as.query(statement, [entry.id]), /permission denied/);
  }
});
