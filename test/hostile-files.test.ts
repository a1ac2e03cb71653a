import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { after, test } from "node:test";
import { addDocument, downloadDocument, listDocuments } from "../src/documents/contract.ts";
import { uploadLimitBytes } from "../src/platform/server/incoming.ts";
import { pdf } from "./files.ts";
import { formOf, ownDataFolder, requestOf, type TestFile } from "./harness.ts";
import { type HostileFile, hostileFiles } from "./hostile-files-made.ts";
import { foundVaults } from "./vaults.ts";

/* Whatever is brought in is refused with its reason, or lies there and harms nobody. */

const folder = ownDataFolder();
const house = await foundVaults();
const { http, nurse, cared, serviceId } = house;
const person = await cared("practice");
const fields = {
  serviceId: serviceId("practice"),
  compartment: "health",
  kind: "other",
  title: "x",
};
const { url } = requestOf(addDocument, { id: person });
const files = await hostileFiles();
const leftWaiting = async () =>
  readdir(join(folder, "files", "incoming")).catch(() => [] as string[]);
const memoryMb = () => process.memoryUsage().rss / 1_048_576;
const before = memoryMb();
let highest = before;
let tried = 0;

async function send(file: TestFile, more: object = fields) {
  tried += 1;
  const { payload, headers } = formOf({ ...more }, [file]);
  const answer = await http.inject({
    method: "POST",
    url,
    payload,
    headers: { ...headers, cookie: nurse.cookie },
  });
  highest = Math.max(highest, memoryMb());
  return answer;
}

