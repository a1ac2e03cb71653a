import type { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { TObject, TSchema } from "typebox";
import type { Endpoint, FileContent, Input, Output } from "../endpoint.ts";
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

/**
 * A file on its way in. Its name is a claim. `content` is read once, to its end: `too-large` at
 * `/file`, or a second file, is only known there, and nothing may be done with it before.
 */
export interface IncomingFile {
  readonly name: string;
  readonly content: AsyncIterable<Buffer>;
}

/** A file on its way out. With a `name` it is saved, without one it is shown as a picture. */
export interface OutgoingFile {
  readonly content: Readable | Buffer;
  readonly bytes: number;
  readonly mediaType: string;
  readonly name?: string;
}

/** A contract bound to the verb that does it. */
export interface Route {
  readonly endpoint: Endpoint;
  /** `file`: given to whoever asked for one. */
  readonly verb: (input: never, exchange: Exchange, file?: IncomingFile) => Promise<unknown>;
  readonly topic: Topic<never> | undefined;
  /** The answer is an `OutgoingFile`. */
  readonly answersFile?: true;
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

/**
 * For an endpoint with `upload`: the verb is given the file after the fields were judged.
 * @example serveUpload(addDocument, (input, file, caller) => addDocument(store, { input, file, caller }))
 */
export function serveUpload<I extends TObject, O extends TSchema>(
  endpoint: Endpoint<I, O>,
  verb: (
    input: Input<Endpoint<I, O>>,
    file: IncomingFile,
    exchange: Exchange,
  ) => Promise<Output<Endpoint<I, O>>>,
): Route {
  const fileLast = (input: never, exchange: Exchange, file: IncomingFile) =>
    verb(input, file, exchange);
  return { endpoint, verb: fileLast as Route["verb"], topic: undefined };
}

/** Answers with bytes. Whatever they are, no browser is let act on them. */
export function serveFile<I extends TObject>(
  endpoint: Endpoint<I, typeof FileContent>,
  verb: (input: Input<Endpoint<I>>, exchange: Exchange) => Promise<OutgoingFile>,
): Route {
  return { endpoint, verb: verb as Route["verb"], topic: undefined, answersFile: true };
}
