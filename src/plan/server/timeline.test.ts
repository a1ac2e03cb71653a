import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestUser } from "../../../test/harness.ts";
import { pictured } from "../../../test/pictured.ts";
import { foundVaults } from "../../../test/vaults.ts";
import type { PersonId } from "../../people/contract.ts";
import type { Input } from "../../platform/endpoint.ts";
import * as contract from "../contract.ts";

const house = await foundVaults();
const { nurse, social, cared, write, serviceId } = house;
const told = pictured(house);
type Asked = Omit<Input<typeof contract.getTimeline>, "id">;
const timeline = (who: TestUser, id: PersonId, asked: Asked = {}) =>
  who.do(contract.getTimeline, { id, ...asked });

const person = await cared("practice", "social");
for (const year of [2021, 2022, 2024]) {
  await told.contact(person, { beganAt: `${year}-03-31T22:30:00Z` });
  await told.measurement(person, `${year}-07-01T08:00:00Z`);
}
const inSocial = { by: social, service: "social", compartment: "social" };
await told.contact(person, { ...inSocial, beganAt: "2023-05-01T08:00:00Z" });

test("the rail has every month in which something happened, at once, by the clock on the wall", async () => {
  const { months, total, services, kinds } = await timeline(nurse, person, { limit: 1 });
  assert.deepEqual(
    months.map(({ month, count }) => `${month} ${count}`),
    ["2024-07 1", "2024-04 1", "2022-07 1", "2022-04 1", "2021-07 1", "2021-04 1"],
  );
  assert.equal(total, 6);
  assert.deepEqual(services, [{ id: serviceId("practice"), name: "Practice" }]);
  assert.deepEqual(kinds, ["contact", "measurement"]);
});

test("a dose read on a card stands where it was given, as far as that is known", async () => {
  const vaccinated = await cared("practice");
  await told.contact(vaccinated, { beganAt: "2019-05-02T08:00:00Z" });
  for (const given of ["2018-04", "2016~", "2020-06-15", ""]) {
    const id = await told.head(vaccinated, "vaccination", {});
    await house.root.query(
      "insert into kring.vaccinations (entry_id, vaccine, given, source) values ($1, 'dtpa', $2, 'card')",
      [id, given],
    );
  }
  const { months, happenings } = await timeline(nurse, vaccinated);
  assert.deepEqual(months.map(({ month }) => month).slice(1), [
    "2020-06",
    "2019-05",
    "2018-04",
    "2016-01",
  ]);
  assert.equal(happenings.length, 5);
});

test("pages follow each other without a gap or a double, whatever has the same moment", async () => {
  const same = await cared("practice");
  const ids: string[] = [];
  for (let n = 0; n < 7; n++) {
    ids.push(await told.contact(same, { beganAt: "2024-01-01T10:00:00Z" }));
  }
  const seen: string[] = [];
  let before: string | undefined;
  do {
    const page = await timeline(nurse, same, { limit: 3, ...(before && { before }) });
    seen.push(...page.happenings.map(({ entry }) => entry.id));
    if (before) assert.deepEqual(page.months, []);
    before = page.next ?? undefined;
  } while (before);
  assert.deepEqual(seen.toSorted(), ids.toSorted());
});

test("a month opens the years before it, and filters narrow rail and list alike", async () => {
  const until = await timeline(nurse, person, { month: "2022-04" });
  assert.deepEqual(
    until.happenings.map(({ at }) => at.slice(0, 7)),
    ["2022-03", "2021-07", "2021-03"],
  );
  const measured = await timeline(nurse, person, { kind: "measurement" });
  assert.deepEqual([measured.total, measured.months.length], [3, 3]);
  assert.equal((await timeline(nurse, person, { domain: "health" })).total, 3);
  assert.equal((await timeline(nurse, person, { service: serviceId("social") })).total, 0);
});

test("a part of life: its needs, and the notes in which they were marked", async () => {
  const one = await cared("practice");
  const note = await write(nurse, one);
  await write(nurse, one, { text: "Something else." });
  const need = await told.need(one, { what: "debt", notedIn: note.id });
  const { happenings } = await timeline(nurse, one, { domain: "money" });
  assert.deepEqual(
    happenings.map(({ entry }) => entry.id).toSorted(),
    [note.id as string, need].toSorted(),
  );
});

test("each reads what is theirs; who has no ground finds nothing, and each page is a look", async () => {
  assert.equal((await timeline(social, person)).total, 1);
  const outside = await house.join("care", { service: "debt", profession: "debt-mediator" });
  const seen = await timeline(outside, person);
  assert.deepEqual(seen, await timeline(outside, await cared("practice")));
  assert.equal(seen.total, 0);
  const [look] = await house.looksOf(social, "entries-opened");
  assert.deepEqual(
    [look?.person_id, look?.detail["list"], look?.detail["count"]],
    [person, "timeline", 1],
  );
});
