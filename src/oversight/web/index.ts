/**
 * Oversight on screen: the data protection officer's desk, the journal as one asks it, what people
 * ask about their data, and the account a person is handed. No page shows what a file says.
 */
import { IconEyeSearch } from "@tabler/icons-react";
import type { WebModule } from "../../platform/web/module.ts";
import { requestNav, requestPages } from "./requests/pages.ts";

export const oversightWeb: WebModule = {
  pages: [
    {
      path: "/oversight",
      needs: "journal",
      load: async () => (await import("./desk/OversightPage.tsx")).OversightPage,
    },
    {
      path: "/oversight/journal",
      needs: "journal",
      load: async () => (await import("./journal/JournalPage.tsx")).JournalPage,
    },
    {
      path: "/people/$id/account",
      needs: "account",
      load: async () => (await import("./account/AccountPage.tsx")).AccountPage,
    },
    ...requestPages,
  ],
  nav: [
    {
      to: "/oversight",
      label: "oversight:nav.oversight",
      icon: IconEyeSearch,
      needs: "journal",
      order: 62,
    },
    ...requestNav,
  ],
};
