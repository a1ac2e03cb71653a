import type { Input } from "../src/platform/endpoint.ts";
import type { Tx } from "../src/platform/server/database.ts";
import * as contract from "../src/questionnaires/contract.ts";
import {
  beginSitting,
  finishSitting,
  listQuestionnaires,
  saveSitting,
} from "../src/questionnaires/server/index.ts";
import type { ServiceIds } from "./fill-house.ts";
import { idOf, type PersonIds } from "./fill-people.ts";
import type { Office } from "./office.ts";
import type { By, Story } from "./stories.ts";

type Response = Input<typeof contract.saveSitting>["response"];
type Place = Pick<Input<typeof contract.beginSitting>, "compartment" | "language" | "answeredBy">;

interface Told extends Place {
  readonly about: string;
  readonly by: By;
  readonly name: "six-axes" | "phq-9" | "autonomy-grid";
  readonly response: Response;
  /** How many months ago; null: somebody is still answering. */
  readonly monthsAgo: number | null;
}

const axes = ["body", "mind", "meaning", "quality", "part", "daily"];

function response(item: Response["item"]): Response {
  return { resourceType: "QuestionnaireResponse", status: "in-progress", ...(item && { item }) };
}

const sixAxes = (values: readonly number[]) =>
  response(
    axes.map((linkId, index) => ({ linkId, answer: [{ valueInteger: values[index] ?? 5 }] })),
  );

const often = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"];
const phq9 = (values: readonly number[]) =>
  response(
    values.map((value, index) => ({
      linkId: `phq9-${index + 1}`,
      answer: [{ valueCoding: { system: "http://loinc.org", code: often[value] ?? "" } }],
    })),
  );

const grid = (values: Readonly<Record<string, number>>) =>
  response(
    Object.entries(values).map(([linkId, level]) => ({
      linkId,
      answer: [
        {
          valueCoding: {
            system: "https://kring.example/fhir/CodeSystem/autonomy",
            code: `${level}`,
          },
        },
      ],
    })),
  );

const rated = (
  about: string,
  by: By,
  place: Place,
  series: readonly (readonly [monthsAgo: number, values: readonly number[]])[],
): Told[] =>
  series.map(([monthsAgo, values]) => ({
    ...{ about, by, name: "six-axes", response: sixAxes(values), monthsAgo },
    ...place,
  }));

const alone = { language: "fr", answeredBy: "person" } as const;

const ofTheCast: readonly Told[] = [
  ...rated(
    "amina",
    ["nurse", "practice"],
    { compartment: "health", language: "ar", answeredBy: "together" },
    [
      [7, [4, 3, 6, 2, 3, 5]],
      [1, [5, 5, 7, 3, 5, 6]],
    ],
  ),
  ...rated("luc", ["doctor", "practice"], { compartment: "health", ...alone }, [
    [8, [5, 3, 3, 2, 4, 5]],
    [2, [5, 5, 4, 4, 4, 6]],
  ]),
  ...rated("sara", ["psychologist", "mind"], { compartment: "mind", ...alone }, [
    [9, [5, 2, 3, 5, 2, 4]],
    [3, [6, 4, 4, 5, 4, 6]],
  ]),
  ...rated("pietro", ["community", "community"], { compartment: "community", ...alone }, [
    [12, [6, 5, 4, 5, 3, 6]],
    [6, [6, 7, 7, 6, 7, 7]],
    [0, [7, 8, 9, 7, 9, 8]],
  ]),
  ...(
    [
      [6, [2, 3, 3, 2, 1, 2, 2, 1, 1]],
      [3, [2, 2, 2, 1, 1, 2, 1, 1, 0]],
      [1, [1, 1, 2, 1, 0, 1, 1, 1, 0]],
    ] as const
  ).map(
    ([monthsAgo, values]): Told => ({
      ...{ about: "sara", by: ["psychologist", "mind"], name: "phq-9", response: phq9(values) },
      ...{ monthsAgo, compartment: "mind", language: "en", answeredBy: "together" },
    }),
  ),
  {
    ...{ about: "luc", by: ["debt", "debt"], name: "autonomy-grid", monthsAgo: null },
    ...{ compartment: "debt", language: "fr", answeredBy: "together" },
    response: grid({ money: 2, home: 4, body: 4, mind: 3 }),
  },
];

const ofResidents = [
  [
    [7, [6, 5, 5, 4, 4, 7]],
    [1, [6, 6, 6, 5, 6, 7]],
  ],
  [
    [8, [3, 4, 5, 3, 6, 4]],
    [2, [4, 4, 5, 4, 6, 5]],
  ],
  [
    [6, [7, 4, 4, 6, 2, 6]],
    [0, [7, 5, 5, 6, 5, 6]],
  ],
] as const;

/** Self-ratings twice a year, a series at the psychologist, and one that somebody is in the midst of. */
export async function fillQuestionnaires(
  office: Office,
  { stories, ids, services }: { stories: readonly Story[]; ids: PersonIds; services: ServiceIds },
): Promise<void> {
  const { questionnaires } = await office.do(
    "doctor@demo.kring",
    contract.listQuestionnaires,
    "questionnaires",
    listQuestionnaires,
  );
  for (const [place, told] of [...ofTheCast, ...toldBySome(stories)].entries()) {
    const form = questionnaires.find(({ url }) => url.endsWith(`/${told.name}`));
    if (!form) throw new Error(`${told.name} does not come with the house`);
    const { compartment, language, answeredBy, monthsAgo } = told;
    const work = async (tx: Tx) => {
      const { id } = await beginSitting(tx, {
        ...{ id: idOf(ids, told.about), questionnaireId: form.id, language, answeredBy },
        ...{ serviceId: services[told.by[1]], compartment },
      });
      const { revision } = await saveSitting(tx, { id, revision: 1, response: told.response });
      if (monthsAgo === null) return { id };
      await finishSitting(tx, { id, revision, answeredOn: dayOf(monthsAgo) });
      return { id };
    };
    await office.do(`${told.by[0]}@demo.kring`, contract.finishSitting, `answers-${place}`, work);
  }
}

/** A few of those about whom something was written in the health file. */
function toldBySome(stories: readonly Story[]): Told[] {
  const known = new Set(ofTheCast.map(({ about }) => about));
  const some = stories.flatMap(({ about, steps }) => {
    const note = steps.find((step) => step.do === "write" && step.compartment === "health");
    return note && !known.has(about) ? [{ about, by: note.by }] : [];
  });
  return ofResidents.flatMap((series, index) => {
    const one = some[index * 3 + 4];
    return one ? rated(one.about, one.by, { compartment: "health", ...alone }, series) : [];
  });
}

function dayOf(monthsAgo: number): string {
  return Temporal.Now.plainDateISO("Europe/Brussels").subtract({ months: monthsAgo }).toString();
}
