/**
 * The people of the house on screen: find, register, open, join. What other modules do with a
 * person (arrive, print a card) comes in through `PersonActionsProvider`. A page of another module
 * about one person stands in a `PersonFrame`, below the same head and tabs.
 */
import { IconArrowsJoin2, IconUserSearch } from "@tabler/icons-react";
import type { WebModule } from "../../platform/web/module.ts";

export { houseLanguages } from "./house-languages.ts";
export { PersonFrame } from "./PersonFrame.tsx";
export { usePersonTabs } from "./PersonTabs.tsx";
export { type PersonActions, PersonActionsProvider, type PersonTab } from "./slots.tsx";
export { useWords as usePersonWords } from "./use-words.ts";

export const peopleWeb: WebModule = {
  pages: [
    { path: "/", needs: "people", load: async () => (await import("./DeskPage.tsx")).DeskPage },
    {
      path: "/people/new",
      needs: "people",
      load: async () => (await import("./RegisterPage.tsx")).RegisterPage,
    },
    {
      path: "/people/$id",
      needs: "people",
      load: async () => (await import("./PersonPage.tsx")).PersonPage,
    },
    {
      path: "/duplicates",
      needs: "merge",
      load: async () => (await import("./DuplicatesPage.tsx")).DuplicatesPage,
    },
    {
      path: "/duplicates/$left/$right",
      needs: "merge",
      load: async () => (await import("./PairPage.tsx")).PairPage,
    },
  ],
  nav: [
    { to: "/", label: "people:nav.desk", icon: IconUserSearch, needs: "people", order: 10 },
    {
      to: "/duplicates",
      label: "people:nav.duplicates",
      icon: IconArrowsJoin2,
      needs: "merge",
      order: 60,
    },
  ],
};
