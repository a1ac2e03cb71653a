/**
 * What a person needs, on screen: by domain of life, with who helps and how it moves; and the marker
 * that other pages put beside a note. A need reads by pictogram, word and shape, never by colour alone.
 */
import type { WebModule } from "../../platform/web/module.ts";

export { NeedMarker, NeedSign } from "./loaded-later.tsx";
export { StateSign, TrendSign } from "./StateSigns.tsx";
export { domainPictures } from "./signs.tsx";
export { NeedActionsProvider } from "./slots.tsx";

export const needsWeb: WebModule = {
  pages: [
    {
      path: "/people/$id/needs",
      needs: "vault",
      load: async () => (await import("./NeedsPage.tsx")).NeedsPage,
    },
  ],
  nav: [],
};
