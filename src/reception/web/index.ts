/**
 * The welcome on screen: arriving, the waiting room, its television, and the papers a person takes
 * along. It says where somebody is awaited, never why, and on the television never who.
 */
import { IconArmchair2, IconDeviceTv } from "@tabler/icons-react";
import type { WebModule } from "../../platform/web/module.ts";

export { ArriveAction, CardAction, ConsentText } from "./loaded-later.tsx";
export { QueueActionsProvider } from "./slots.tsx";

export const receptionWeb: WebModule = {
  pages: [
    {
      path: "/queue",
      needs: "queue",
      load: async () => (await import("./QueuePage.tsx")).QueuePage,
    },
    {
      path: "/screens",
      needs: "screens",
      load: async () => (await import("./ScreensPage.tsx")).ScreensPage,
    },
    {
      path: "/screen",
      needs: null,
      load: async () => (await import("./ScreenPage.tsx")).ScreenPage,
    },
  ],
  nav: [
    { to: "/queue", label: "reception:nav.queue", icon: IconArmchair2, needs: "queue", order: 20 },
    {
      to: "/screens",
      label: "reception:nav.screens",
      icon: IconDeviceTv,
      needs: "screens",
      order: 80,
    },
  ],
};
