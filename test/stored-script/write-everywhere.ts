import type { Act } from "./act.ts";
import type { TextField } from "./text-fields.ts";

export interface Written {
  /** Of each field, as `writeNote.text`, the different texts that were taken. */
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly stored: number;
}

/** The last text of a field says which one it is: `…n42` on a screen is that of the 42nd field. */
function marked({ maxLength }: TextField, number: number): string {
  const text = `<img src=x onerror=__hit=1>n${number}`;
  return text.length <= maxLength ? text : `__hit=1>n${number}`;
}

/** All fields of free text, as `writeNote.text`, by their numbers. */
export const fieldsOf = (acts: readonly Act[]): readonly string[] =>
  acts.flatMap(({ endpoint, fields }) => fields.map(({ path }) => `${endpoint.name}.${path}`));

/** Every act, with another payload in each field each time, so that together all meet all. */
export async function writeEverywhere(acts: readonly Act[]): Promise<Written> {
  const texts = new Map<string, Set<string>>();
  const names = fieldsOf(acts);
  let stored = 0;
  for (const { endpoint, fields, turns, write } of acts) {
    for (let turn = 0; fields.length > 0 && turn < turns; turn += 1) {
      const of = (field: TextField) => {
        const number = names.indexOf(`${endpoint.name}.${field.path}`);
        if (turn === turns - 1) return marked(field, number);
        return field.fitting[(turn + number * turns) % field.fitting.length] ?? "";
      };
      for (const path of await write({ turn, of })) {
        const name = `${endpoint.name}.${path}`;
        const field = fields.find((one) => one.path === path) as TextField;
        texts.set(name, (texts.get(name) ?? new Set()).add(of(field)));
        stored += 1;
      }
    }
  }
  return { texts, stored };
}
