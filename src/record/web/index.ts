/**
 * What is written about a person, on screen: their file, my latest notes, and the copy they are
 * handed. Where nothing may be read it says how to begin, and never whether there is anything.
 */
import { IconNotes } from "@tabler/icons-react";
import type { WebModule } from "../../platform/web/module.ts";

export { useFactValue } from "./Facts.tsx";
export { BeginContact, EntryActs, EntryChips, PlaceChoice, WithoutName } from "./loaded-later.tsx";
export { type RecordActions, RecordActionsProvider } from "./slots.tsx";

export const recordWeb: WebModule = {
  pages: [
    {
      path: "/people/$id/file",
      needs: "vault",
      load: async () => (await import("./FilePage.tsx")).FilePage,
    },
    {
      path: "/people/$id/copy",
      needs: "vault",
      load: async () => (await import("./CopyPage.tsx")).CopyPage,
    },
    {
      path: "/my-notes",
      needs: "vault",
      load: async () => (await import("./MyNotesPage.tsx")).MyNotesPage,
    },
  ],
  nav: [
    { to: "/my-notes", label: "record:nav.myNotes", icon: IconNotes, needs: "vault", order: 35 },
  ],
};
