import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { after, test } from "node:test";
import S3rver from "s3rver";
import { findBucketSettings, openShelf, type Shelf, withReceived } from "./index.ts";

/* Both stores do the same: on the disk of this machine, and in a bucket of a real server. */

const folder = await mkdtemp(join(tmpdir(), "kring-store-"));
after(() => rm(folder, { recursive: true, force: true }));
const server = new S3rver({
  ...{ port: 0, address: "127.0.0.1", silent: true, vhostBuckets: false },
  directory: join(folder, "bucket"),
  configureBuckets: [{ name: "kring-files", configs: [] }],
});
const { port } = await server.run();
after(() => server.close());

const bucket = {
  KRING_FILES: "s3://kring-files/centre",
  KRING_S3_ENDPOINT: `http://127.0.0.1:${port}`,
  KRING_S3_KEY: "S3RVER",
  KRING_S3_SECRET: "S3RVER",
};
const shelves: Record<string, Shelf> = {
  folder: openShelf(join(folder, "one"), {}),
  bucket: openShelf(join(folder, "two"), bucket),
};
const sumOf = (content: Buffer) => createHash("sha256").update(content).digest("hex");

async function* pieces(...all: Buffer[]) {
  yield* all;
}

for (const [name, { store, folder }] of Object.entries(shelves)) {
  test(`${name}: what is kept is found again, byte for byte, once`, async () => {
    const content = Buffer.from(`é${name}\0\xff`.repeat(50_000));
    const hash = sumOf(content);
    for (const _ of ["first", "again"]) {
      const halves = pieces(content.subarray(0, 7), content.subarray(7));
      await withReceived(folder, halves, async (received) => {
        assert.deepEqual([received.hash, received.bytes], [hash, content.length]);
        await store.keep({ hash }, received.path);
      });
    }
    const found = await store.find({ hash });
    assert.ok(found);
    assert.equal(found.bytes, content.length);
    assert.deepEqual(await buffer(found.content), content);
    assert.deepEqual(await readdir(join(folder, "incoming")), []);
  });

  test(`${name}: what was made lies beside it; what is not there is not found`, async () => {
    const hash = sumOf(Buffer.from(name));
    assert.equal(await store.find({ hash, made: "preview" }), undefined);
    await store.keepMade({ hash, made: "preview" }, Buffer.from("small"));
    await store.keepMade({ hash, made: "preview" }, Buffer.from("small"));
    const found = await store.find({ hash, made: "preview" });
    assert.equal(found && (await buffer(found.content)).toString(), "small");
    assert.equal(await store.find({ hash }), undefined);
    assert.deepEqual(await readdir(join(folder, "incoming")).catch(() => []), []);
  });

  test(`${name}: nothing is found by a path`, async () => {
    for (const hash of ["../../etc/passwd", "A".repeat(64), "", `${"0".repeat(64)}/x`]) {
      await assert.rejects(store.find({ hash }), /not the sum/);
    }
  });

  test(`${name}: what breaks off leaves nothing`, async () => {
    const broken = async function* () {
      yield Buffer.from("half");
      throw new Error("the phone is out of reach");
    };
    const never = withReceived(folder, broken(), async () => assert.fail("half a file was taken"));
    await assert.rejects(never, /out of reach/);
    assert.deepEqual(await readdir(join(folder, "incoming")), []);
  });
}

test("folder: the names are sums, and others on the machine cannot read them", async () => {
  const content = Buffer.from("closed");
  const hash = sumOf(content);
  const { store, folder } = shelves["folder"] as Shelf;
  await withReceived(folder, pieces(content), ({ path }) => store.keep({ hash }, path));
  const { mode } = await stat(join(folder, hash.slice(0, 2), hash.slice(2, 4), hash));
  if (process.platform !== "win32") assert.equal(mode & 0o077, 0);
});

test("a bucket that refuses is a fault, not a missing file", async () => {
  const { store } = openShelf(folder, { ...bucket, KRING_S3_KEY: "nobody" });
  await assert.rejects(store.find({ hash: "0".repeat(64) }), /answered 403/);
});

test("settings that cannot be meant are said in words", () => {
  assert.equal(findBucketSettings({}), undefined);
  for (const wrong of [
    { KRING_FILES: "/var/files" },
    { KRING_FILES: "s3://" },
    { KRING_S3_ENDPOINT: "" },
    { KRING_S3_ENDPOINT: "ftp://x" },
    { KRING_S3_KEY: "" },
  ]) {
    assert.throws(() => findBucketSettings({ ...bucket, ...wrong }), /KRING_/);
  }
});
