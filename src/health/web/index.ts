/**
 * Health essentials: allergies, medication, vaccinations, measurements. It refuses to be a
 * prescription, and where nothing may be read it never says whether there is anything.
 */
import type { WebModule } from "../../platform/web/module.ts";

export const healthWeb: WebModule = {
  pages: [
    {
      path: "/people/$id/health",
      needs: "vault",
      load: async () => (await import("./HealthPage.tsx")).HealthPage,
    },
  ],
  nav: [],
};
