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

type Chunk = () => Promise<{ texts: Texts }>;

/* Two files per language: what everybody reads, and what is read behind the vault doors. */
const everybody: Record<string, Chunk> = {
  fr: () => import("./texts/fr.ts"),
  nl: () => import("./texts/nl.ts"),
  en: () => import("./texts/en.ts"),
};
const behindDoors: Record<string, Chunk> = {
  fr: () => import("./texts/behind-doors-fr.ts"),
  nl: () => import("./texts/behind-doors-nl.ts"),
  en: () => import("./texts/behind-doors-en.ts"),
};
const doorKeys = ["vault", "requests", "review", "journal", "staff"];

await startTexts(async (language, capabilities) => {
  const isBehindDoors = doorKeys.some((key) => capabilities.includes(key));
  const chunks = [everybody[language], isBehindDoors ? behindDoors[language] : undefined];
  const loaded = await Promise.all(chunks.map(async (chunk) => (await chunk?.())?.texts));
  return Object.assign({}, ...loaded) as Texts;
}, staffLanguages);

createRoot(document.getElementById("root") as HTMLElement).render(
  <Clothed>
    <QueryClientProvider client={queryClient}>
      <Notifications position="bottom-center" limit={3} />
      <RouterProvider router={router} />
    </QueryClientProvider>
  </Clothed>,
);
