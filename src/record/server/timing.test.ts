import assert from "node:assert/strict";
import { test } from "node:test";
import { foundVaults } from "../../../test/vaults.ts";
import { type EntryId, getEntry } from "../contract.ts";

const house = await foundVaults();
const { nurse, doctor, social, cared, write, serviceId } = house;

const rounds = 300;

/** In milliseconds; asked in turns, so that whatever slows the machine slows all of them. */
async function mediansOf(ids: readonly string[]): Promise<number[]> {
  const times = ids.map((): number[] => []);
  for (let round = -30; round < rounds; round++) {
    for (const [index, id] of ids.entries()) {
      const started = performance.now();
      const { status } = await social.ask(getEntry, { id: id as EntryId });
      if (round >= 0) times[index]?.push(performance.now() - started);
      assert.equal(status, 404);
    }
  }
  return times.map((all) => all.sort((one, other) => one - other)[rounds / 2] ?? 0);
}

test("a foreign entry and none at all are refused in the same time", async () => {
  const stranger = await cared("practice");
  const known = await cared("practice", "social");
  const foreign = await write(nurse, stranger);
  const ofMyPerson = await write(nurse, known);
  const colleague = await house.join("care", { service: "social", profession: "social-worker" });
  const narrowed = await write(colleague, known, {
    serviceId: serviceId("social"),
    compartment: "social",
    restrictTo: [],
  });
  assert.equal((await doctor.ask(getEntry, { id: foreign.id })).status, 200);
  const unknown = "0197c000-0000-7000-8000-00000000abcd";
  const [none = 0, ...others] = await mediansOf([unknown, foreign.id, ofMyPerson.id, narrowed.id]);
  console.log(
    `unknown ${none.toFixed(2)} ms; foreign ${others.map((ms) => ms.toFixed(2)).join(", ")} ms`,
  );
  // Over a network and a busy house a tenth more or less tells nobody anything.
  for (const median of others) {
    assert.ok(
      Math.abs(median - none) < Math.max(0.35, none * 0.15),
      `${median} against ${none} ms`,
    );
  }
});
