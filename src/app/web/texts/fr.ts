import { byModule } from "./by-module.ts";

export const texts = byModule(
  import.meta.glob<object>("../../../*/locales/fr.json", { eager: true, import: "default" }),
);
