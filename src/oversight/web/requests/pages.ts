import { IconMailQuestion } from "@tabler/icons-react";
import type { NavEntry, Page } from "../../../platform/web/module.ts";

/** What people ask about their own data: the register, and one person's rights. */
export const requestPages: readonly Page[] = [
  {
    path: "/requests",
    needs: "rights",
    load: async () => (await import("./RequestsPage.tsx")).RequestsPage,
  },
  {
    path: "/people/$id/rights",
    needs: "rights",
    load: async () => (await import("./RightsPage.tsx")).RightsPage,
  },
];

export const requestNav: readonly NavEntry[] = [
  {
    to: "/requests",
    label: "oversight:requests.nav",
    icon: IconMailQuestion,
    needs: "requests",
    order: 70,
  },
];
