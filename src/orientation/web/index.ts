/**
 * Handing on, on screen: the button beside a need, and the page of what waits for us and what we
 * handed on. Whoever handed something on sees how it stands, never what the other service does.
 */
import { IconTransferIn } from "@tabler/icons-react";
import type { WebModule } from "../../platform/web/module.ts";

export { HandOn } from "./loaded-later.tsx";

export const orientationWeb: WebModule = {
  pages: [
    {
      path: "/referrals",
      needs: "vault",
      load: async () => (await import("./ReferralsPage.tsx")).ReferralsPage,
    },
  ],
  nav: [
    {
      to: "/referrals",
      label: "orientation:nav.referrals",
      icon: IconTransferIn,
      needs: "vault",
      order: 32,
    },
  ],
};