async function isHarmless(id: string, { keptAs, name }: HostileFile): Promise<void> {
  const asked = requestOf(downloadDocument, { id });
  const { headers, statusCode } = await http.inject({
    url: asked.url,
    headers: { cookie: nurse.cookie },
  });
  assert.equal(statusCode, 200);
  assert.equal(String(headers["content-type"]).split(";")[0], keptAs);
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.match(String(headers["content-security-policy"]), /^sandbox; default-src 'none'/);
  const says = /^attachment; filename="([\w. -]{1,120})"; filename\*=UTF-8''([\w.%~-]+)$/.exec(
    String(headers["content-disposition"]),
  );
  assert.ok(says, String(headers["content-disposition"]));
  const real = decodeURIComponent(says[2] ?? "");
  assert.doesNotMatch(real, /[\\/<>:"|?*\p{Cc}\p{Cf}]|^[.\s-]|^(con|nul)\./iu, name);
  assert.match(real, /\.(jpg|jpeg|png|pdf)$/, name);
  assert.ok(real.length <= 160, `${real.length}`);
}

for (const [kind, some] of Map.groupBy(files, ({ refused, keptAs }) => refused ?? keptAs ?? "")) {
  test(`${kind}: ${some.length} files`, async () => {
    for (const file of some) {
      const { what, name, content, claims, refused } = file;
      const answer = await send({
        name: name.replaceAll('"', "%22"),
        content,
        ...(claims && { claims }),
      });
      const said = `${what}, ${JSON.stringify(name.slice(0, 60))}: ${answer.statusCode} ${answer.body.slice(0, 200)}`;
      if (refused) {
        assert.equal(answer.statusCode, 422, said);
        assert.deepEqual(answer.json().errors, [{ path: "/file", code: refused }], said);
      } else {
        assert.equal(answer.statusCode, 200, said);
        await isHarmless(answer.json().entry.id, file);
      }
    }
  });
}

test("over the limit, by a byte and by what it says of itself", async () => {
  const limit = uploadLimitBytes();
  const exact = pdf()
    .toString("latin1")
    .padEnd(limit - 6, "%");
  const just = await send({ name: "a.pdf", content: Buffer.from(`${exact}%%EOF\n`) });
  assert.equal(just.statusCode, 200, just.body);
  for (const bytes of [limit + 1, limit + 5_000_000]) {
    const answer = await send({ name: "a.pdf", content: Buffer.alloc(bytes, "%PDF-") });
    assert.deepEqual(answer.json().errors, [{ path: "/file", code: "too-large" }]);
  }
});

const boundary = "x";
const type = { "content-type": `multipart/form-data; boundary=${boundary}` };
const field = (name: string, value: string, more = "") =>
  `--x\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const all = Object.entries(fields)
  .map(([name, value]) => field(name, value))
  .join("");
const file = field("file", "hello", '; filename="a.txt"');
const forms: [string, string, string, string][] = [
  ["no file", `${all}--x--\r\n`, "/file", "required"],
  ["nothing at all", "--x--\r\n", "/file", "required"],
  ["two files", `${all}${file}${file}--x--\r\n`, "/file", "only-one"],
  ["a field twice", `${all}${field("title", "y")}${file}--x--\r\n`, "/title", "duplicate"],
  [
    "a field behind the file",
    `${all}${file}${field("title", "y")}--x--\r\n`,
    "/title",
    "after-file",
  ],
  [
    "a field nobody asked for",
    `${all}${field("author", "y")}${file}--x--\r\n`,
    "/author",
    "additionalProperties",
  ],
  ["the id as a field", `${all}${field("id", "y")}${file}--x--\r\n`, "/id", "additionalProperties"],
  [
    "a file of another name",
    `${all}${field("files", "x", '; filename="a.txt"')}--x--\r\n`,
    "/files",
    "additionalProperties",
  ],
  ["fields that are missing", `${file}--x--\r\n`, "/serviceId", "required"],
  [
    "a field that is too long",
    `${all.replace("\r\n\r\nx", `\r\n\r\n${"x".repeat(201)}`)}${file}--x--\r\n`,
    "/title",
    "maxLength",
  ],
  [
    "a field without end",
    `${all.replace("\r\n\r\nx", `\r\n\r\n${"x".repeat(200_000)}`)}${file}--x--\r\n`,
    "/title",
    "maxLength",
  ],
  [
    "a title of nothing",
    `${all.replace("\r\n\r\nx", "\r\n\r\n\u200b ")}${file}--x--\r\n`,
    "/title",
    "required",
  ],
  [
    "a NUL in a field",
    `${all.replace("\r\n\r\nx", "\r\n\r\na\0b")}${file}--x--\r\n`,
    "/title",
    "unstorable-character",
  ],
  ["a file that breaks off", `${all}${file.slice(0, -4)}`, "/file", "unreadable"],
];
for (const [what, payload, path, code] of forms) {
  test(`a form with ${what} is refused at ${path}`, async () => {
    tried += 1;
    const headers = { ...type, cookie: nurse.cookie };
    const answer = await http.inject({
      method: "POST",
      url,
      payload: Buffer.from(payload),
      headers,
    });
    assert.equal(answer.statusCode, 422, answer.body);
    const { errors } = answer.json();
    assert.ok(
      errors.some((one: { path: string; code: string }) => one.path === path && one.code === code),
      answer.body,
    );
  });
}

test("bodies that are no form, and forms without measure, are refused as such", async () => {
  const many = Array.from({ length: 200 }, (_, n) => field(`f${n}`, "x")).join("");
  const bodies: [Record<string, string>, string][] = [
    [{ "content-type": "application/json" }, JSON.stringify({ ...fields, file: "x" })],
    [{ "content-type": "multipart/form-data" }, `${all}${file}--x--`],
    [{ "content-type": "multipart/mixed; boundary=x" }, `${all}${file}--x--`],
    [{ "content-type": "text/html" }, "<p>"],
    [{ "content-type": `multipart/form-data; boundary=${"y".repeat(5000)}` }, `${all}${file}--x--`],
    [type, `${all}${many}${file}--x--\r\n`],
    [type, `${all}${field("__proto__", "x")}${file}--x--\r\n`],
    [type, `${all}${field("constructor", "x")}${file}--x--\r\n`],
    [type, `--x\r\n${`a: ${"b".repeat(500)}\r\n`.repeat(200)}\r\n`],
    [type, "garbage"],
    [type, ""],
  ];
  for (const [headers, payload] of bodies) {
    tried += 1;
    const answer = await http.inject({
      method: "POST",
      url,
      payload,
      headers: { ...headers, cookie: nurse.cookie },
    });
    assert.ok(
      answer.statusCode >= 400 && answer.statusCode < 500,
      `${payload.slice(0, 60)}: ${answer.statusCode}`,
    );
    assert.match(answer.json().code, /^[a-z-]+$/);
  }
});

test("a header cannot be smuggled in by a name", async () => {
  const name = "a.txt%0d%0aset-cookie: x=1";
  const kept = await send({ name, content: Buffer.from("hello") });
  const asked = requestOf(downloadDocument, { id: kept.json().entry.id });
  const { headers } = await http.inject({ url: asked.url, headers: { cookie: nurse.cookie } });
  assert.equal(headers["set-cookie"], undefined);
});

test("a sender that stops half-way, on a real line, leaves nothing and holds up nobody", async () => {
  await http.listen({ port: 0, host: "127.0.0.1" });
  const { port } = http.server.address() as { port: number };
  const head = `POST ${url} HTTP/1.1\r\nhost: x\r\ncookie: ${nurse.cookie}\r\n${"content-type"}: ${type["content-type"]}\r\ncontent-length: 900000\r\n\r\n`;
  for (let line = 0; line < 10; line += 1) {
    tried += 1;
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    await new Promise<void>((resolve) =>
      socket.write(`${head}${all}${file.slice(0, -6)}`, () => resolve()),
    );
    await new Promise((resolve) => setTimeout(resolve, 40));
    socket.destroy();
  }
  await nurse.do(listDocuments, { id: person });
  for (let tries = 0; tries < 50 && (await leftWaiting()).length > 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.deepEqual(await leftWaiting(), []);
});

test("after all that nothing is left waiting, and memory is bounded", async () => {
  assert.ok(files.length >= 120, `only ${files.length} files`);
  assert.ok(tried >= 160, `only ${tried} tried`);
  assert.deepEqual(await leftWaiting(), []);
  assert.ok(highest - before < 700, `${Math.round(highest - before)} MB more than before`);
});

after(() =>
  console.log(
    `hostile files: ${files.length} files, ${tried} uploads; memory ${Math.round(before)} → at most ${Math.round(highest)} MB`,
  ),
);
