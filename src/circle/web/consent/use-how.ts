import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Person } from "../../../people/contract.ts";
import {
  findPersonLanguage,
  firstPersonLanguage,
  type PersonLanguage,
} from "../../../platform/person-languages.ts";

export const aids = ["none", "interpreter", "pictograms", "relative"] as const;
export const waysToSay = ["spoken", "written", "gesture"] as const;

export interface How {
  readonly language: PersonLanguage;
  readonly aid: (typeof aids)[number];
  readonly interpreter: string;
  readonly expressed: (typeof waysToSay)[number];
  readonly givenBy: string | null;
}

/** How the person is asked; it begins with what we know of them. */
export function useHow({ languages, reads, interpreter, readingAbility }: Person) {
  const { i18n } = useTranslation();
  return useState<How>(() => ({
    language:
      firstPersonLanguage([...reads, ...languages]) ?? findPersonLanguage(i18n.language) ?? "fr",
    aid: interpreter ? "interpreter" : readingAbility === "no" ? "pictograms" : "none",
    interpreter: "",
    expressed: "spoken",
    givenBy: null,
  }));
}
