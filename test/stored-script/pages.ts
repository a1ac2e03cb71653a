import { globSync, readFileSync } from "node:fs";
import { listStaff } from "../../src/access/staff-contract.ts";
import { listLikelyDuplicates } from "../../src/people/contract.ts";
import { listQuestionnaires, listSittings } from "../../src/questionnaires/contract.ts";
import type { TestUser } from "../harness.ts";
import type { Stage } from "./stage.ts";

/** Every page that a module has, as it is written there: `/people/$id/file`. */
export function pagesOfTheHouse(): readonly string[] {
  const sources = globSync("src/*/web/**/*.ts").filter((path) => !path.endsWith(".test.ts"));
  const pages = sources.flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(/\bpath: "(\/[^"]*)",\s*needs:/g)].map(
      ([, page = ""]) => page,
    ),
  );
  return [...new Set(pages)].sort();
}

/** Of each page, where one looks and through whose eyes. */
export type Visit = readonly [page: string, who: TestUser | undefined, where?: string];

export async function visits(
  stage: Stage,
  { registered, holder, screenKey }: { registered: readonly string[]; holder: TestUser; screenKey: string },
): Promise<readonly Visit[]> {
  const { nurse, doctor, head, social, welcomer, admin, dpo, coordinator, person } = stage;
  const about = (page: string, id: string = person) => page.replace("$id", id);
  const { sittings } = await nurse.do(listSittings, { id: person });
  const { questionnaires } = await admin.do(listQuestionnaires, {});
  const { staff } = await admin.do(listStaff, {});
  const { pairs } = await welcomer.do(listLikelyDuplicates, {});
  const [pair] = pairs;
  const ofThePerson = ["", "/picture", "/picture/paper", "/timeline", "/file", "/needs", "/health"];
  const more = ["/documents", "/documents/letter", "/questionnaires", "/circle", "/copy", "/rights"];
  return [
    ...[...ofThePerson, ...more].map(
      (page): Visit => [`/people/$id${page}`, nurse, about(`/people/$id${page}`)],
    ),
    ["/people/$id/account", head, about("/people/$id/account")],
    ["/people/$id", nurse, about("/people/$id", registered.at(-1))],
    ["/people/$id/circle", social, about("/people/$id/circle")],
    ["/sittings/$id", nurse, `/sittings/${sittings[0]?.id}`],
    ...["/", "/my-day", "/my-people", "/my-notes", "/notices", "/sessions"].map(
      (page): Visit => [page, nurse],
    ),
    ["/advice", nurse],
    ["/advice", doctor],
    ["/referrals", nurse],
    ["/referrals", social],
    ["/people/new", welcomer],
    ["/queue", welcomer],
    ["/duplicates", welcomer],
    ["/duplicates/$left/$right", welcomer, `/duplicates/${pair?.left.id}/${pair?.right.id}`],
    ["/emergencies", head],
    ["/requests", head],
    ["/requests", coordinator],
    ["/staff", admin],
    ["/staff/$id", admin, `/staff/${nurse.id}`],
    ["/staff/$id", admin, `/staff/${staff.find(({ email }) => email.startsWith("colleague"))?.id}`],
    ["/services", admin],
    ["/services/$key", admin, "/services/practice"],
    ["/access-list", admin],
    ["/questionnaires", admin],
    ["/questionnaires/$id", admin, `/questionnaires/${questionnaires.at(-1)?.id}`],
    ["/screens", admin],
    ["/oversight", dpo],
    ["/oversight/journal", dpo],
    ["/screen", undefined, `/screen#${screenKey}`],
    ["/sitting", holder],
  ];
}
