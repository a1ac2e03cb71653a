/** A given or family name; `woman` is the family name a daughter or wife bears where it differs. */
export interface Name {
  readonly latin: string;
  readonly woman: string;
  readonly own?: { readonly latin: string; readonly woman: string };
  /** Another spelling that papers show. */
  readonly alsoWritten?: string;
}

/** Where a family came from: its names, its languages, and how names pass on. */
export interface Origin {
  readonly key: string;
  /** How many of a thousand households. */
  readonly share: number;
  readonly women: readonly Name[];
  readonly men: readonly Name[];
  readonly families: readonly Name[];
  /** Mother tongues, best first; one line per kind of household. */
  readonly tongues: readonly (readonly string[])[];
  /** What most adults also speak after some years here. */
  readonly learns: "fr" | "nl" | "en";
  /** `own`: everyone keeps their own, children have the father's; `double`: father's and mother's. */
  readonly passing: "own" | "married" | "double";
  /** Of a hundred adults, how many papers say 1 January because only the year is known. */
  readonly newYearBirths: number;
}

/**
 * Reads names from a list: `Latin[:Woman][=own script[:woman]][~other spelling]`, comma-separated.
 * `Ivanov:Ivanova=Иванов:Иванова` is one family name with its feminine form in two scripts.
 */
export function names(list: string): readonly Name[] {
  return list
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => {
      const [written = "", alsoWritten] = entry.split("~");
      const [latin = "", own] = written.split("=");
      const { man, woman } = forms(latin);
      const inScript = own === undefined ? undefined : forms(own);
      return {
        latin: man,
        woman,
        ...(inScript && { own: { latin: inScript.man, woman: inScript.woman } }),
        ...(alsoWritten && { alsoWritten }),
      };
    });
}

function forms(text: string): { man: string; woman: string } {
  const [man = "", woman = man] = text.split(":");
  return { man, woman };
}
