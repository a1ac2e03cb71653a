import { IconBuildingCommunity, IconListCheck, IconUsersGroup } from "@tabler/icons-react";
import type { NavEntry, Page } from "../../../platform/web/module.ts";

/** A page and the words it needs, which nobody else fetches. */
async function withTexts<P>(page: Promise<P>): Promise<P> {
  (await import("./texts.ts")).speakOfAdministration();
  return page;
}

/** The administrator's pages; the list of who may open what is also the data protection officer's. */
export const administrationPages: readonly Page[] = [
  {
    path: "/services",
    needs: "staff",
    load: async () => (await withTexts(import("./ServicesPage.tsx"))).ServicesPage,
  },
  {
    path: "/services/$key",
    needs: "staff",
    load: async () => (await withTexts(import("./ServicePage.tsx"))).ServicePage,
  },
  {
    path: "/staff",
    needs: "staff",
    load: async () => (await withTexts(import("./StaffPage.tsx"))).StaffPage,
  },
  {
    path: "/staff/$id",
    needs: "staff",
    load: async () => (await withTexts(import("./StaffMemberPage.tsx"))).StaffMemberPage,
  },
  {
    path: "/access-list",
    needs: "access-list",
    load: async () => (await withTexts(import("./AccessListPage.tsx"))).AccessListPage,
  },
];

export const administrationNav: readonly NavEntry[] = [
  {
    to: "/services",
    label: "access:administration.nav.services",
    icon: IconBuildingCommunity,
    needs: "staff",
    order: 70,
  },
  {
    to: "/staff",
    label: "access:administration.nav.staff",
    icon: IconUsersGroup,
    needs: "staff",
    order: 71,
  },
  {
    to: "/access-list",
    label: "access:administration.nav.accessList",
    icon: IconListCheck,
    needs: "access-list",
    order: 72,
  },
];
