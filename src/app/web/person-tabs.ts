import type { PersonTab } from "../../people/web/index.ts";
import { webModules } from "./modules.ts";

/* The pages about a person, in the order of their tabs. Which of them there are, the modules say. */
const tabs: readonly PersonTab[] = [
  { key: "picture", label: "plan:title", to: "/people/$id/picture", needs: ["vault"] },
  { key: "who", label: "people:tab.who", to: "/people/$id", needs: ["people"] },
  { key: "circle", label: "people:tab.circle", to: "/people/$id/circle", needs: ["vault"] },
  { key: "file", label: "people:tab.file", to: "/people/$id/file", needs: ["vault"] },
  { key: "needs", label: "needs:title", to: "/people/$id/needs", needs: ["vault"] },
  { key: "health", label: "health:title", to: "/people/$id/health", needs: ["vault"] },
  { key: "documents", label: "documents:title", to: "/people/$id/documents", needs: ["vault"] },
  {
    key: "questionnaires",
    label: "questionnaires:title",
    to: "/people/$id/questionnaires",
    needs: ["vault"],
  },
  {
    key: "rights",
    label: "people:tab.rights",
    to: "/people/$id/rights",
    needs: ["requests", "vault"],
  },
];

export const personTabs = tabs.filter(({ to }) =>
  webModules.some(({ pages }) => pages.some(({ path }) => path === to)),
);
