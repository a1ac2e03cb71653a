import { type PersonId, registerPerson } from "../src/people/contract.ts";
import * as contract from "../src/reception/contract.ts";
import { foundCentre, type TestCentre, type TestUser } from "./harness.ts";

const doorsOfTheHouse = [
  { key: "care", name: "Green door", letter: "M", colour: "green", pictogram: "stethoscope" },
  { key: "social", name: "Blue door", letter: "S", colour: "blue", pictogram: "people" },
  { key: "talk", name: "Violet door", letter: "T", colour: "violet", pictogram: "speech" },
] as const;

export interface TestWelcome extends TestCentre {
  readonly welcomer: TestUser;
  readonly admin: TestUser;
  /** People nobody looked at yet, called Wanda 0001 Secretname and so on. */
  addPeople(count: number): Promise<PersonId[]>;
  addPerson(): Promise<PersonId>;
  /** What was journalled of an act, oldest first. */
  journal(act: string): Promise<{ personId: string | null; detail: Record<string, unknown> }[]>;
}

/** A centre with three doors, a welcomer and an administrator. */
export async function foundWelcome(): Promise<TestWelcome> {
  const centre = await foundCentre();
  const [welcomer, admin] = [await centre.join("welcome"), await centre.join("admin")];
  for (const door of doorsOfTheHouse) await admin.do(contract.addDoor, door);
  let registered = 0;
  const addPeople = async (count: number) => {
    const ids: PersonId[] = [];
    for (let i = 0; i < count; i++) {
      registered += 1;
      const name = { given: `Wanda ${registered}`, family: "Secretname" };
      const person = await welcomer.do(registerPerson, {
        ...name,
        birth: "1990",
        languages: ["fr"],
      });
      ids.push(person.id);
    }
    return ids;
  };
  const addPerson = async () => (await addPeople(1))[0] as PersonId;
  const journal: TestWelcome["journal"] = async (act) => {
    const { rows } = await centre.root.query(
      `select person_id as "personId", detail from kring.journal where act = $1 order by id`,
      [act],
    );
    return rows;
  };
  return { ...centre, welcomer, admin, addPeople, addPerson, journal };
}
