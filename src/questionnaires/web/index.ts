/**
 * Questionnaires in the form of FHIR R4: loaded, answered by the person or with them, scored,
 * compared. It refuses to lose a partial answer, and a tablet that was handed over opens nothing else.
 */
import { IconClipboardList } from "@tabler/icons-react";
import type { WebModule } from "../../platform/web/module.ts";

export { Web } from "./loaded-later.tsx";
export { BackToSitting } from "./tablet/BackToSitting.tsx";
export type { WebAxis } from "./Web.tsx";

export const questionnairesWeb: WebModule = {
  pages: [
    {
      path: "/people/$id/questionnaires",
      needs: "vault",
      load: async () => (await import("./AnswersPage.tsx")).AnswersPage,
    },
    {
      path: "/sittings/$id",
      needs: "vault",
      load: async () => (await import("./EnterPage.tsx")).EnterPage,
    },
    {
      path: "/sitting",
      needs: null,
      load: async () => (await import("./tablet/SittingPage.tsx")).SittingPage,
    },
    {
      path: "/questionnaires",
      needs: "staff",
      load: async () => (await import("./admin/QuestionnairesPage.tsx")).QuestionnairesPage,
    },
    {
      path: "/questionnaires/$id",
      needs: "staff",
      load: async () => (await import("./admin/PreviewPage.tsx")).PreviewPage,
    },
  ],
  nav: [
    {
      to: "/questionnaires",
      label: "questionnaires:nav",
      icon: IconClipboardList,
      needs: "staff",
      order: 78,
    },
  ],
};
