import { byModule } from "./by-module.ts";

export const texts = byModule(
  import.meta.glob<object>(
    "../../../{circle,record,needs,health,documents,questionnaires,orientation,plan,oversight}/locales/nl.json",
    {
      eager: true,
      import: "default",
    },
  ),
);
