import "../../platform/web/fonts.ts";
import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "../../platform/web/tokens.css";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { staffLanguages } from "../../access/contract.ts";
import { Clothed } from "../../platform/web/Clothed.tsx";
import { startTexts, type Texts } from "../../platform/web/i18n.ts";
import { queryClient } from "../../platform/web/queries.ts";
import { router } from "./router.tsx";

/* One file per language, loaded when somebody reads it. */
const languages: Record<string, () => Promise<{ texts: Texts }>> = {
  fr: () => import("./texts/fr.ts"),
  nl: () => import("./texts/nl.ts"),
  en: () => import("./texts/en.ts"),
};

await startTexts(async (language) => (await languages[language]?.())?.texts ?? {}, staffLanguages);

createRoot(document.getElementById("root") as HTMLElement).render(
  <Clothed>
    <QueryClientProvider client={queryClient}>
      <Notifications position="bottom-center" limit={3} />
      <RouterProvider router={router} />
    </QueryClientProvider>
  </Clothed>,
);
