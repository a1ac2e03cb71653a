/**
 * The people of the house on screen: find, register, open, merge. What other modules do with a
 * person (arrive, print a slip) comes in through `PersonActionsProvider`.
 */
import { IconUserSearch } from "@tabler/icons-react";
import type { WebModule } from "../../platform/web/module.ts";

export { type PersonActions, PersonActionsProvider, type PersonInBrief } from "./slots.tsx";

export const peopleWeb: WebModule = {
  pages: [
    { path: "/", needs: "people", load: async () => (await import("./DeskPage.tsx")).DeskPage },
  ],
  nav: [{ to: "/", label: "people:nav.desk", icon: IconUserSearch, needs: "people", order: 10 }],
};
