import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { databaseUrl, startCommand } from "../../../test/command-line.ts";
import { foundCentre } from "../../../test/harness.ts";

/* `kring journal …` as it is typed: what it says, and how it ends. */

const house = await foundCentre();
const folder = mkdtempSync(join(tmpdir(), "kring-journal-"));
after(() => rmSync(folder, { recursive: true }));
const data = join(folder, "data");
const elsewhere = join(folder, "elsewhere");

const call = (args: string[], env: Record<string, string> = {}) =>
  startCommand(["journal", ...args], {
    KRING_DATA: data,
    DATABASE_URL: databaseUrl(house.connections.app),
    ...env,
  }).ended;

test("what is sealed is verified, before and after the first checkpoint", async () => {
  await house.join("welcome");
  const early = await call(["verify"]);
  assert.equal(early.code, 0, early.error);
  assert.match(early.out, /^seals +0\n.*^entries not sealed yet +[1-9]\d*, the oldest since 20/ms);
  assert.match(early.out, /No checkpoint was checked/);
  const sealed = await call(["seal"]);
  assert.equal(sealed.code, 0, sealed.error);
  assert.match(sealed.out, /seal 1 took \d+ entries.*\.checkpoint\n\nkring\/test\nseal 1\n.*— /s);
  const verified = await call(["verify"]);
  assert.equal(verified.code, 0, verified.error);
  assert.match(verified.out, /^seals +1\ncheckpoints, well signed +1\n/m);
  cpSync(data, elsewhere, { recursive: true });
  const { rows } = await house.root.query(
    "select act, purpose from kring.journal where act in ('checkpoint-written', 'journal-verified') order by id",
  );
  const acts = ["journal-verified", "checkpoint-written", "journal-verified"];
  assert.deepEqual(
    rows,
    acts.map((act) => ({ act, purpose: "system" })),
  );
});

test("a wrong call ends with 2 and says how", async () => {
  const wrong: [string[], RegExp, Record<string, string>?][] = [
    [["verify", "--nonsense"], /--nonsense/],
    [["verify", "extra"], /extra/],
    [["verify", "--checkpoint"], /--checkpoint/],
    [["verify", "--checkpoint", join(folder, "missing")], /missing/],
    [["verify", "--key", join(folder, "missing")], /missing/],
    [["verify", "--key", "package.json"], /package\.json holds no Ed25519 key/],
    [["seal", "extra"], /"extra"/],
    [["verify"], /there is no centre in/, { KRING_DATA: join(folder, "none"), DATABASE_URL: "" }],
    [["seal"], /there is no centre in/, { KRING_DATA: join(folder, "none"), DATABASE_URL: "" }],
    [["nonsense"], /no command "journal nonsense"/],
  ];
  for (const [args, says, env] of wrong) {
    const { code, error } = await call(args, env);
    assert.equal(code, 2, `${args}: ${error}`);
    assert.match(error, says, `${args}`);
    assert.doesNotMatch(error, /\n {4}at |undefined/, `${args}`);
  }
});

test("a journal that was changed ends with 1, and its chain rewritten as well, by the kept copy", async () => {
  const checkpoint = join(
    elsewhere,
    "checkpoints",
    String(readdirSync(join(elsewhere, "checkpoints"))),
  );
  const named = ["--checkpoint", checkpoint, "--key", join(elsewhere, "journal-key.public.pem")];
  assert.equal((await call(["verify", ...named])).code, 0);
  await house.root.query("set session_replication_role = replica");
  await house.root.query("update kring.journal set act = 'nothing' where id = 1");
  const changed = await call(["verify"]);
  assert.equal(changed.code, 1);
  assert.match(
    changed.out,
    /WRONG: seal 1 took entries between 1 and \d+ that are not the same any more/,
  );
  assert.match(changed.error, /kring journal verify: the journal is not what was sealed: 1 thing/);

  // Sealed anew with another key and without the old checkpoints: the house agrees with itself.
  await house.root.query("truncate kring.journal_seals");
  rmSync(data, { recursive: true });
  assert.equal((await call(["seal"])).code, 0);
  assert.equal((await call(["verify"])).code, 0);
  const outside = await call(["verify", ...named]);
  assert.equal(outside.code, 1);
  assert.match(
    outside.out,
    /WRONG: .*checkpoint names seal 1 with another hash: the journal was rewritten/,
  );
  const otherKey = await call(["verify", ...named.slice(0, 2)]);
  assert.match(otherKey.out, /WRONG: .*does not bear the signature of this key/);

  const half = join(folder, "half.checkpoint");
  writeFileSync(half, readFileSync(checkpoint, "utf8").slice(0, 60));
  const cut = await call(["verify", "--checkpoint", half]);
  assert.deepEqual([cut.code, /is no checkpoint of a journal/.test(cut.out)], [1, true]);
});
