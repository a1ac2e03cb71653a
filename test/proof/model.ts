import { readFileSync } from "node:fs";
import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import { compile, type Decide } from "./compile.ts";

/*
 * The model in another language: asks the policies of model.cedar. They are compiled to functions,
 * because Cedar itself takes a fifth of a millisecond for a question and there are a million of
 * them; `askCedar` is Cedar itself, and the proof compares the two.
 */

export type Action =
  | "see"
  | "write"
  | "amend"
  | "share"
  | "open"
  | "know"
  | "recognise"
  | "register"
  | "correct";

export type Value =
  | string
  | number
  | boolean
  | readonly Value[]
  | { readonly [key: string]: Value };
export type Attributes = { readonly [key: string]: Value };

/** May `principal` do `action` with `resource`, these being the facts? */
export interface Question {
  readonly principal: Attributes & { readonly name: string };
  readonly action: Action;
  readonly resource: { readonly type: "Entry" | "Person" | "Service"; readonly attrs: Attributes };
  readonly facts: Attributes;
}

const text = readFileSync(new URL("model.cedar", import.meta.url), "utf8");
const schema = readFileSync(new URL("model.cedarschema", import.meta.url), "utf8");

/** What Cedar finds wrong with the model against its schema; nothing. */
export function findMistakes(): string[] {
  const answer = cedar.validate({ schema, policies: { staticPolicies: text } });
  if (answer.type === "failure") return answer.errors.map(({ message }) => message);
  return [...answer.validationErrors, ...answer.validationWarnings].map(
    ({ error }) => error.message,
  );
}

function policiesOf(source: string): cedar.PolicyJson[] {
  const parts = cedar.policySetTextToParts(source);
  if (parts.type === "failure") throw new Error(JSON.stringify(parts.errors));
  return parts.policies.map((policy) => {
    const parsed = cedar.policyToJson(policy);
    if (parsed.type === "failure") throw new Error(JSON.stringify(parsed.errors));
    return parsed.json;
  });
}

const policies = policiesOf(text);
export const policyCount = policies.length;
export const decide: Decide = compile(policies);

let prepared = false;

/** Cedar's own answer; throws when a policy of the model cannot be evaluated. */
export function askCedar({ principal, action, resource, facts }: Question): boolean {
  if (!prepared) cedar.preparsePolicySet("model", { staticPolicies: text });
  prepared = true;
  const answer = cedar.statefulIsAuthorized({
    principal: { type: "Staff", id: principal.name },
    action: { type: "Action", id: action },
    resource: { type: resource.type, id: "it" },
    context: facts as cedar.Context,
    preparsedPolicySetId: "model",
    entities: [
      { uid: { type: "Staff", id: principal.name }, attrs: mutable(principal), parents: [] },
      { uid: { type: resource.type, id: "it" }, attrs: mutable(resource.attrs), parents: [] },
    ],
  });
  if (answer.type === "failure") throw new Error(JSON.stringify(answer.errors));
  const [mistake] = answer.response.diagnostics.errors;
  if (mistake) throw new Error(mistake.error.message);
  return answer.response.decision === "allow";
}

const mutable = (attributes: Attributes) => attributes as Record<string, cedar.CedarValueJson>;
