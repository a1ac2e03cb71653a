import { globSync, readFileSync } from "node:fs";
import { listStaff } from "../../src/access/staff-contract.ts";
import { listLikelyDuplicates } from "../../src/people/contract.ts";
import { listQuestionnaires, listSittings } from "../../src/questionnaires/contract.ts";
import { addScreen } from "../../src/reception/contract.ts";
import type { TestUser } from "../harness.ts";
import { payloads } from "./payloads.ts";
import type { Stage } from "./stage.ts";
import type { WatchedPage } from "./watched-page.ts";

/** Every page that a module has, as it is written there: `/people/$id/file`. */
export function pagesOfTheHouse(): readonly string[] {
  const pages = globSync("src/*/web/**/*.ts").flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(/\bpath: "(\/[^"]*)",\s*needs:/g)].map(
      ([, page = ""]) => page,
    ),
  );
  return [...new Set(pages)].sort();
}

/** A page, through whose eyes, where it is, and what one does there. */
export interface Visit {
  readonly page: string;
  readonly where?: string;
  readonly next?: (page: WatchedPage) => Promise<void>;
}

interface Written {
  readonly registered: readonly string[];
  /** Whose tablet is in the person's hands. */
  readonly holder: TestUser;
}

/** Where each colleague goes; nobody stands for the television of the waiting room. */
export async function visits(
  stage: Stage,
  { registered, holder }: Written,
): Promise<ReadonlyMap<TestUser | undefined, readonly Visit[]>> {
  const { nurse, doctor, head, social, welcomer, admin, dpo, person } = stage;
  const about = (page: string, more: Partial<Visit> = {}, id: string = person): Visit => ({
    page: `/people/$id${page}`,
    where: `/people/${id}${page}`,
    ...more,
  });
  const { sittings } = await nurse.do(listSittings, { id: person });
  const { questionnaires } = await admin.do(listQuestionnaires, {});
  const { staff } = await admin.do(listStaff, {});
  const { pairs } = await welcomer.do(listLikelyDuplicates, {});
  const { key } = await admin.do(addScreen, { name: "Hall", languages: ["fr", "ar"] });
  const newest = staff.find(({ email }) => email.startsWith("colleague"));
  const [pair] = pairs;
  return new Map<TestUser | undefined, readonly Visit[]>([
    [
      nurse,
      [
        ...["", "/picture", "/picture/paper", "/timeline", "/file", "/needs", "/health"].map(
          (page) => about(page),
        ),
        ...["/documents/letter", "/questionnaires", "/rights"].map((page) => about(page)),
        about("/documents", { next: (page) => page.press(/Lettre écrite ici/, 3) }),
        about("/circle", { next: (page) => page.press(/__hit=1>n\d+.*sans date de fin/) }),
        about("/copy", { next: (page) => page.take("Télécharger (JSON)") }),
        about("", {}, registered.at(-1)),
        { page: "/", next: typeInSearch },
        ...["/my-day", "/my-people", "/my-notes", "/notices", "/sessions"].map((page) => ({
          page,
        })),
        ...["/advice", "/referrals"].map((page) => ({ page })),
        { page: "/sittings/$id", where: `/sittings/${sittings[0]?.id}` },
      ],
    ],
    [doctor, [{ page: "/advice" }]],
    [social, [{ page: "/referrals" }]],
    [
      head,
      [
        about("/account"),
        { page: "/emergencies", next: (page) => page.press("Relues") },
        { page: "/requests" },
      ],
    ],
    [
      welcomer,
      [
        { page: "/people/new" },
        { page: "/queue" },
        { page: "/duplicates" },
        {
          page: "/duplicates/$left/$right",
          where: `/duplicates/${pair?.left.id}/${pair?.right.id}`,
        },
        about("", { next: arrive }),
      ],
    ],
    [
      admin,
      [
        { page: "/staff" },
        { page: "/staff/$id", where: `/staff/${newest?.id}` },
        { page: "/services" },
        { page: "/services/$key", where: "/services/practice" },
        { page: "/access-list", next: (page) => page.take("Fichier CSV") },
        { page: "/questionnaires" },
        {
          page: "/questionnaires/$id",
          where: `/questionnaires/${questionnaires.at(-1)?.id}`,
          next: (page) => page.take("Télécharger le fichier"),
        },
        { page: "/screens" },
      ],
    ],
    [
      dpo,
      [
        { page: "/oversight" },
        {
          page: "/oversight/journal",
          where: `/oversight/journal?staff=${nurse.id}`,
          next: (page) => page.take("Fichier CSV"),
        },
      ],
    ],
    [undefined, [{ page: "/screen", where: `/screen#${key}` }]],
    [holder, [{ page: "/sitting", next: goThrough }]],
  ]);
}

/** What is typed is found nowhere, and stands in the page all the same. */
async function typeInSearch({ page, settle, note }: WatchedPage): Promise<void> {
  const field = page.getByRole("combobox").first();
  for (const text of payloads.slice(0, 6)) {
    await field.fill(text);
    await settle();
  }
  await note();
}

/** To a door whose name is free text, and the slip for it. */
async function arrive(page: WatchedPage): Promise<void> {
  await page.press("Arrivée");
}

/** Question after question on the tablet, and back to what was answered. */
async function goThrough(page: WatchedPage): Promise<void> {
  await page.press("Commencer");
  for (let question = 0; question < 4; question += 1) await page.press(/^(Suivant|Passer)$/);
  for (let question = 0; question < 3; question += 1) await page.press("Retour");
}
