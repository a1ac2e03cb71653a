import { accessWeb } from "../../access/web/index.ts";
import { circleWeb } from "../../circle/web/index.ts";
import { documentsWeb } from "../../documents/web/index.ts";
import { healthWeb } from "../../health/web/index.ts";
import { needsWeb } from "../../needs/web/index.ts";
import { orientationWeb } from "../../orientation/web/index.ts";
import { oversightWeb } from "../../oversight/web/index.ts";
import { peopleWeb } from "../../people/web/index.ts";
import { planWeb } from "../../plan/web/index.ts";
import type { WebModule } from "../../platform/web/module.ts";
import { questionnairesWeb } from "../../questionnaires/web/index.ts";
import { receptionWeb } from "../../reception/web/index.ts";
import { recordWeb } from "../../record/web/index.ts";

/** Every module that has screens; a new one is added here. */
export const webModules: readonly WebModule[] = [
  accessWeb,
  peopleWeb,
  receptionWeb,
  recordWeb,
  needsWeb,
  healthWeb,
  documentsWeb,
  questionnairesWeb,
  orientationWeb,
  planWeb,
  circleWeb,
  oversightWeb,
];

export const navigation = webModules
  .flatMap(({ nav }) => nav)
  .sort((one, other) => one.order - other.order);
