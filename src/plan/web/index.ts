/**
 * The picture of a person on screen and on paper, their timeline, and the lists of a colleague's day.
 * It shows only what the server sent, and writes nothing.
 */
import { IconSunHigh } from "@tabler/icons-react";
import type { WebModule } from "../../platform/web/module.ts";

export const planWeb: WebModule = {
  pages: [
    {
      path: "/people/$id/picture",
      needs: "vault",
      load: async () => (await import("./picture/PicturePage.tsx")).PicturePage,
      ask: async () => (await import("./picture/PicturePage.tsx")).askForPicture,
    },
    {
      path: "/people/$id/picture/paper",
      needs: "vault",
      load: async () => (await import("./paper/PaperPage.tsx")).PaperPage,
    },
    {
      path: "/people/$id/timeline",
      needs: "vault",
      load: async () => (await import("./timeline/TimelinePage.tsx")).TimelinePage,
    },
    {
      path: "/my-day",
      needs: "vault",
      load: async () => (await import("./day/DayPage.tsx")).DayPage,
    },
  ],
  nav: [{ to: "/my-day", label: "plan:nav.day", icon: IconSunHigh, needs: "vault", order: 15 }],
};
