import assert from "node:assert/strict";
import type { TObject, TSchema } from "typebox";
import type { Endpoint, Input, Output } from "../../src/platform/endpoint.ts";
import type { TestFile, TestUser } from "../harness.ts";
import { payloads } from "./payloads.ts";
import { putText, type Schema, type TextField, textFields } from "./text-fields.ts";

/* An act that stores text: what of its input is no free text is said here, the rest comes from its contract. */

/** What is known of an input before the free text is put in; a part that is left out stays empty. */
export type Plain<T> = T extends readonly (infer One)[]
  ? Plain<One>[]
  : T extends string | number | boolean | null
    ? T
    : { [Field in keyof T]?: Plain<T[Field]> };

export interface Turn {
  readonly number: number;
  /** For a text that lies deeper than a contract says: in a file, in the answers to questions. */
  text(field: string): string;
}

interface About<I, O> {
  /** Sets up what the act needs to be there, afresh where the act ends it. */
  readonly plain: (turn: Turn) => Plain<I> | Promise<Plain<I>>;
  /** Fields that contracts call text and acts read as a code: why. Each is tried, and must refuse. */
  readonly codes?: Readonly<Record<string, string>>;
  /** Fewer letters than these are refused. */
  readonly shortest?: Readonly<Record<string, number>>;
  readonly file?: TestFile;
  /** Fewer for what takes many steps to set up. */
  readonly turns?: number;
  readonly afterwards?: (answer: O, turn: Turn) => unknown;
}

export interface Act {
  readonly endpoint: Endpoint;
  readonly fields: readonly TextField[];
  /** Different texts that each field meets. */
  readonly turns: number;
  write(texts: TextFor): Promise<readonly string[]>;
  tryCodes(): Promise<void>;
}

/** Which text stands in a field this time. */
export interface TextFor {
  readonly turn: number;
  of(field: TextField): string;
}

export function act<I extends TObject, O extends TSchema>(
  endpoint: Endpoint<I, O>,
  who: TestUser,
  about: NoInfer<About<Input<Endpoint<I, O>>, Output<Endpoint<I, O>>>>,
): Act {
  const { codes = {}, shortest = {} } = about;
  const all = textFields(endpoint.input as Schema);
  const fields = all
    .filter(({ path }) => !(path in codes))
    .map((field) => ({
      ...field,
      fitting: field.fitting.filter(({ length }) => length >= (shortest[field.path] ?? 0)),
    }));
  const prepare = async (texts: TextFor) => {
    const written = new Set<string>();
    const turn: Turn = {
      number: texts.turn,
      text: (path) => {
        const field = fields.find((one) => one.path === path);
        assert.ok(field, `${endpoint.name} has no text in ${path}`);
        written.add(path);
        return texts.of(field);
      },
    };
    // A copy: what was written into the last one is not there.
    const input = structuredClone(await about.plain(turn));
    for (const field of fields) {
      if (written.has(field.path)) continue;
      if (putText(input, field.path, texts.of(field))) written.add(field.path);
    }
    return { input: input as Input<Endpoint<I, O>>, written: [...written], turn };
  };
  return {
    endpoint: endpoint as unknown as Endpoint,
    ...{ fields, turns: about.turns ?? 20 },
    write: async (texts) => {
      const { input, written, turn } = await prepare(texts);
      const answer = await who.ask(endpoint, input, {}, about.file);
      const said = JSON.stringify([answer.body, input])?.slice(0, 1_500);
      assert.equal(answer.status, 200, `${endpoint.name}: ${answer.status} ${said}`);
      await about.afterwards?.(answer.body, turn);
      return written;
    },
    tryCodes: async () => {
      for (const path of Object.keys(codes)) {
        const field = all.find((one) => one.path === path);
        assert.ok(field, `${endpoint.name} has no ${path}`);
        const { input } = await prepare({ turn: -1, of: () => "Some words that fit." });
        const text = field.fitting.find((one) => one.includes("__hit")) ?? payloads[0] ?? "";
        assert.ok(putText(input, path, text), `${endpoint.name}: no place for ${path}`);
        const { status } = await who.ask(endpoint, input, {}, about.file);
        assert.ok(
          status >= 400 && status < 500,
          `${endpoint.name}: ${path} took ${text}: ${status}`,
        );
      }
    },
  };
}
