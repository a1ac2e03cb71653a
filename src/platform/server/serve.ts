import type { FastifyReply } from "fastify";
import type { TObject, TSchema } from "typebox";
import type { Endpoint, Input, Output } from "../endpoint.ts";
import type { Caller } from "./database.ts";

/** What a verb may still want from the conversation: the session cookie and the caller's address. */
export interface Exchange extends Caller {
  readonly sessionToken: string | undefined;
  readonly device: string;
  setSession(token: string | null): void;
  readonly reply: FastifyReply;
  /** `again`: an open stream asks anew after a change; `first`: somebody asks. */
  readonly look: "first" | "again";
}

/** What an answer depends on: notifications of this name make an open stream ask anew. */
type Topic<I> = (input: I, exchange: Exchange) => string | Promise<string>;

/** A contract bound to the verb that does it. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly verb: (input: never, exchange: Exchange) => Promise<unknown>;
  readonly topic: Topic<never> | undefined;
}

/**
 * Binds a contract to its verb.
 * @example serve(getPerson, (input, caller) => asActor(caller, "care", (tx) => openPerson(tx, input)))
 */
export function serve<I extends TObject, O extends TSchema>(
  endpoint: Endpoint<I, O>,
  verb: (input: Input<Endpoint<I, O>>, exchange: Exchange) => Promise<Output<Endpoint<I, O>>>,
): Route {
  return { endpoint, verb: verb as Route["verb"], topic: undefined };
}

/**
 * Also offers the answer of a GET as an event stream at `<path>/events`: sent at once and again at
 * each notification of the topic. Each time the verb runs anew as the caller, so a right that was
 * taken away ends the stream; `exchange.look` tells it the first time from the others.
 */
export function serveLive<I extends TObject, O extends TSchema>(
  endpoint: Endpoint<I, O>,
  topic: Topic<Input<Endpoint<I, O>>>,
  verb: (input: Input<Endpoint<I, O>>, exchange: Exchange) => Promise<Output<Endpoint<I, O>>>,
): Route {
  return { endpoint, verb: verb as Route["verb"], topic: topic as Topic<never> };
}
