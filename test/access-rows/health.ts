import { type Related, type Rows, vault, type World } from "./row.ts";

/** Health: of whom one cares for in a service of one's own; of others there is nothing to see or to add. */
export function rowsOfHealth(world: World): Rows {
  const ofPerson = ({ personId }: Related) => ({ id: personId });
  const someId = async () => ({ id: (await world.somebody()).id });
  const practice = async () => {
    const { rows } = await world.root.query("select id from kring.services where key = 'practice'");
    return rows[0].id as string;
  };
  const place = async () => ({ serviceId: await practice(), compartment: "health" });
  const refusals = ["not-found"];
  const noting = (what: object): Rows[string] => ({
    may: vault,
    input: async () => ({ ...(await someId()), ...(await place()), ...what }),
    refusals,
    byRelation: {
      may: ["current"],
      input: async (about) => ({ ...ofPerson(about), ...(await place()), ...what }),
    },
  });
  /** A medicine of the practice, in the person's file. */
  const medicine = async ({ personId }: { personId: string }) => {
    const { rows } = await world.root.query(
      `with head as (
         insert into kring.entries (person_id, service_id, compartment, kind, vital, author_id)
         values ($1, $2, 'health', 'medication', 'medication', $3) returning id)
       insert into kring.medications (entry_id, name) select id, 'Metformin' from head returning entry_id`,
      [personId, await practice(), world.nurse.id],
    );
    return { id: rows[0].entry_id as string, dose: "850 mg" };
  };
  return {
    listVaccinationsDue: { may: vault, input: () => ({}) },
    listHealth: {
      may: vault,
      input: someId,
      byRelation: {
        may: ["current"],
        input: ofPerson,
        empty: {
          allergies: [],
          medications: [],
          vaccinations: [],
          due: null,
          pregnantWeeks: null,
          latest: [],
        },
      },
    },
    noteAllergy: noting({ kind: "allergy", substance: "Latex" }),
    noteMedication: noting({ name: "Metformin" }),
    changeMedication: {
      may: vault,
      input: async () => medicine({ personId: (await someId()).id }),
      refusals,
      byRelation: { may: ["current"], input: medicine },
    },
    noteVaccination: noting({ vaccine: "mmr", source: "card" }),
    takeMeasurement: noting({ kind: "weight", value: 71.5 }),
    listMeasurements: {
      may: vault,
      input: async () => ({ ...(await someId()), kind: "weight" }),
      byRelation: {
        may: ["current"],
        input: async (about) => {
          await world.root.query(
            `with head as (
               insert into kring.entries (person_id, service_id, compartment, kind, author_id)
               values ($1, $2, 'health', 'measurement', $3) returning id)
             insert into kring.measurements (entry_id, kind, value, taken_at) select id, 'weight', 71.5, now() from head`,
            [about.personId, await practice(), world.nurse.id],
          );
          return { ...ofPerson(about), kind: "weight" };
        },
        empty: { points: [], hasMore: false },
      },
    },
    listMeasurementKinds: { may: vault, input: () => ({}) },
    addMeasurementKind: {
      may: vault,
      input: async () => ({
        serviceId: await practice(),
        name: `Waist ${world.next()}`,
        unit: "cm",
        decimals: 0,
        possible: { from: 20, to: 300 },
        usual: { from: 50, to: 130 },
      }),
      refusals,
    },
  };
}
