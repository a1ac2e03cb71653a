import { byModule } from "./by-module.ts";

export const texts = byModule(
  import.meta.glob<object>("../../../{platform,access,people,reception}/locales/fr.json", {
    eager: true,
    import: "default",
  }),
);
