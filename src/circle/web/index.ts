/**
 * The circle on screen: who stands around a person, what was agreed and passed on, emergencies,
 * whom I care for, and advice without a name. It shows only what the server sent: nothing here
 * knows of a service that keeps itself out of sight. Other modules take the parts they need:
 * `ShareDialogue`, `WhyISee`, `CompartmentSign`.
 */
import { IconHeartHandshake, IconMessageQuestion, IconUrgent } from "@tabler/icons-react";
import type { WebModule } from "../../platform/web/module.ts";

export type { WayToPassOn } from "./consent/ShareDialogue.tsx";
export { GlassBanner, OwnFileMenu, ShareDialogue, WayIn, WhyISee } from "./loaded-later.tsx";
export { sayWithUndo } from "./say-with-undo.tsx";
export { CompartmentSign } from "./signs.tsx";

export const circleWeb: WebModule = {
  pages: [
    {
      path: "/people/$id/circle",
      needs: "vault",
      load: async () => (await import("./CirclePage.tsx")).CirclePage,
    },
    {
      path: "/my-people",
      needs: "vault",
      load: async () => (await import("./MyPeoplePage.tsx")).MyPeoplePage,
    },
    {
      path: "/advice",
      needs: "vault",
      load: async () => (await import("./AdvicePage.tsx")).AdvicePage,
    },
    {
      path: "/emergencies",
      needs: "review",
      load: async () => (await import("./glass/EmergenciesPage.tsx")).EmergenciesPage,
    },
  ],
  nav: [
    {
      to: "/my-people",
      label: "circle:nav.myPeople",
      icon: IconHeartHandshake,
      needs: "vault",
      order: 30,
    },
    {
      to: "/advice",
      label: "circle:nav.advice",
      icon: IconMessageQuestion,
      needs: "vault",
      order: 40,
    },
    {
      to: "/emergencies",
      label: "circle:nav.emergencies",
      icon: IconUrgent,
      needs: "review",
      order: 65,
    },
  ],
};
