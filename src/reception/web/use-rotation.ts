import { useQueries } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { PersonLanguage } from "../../platform/person-languages.ts";
import { loadPersonTexts, type PersonTexts } from "./person-texts.ts";

const eachMs = 7_000;

export interface Spoken {
  readonly language: PersonLanguage;
  readonly texts: PersonTexts;
}

/** The languages of a screen, one after the other; undefined until the first has come. */
export function useRotation(languages: readonly PersonLanguage[]): Spoken | undefined {
  const [turn, setTurn] = useState(0);
  const loaded = useQueries({
    queries: languages.map((language) => ({
      queryKey: ["person-texts", language],
      queryFn: () => loadPersonTexts(language),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
    })),
  });
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), eachMs);
    return () => clearInterval(timer);
  }, []);
  const there = languages.flatMap((language, index) => {
    const texts = loaded[index]?.data;
    return texts ? [{ language, texts }] : [];
  });
  return there[turn % Math.max(1, there.length)];
}
