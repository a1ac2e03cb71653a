import type pg from "pg";
import type { Case } from "./cases.ts";
import { colleagueOf, discreet, kept, notOpened, openedToo, principals, services } from "./cast.ts";
import { addCareRelations, addCauses, addEntries } from "./causes.ts";
import { additionTables, contentTables, theQuestionnaire } from "./contents.ts";
import { personId } from "./entries.ts";
import { serviceId, staffId, tokenOf } from "./ids.ts";
import { insert, type Row } from "./insert.ts";

/*
 * The cases as rows: causes alone. What follows from them is derived by the function the triggers
 * call; that the triggers do call it is held by order.test.ts.
 */

/** Writes the services, the staff and every case. */
export async function buildWorld(root: pg.Client, centreId: string, cases: readonly Case[]) {
  await root.query("set session_replication_role = replica");
  await settle(root, centreId);
  const people: Row[] = [];
  const rows = {
    people,
    entries: [] as Row[],
    restrictions: [] as Row[],
    care_relations: [] as Row[],
    questionnaires: [theQuestionnaire] as Row[],
    ...Object.fromEntries(
      [...contentTables, ...additionTables].map((table) => [table, [] as Row[]]),
    ),
  };
  const causes = {
    consents: [] as Row[],
    consent_withdrawals: [] as Row[],
    shares: [] as Row[],
    exclusions: [] as Row[],
    own_files: [] as Row[],
    break_glass: [] as Row[],
  };
  for (const one of cases) {
    people.push({
      id: personId(one.number),
      number: `KR-0000-${String(one.number).padStart(5, "0")}A`,
      given: "Someone",
    });
    addEntries(one, rows);
    addCareRelations(one, rows.care_relations);
    addCauses(one, causes);
  }
  for (const [table, list] of Object.entries({ ...rows, ...causes }))
    await insert(root, table, list);
  await root.query("set session_replication_role = origin");
  await deriveEverybody(root);
  await root.query("analyze");
}

/** In parts: each person takes a lock, and one transaction may not hold thousands. */
export async function deriveEverybody(root: pg.Client) {
  for (let part = 0; part < 16; part++) {
    await root.query(
      "select kring.derive_access(id) from kring.people where hashtext(id::text) & 15 = $1",
      [part],
    );
  }
}

async function settle(root: pg.Client, centreId: string) {
  await root.query("delete from kring.services");
  await insert(
    root,
    "services",
    services.map((key) => ({
      id: serviceId(key),
      key,
      name: key,
      discreet: discreet.includes(key),
    })),
  );
  await root.query("set session_replication_role = origin");
  await insert(
    root,
    "service_compartments",
    services.flatMap((key) =>
      kept.map((compartment) => ({ service_id: serviceId(key), compartment })),
    ),
  );
  await root.query("set session_replication_role = replica");
  const opening = ([service, profession, compartment]: (typeof notOpened)[number]) => ({
    service_id: serviceId(service),
    profession,
    compartment,
  });
  for (const { service_id, profession, compartment } of notOpened.map(opening)) {
    await root.query(
      "delete from kring.openings where service_id = $1 and profession = $2 and compartment = $3",
      [service_id, profession, compartment],
    );
  }
  await insert(root, "openings", openedToo.map(opening));
  const staff = [
    ...principals,
    ...services.map((service) => ({
      name: colleagueOf(service),
      profession: "nurse",
      bound: true,
      memberships: [{ role: "care", service, over: undefined }],
    })),
  ];
  await insert(
    root,
    "staff",
    staff.map(({ name, profession, bound }) => ({
      id: staffId(name),
      centre_id: centreId,
      email: `${name}@proof.kring`,
      given: name,
      family: "Test",
      profession,
      secrecy_ground: bound ? "profession" : null,
      languages: [],
    })),
  );
  await insert(
    root,
    "memberships",
    staff.flatMap(({ name, memberships }) =>
      memberships.map(({ role, service, over }) => ({
        staff_id: staffId(name),
        role,
        service_id: service && serviceId(service),
        valid: { from: -5000, until: over ? -10 : undefined },
      })),
    ),
  );
  for (const { name } of staff) {
    await root.query("insert into kring.sessions (staff_id, token_hash) values ($1, $2)", [
      staffId(name),
      tokenOf(name),
    ]);
  }
}
