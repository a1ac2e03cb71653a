import type { Expr, PolicyJson } from "@cedar-policy/cedar-wasm/nodejs";
import type { Question, Value } from "./model.ts";

/*
 * Policies as Cedar parsed them, made into functions. Knows what the model uses of Cedar and
 * refuses the rest.
 */

export type Decide = (question: Question) => boolean;
type Evaluate = (question: Question) => Value | undefined;
type Node = Record<string, unknown>;

/** Decides as Cedar does: some permit holds and no forbid does. */
export function compile(policies: readonly PolicyJson[]): Decide {
  const byAction = new Map<string, { permits: Decide[]; forbids: Decide[] }>();
  const rules = policies.map((policy) => ({ policy, holds: compilePolicy(policy) }));
  const rulesOf = (action: string) => {
    const known = byAction.get(action);
    if (known) return known;
    const meant = rules.filter(({ policy }) => isAbout(policy, action));
    const of = (effect: string) =>
      meant.filter(({ policy }) => policy.effect === effect).map(({ holds }) => holds);
    const found = { permits: of("permit"), forbids: of("forbid") };
    byAction.set(action, found);
    return found;
  };
  return (question) => {
    const { permits, forbids } = rulesOf(question.action);
    return permits.some((holds) => holds(question)) && !forbids.some((holds) => holds(question));
  };
}

function isAbout({ action }: PolicyJson, name: string): boolean {
  if (action.op === "All") return true;
  const entities =
    "entities" in action ? action.entities : "entity" in action ? [action.entity] : [];
  return entities.some((entity) => "id" in entity && entity.id === name);
}

function compilePolicy(policy: PolicyJson): Decide {
  const type =
    policy.resource.op === "is" && "entity_type" in policy.resource
      ? policy.resource.entity_type
      : undefined;
  const clauses = policy.conditions.map(({ kind, body }) => {
    const evaluate = compileExpression(body);
    return (question: Question) => evaluate(question) === (kind === "when");
  });
  return (question) =>
    (type === undefined || question.resource.type === type) &&
    clauses.every((holds) => holds(question));
}

function compileExpression(expression: Expr): Evaluate {
  const [operator, body] = Object.entries(expression as Node)[0] as [string, Node];
  const part = (name: string) => compileExpression(body[name] as Expr);
  switch (operator) {
    case "Value":
      return () => body as unknown as Value;
    case "Var":
      return variable(body as unknown as string);
    case "Set": {
      const items = (body as unknown as Expr[]).map(compileExpression);
      return (question) => items.map((item) => item(question) as Value);
    }
    case "Record": {
      const fields = Object.entries(body).map(
        ([name, field]) => [name, compileExpression(field as Expr)] as const,
      );
      return (question) =>
        Object.fromEntries(fields.map(([name, field]) => [name, field(question) as Value]));
    }
    case ".": {
      const left = part("left");
      const name = String(body["attr"]);
      return (question) => {
        const value = (left(question) as Record<string, Value> | undefined)?.[name];
        if (value === undefined) throw new Error(`the model asks for ${name}, which is not there`);
        return value;
      };
    }
    case "has": {
      const left = part("left");
      const name = String(body["attr"]);
      return (question) => (left(question) as Record<string, Value>)[name] !== undefined;
    }
    case "if-then-else": {
      const [condition, yes, no] = [part("if"), part("then"), part("else")];
      return (question) => (condition(question) === true ? yes(question) : no(question));
    }
    case "!": {
      const argument = part("arg");
      return (question) => argument(question) !== true;
    }
    default:
      return compileOperator(operator, part("left"), part("right"));
  }
}

function variable(name: string): Evaluate {
  switch (name) {
    case "principal":
      return ({ principal }) => principal;
    case "resource":
      return ({ resource }) => resource.attrs;
    case "context":
      return ({ facts }) => facts;
    default:
      throw new Error(`the model names ${name}, which is not known here`);
  }
}

function compileOperator(operator: string, left: Evaluate, right: Evaluate): Evaluate {
  switch (operator) {
    case "&&":
      return (question) => left(question) === true && right(question) === true;
    case "||":
      return (question) => left(question) === true || right(question) === true;
    case "==":
      return (question) => same(left(question), right(question));
    case "!=":
      return (question) => !same(left(question), right(question));
    case "<":
      return (question) => Number(left(question)) < Number(right(question));
    case "<=":
      return (question) => Number(left(question)) <= Number(right(question));
    case "contains":
      return (question) => contains(left(question), right(question));
    case "containsAny":
      return (question) => {
        const all = left(question);
        return (right(question) as Value[]).some((one) => contains(all, one));
      };
    default:
      throw new Error(`the model uses ${operator}, which is not known here`);
  }
}

function contains(all: Value | undefined, one: Value | undefined): boolean {
  return (all as Value[]).some((item) => same(item, one));
}

function same(one: Value | undefined, other: Value | undefined): boolean {
  if (typeof one !== "object" || typeof other !== "object") return one === other;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) =>
      same((one as Record<string, Value>)[name], (other as Record<string, Value>)[name]),
    )
  );
}
