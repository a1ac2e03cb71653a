/**
 * Letters, photos, scans on screen: what was brought in, what is written here, and the paper that
 * goes out. A picture is shown as drawn anew by the house; nothing that was brought in is opened.
 */
import type { WebModule } from "../../platform/web/module.ts";

export const documentsWeb: WebModule = {
  pages: [
    {
      path: "/people/$id/documents",
      needs: "vault",
      load: async () => (await import("./DocumentsPage.tsx")).DocumentsPage,
    },
    {
      path: "/people/$id/documents/letter",
      needs: "vault",
      load: async () => (await import("./LetterPage.tsx")).LetterPage,
    },
  ],
  nav: [],
};
