import { connect, type Socket } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: object | undefined;
}

export interface Answer {
  readonly status: number;
  readonly cookie: string | undefined;
  readonly body: string;
}

/**
 * One kept-alive connection that asks as a browser does (it takes compressed answers), one thing
 * after the other. Plain on purpose: whatever the generator burns is missing to what is measured.
 */
export class HttpConnection {
  readonly #socket: Socket;
  readonly cookie: string;
  #parts: Buffer[] = [];
  #answered: ((answer: Answer) => void) | undefined;
  #failed: ((failure: Error) => void) | undefined;

  constructor(port: number, cookie = "") {
    this.cookie = cookie;
    this.#socket = connect({ port, host: "127.0.0.1", noDelay: true });
    this.#socket.on("data", (part: Buffer) => this.#read(part));
    this.#socket.on("error", (failure) => this.#failed?.(failure));
    this.#socket.on("close", () => this.#failed?.(new Error("the server hung up")));
  }

  ask({ method, path, body }: Call): Promise<Answer> {
    const payload = body === undefined ? "" : JSON.stringify(body);
    const about =
      body === undefined
        ? ""
        : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(payload)}\r\n`;
    return new Promise((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
      this.#socket.write(
        `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-encoding: gzip, deflate, br\r\n` +
          `cookie: ${this.cookie}\r\n${about}\r\n${payload}`,
      );
    });
  }

  close(): void {
    this.#failed = undefined;
    this.#socket.destroy();
  }

  #read(part: Buffer): void {
    this.#parts.push(part);
    const all = this.#parts.length === 1 ? part : Buffer.concat(this.#parts);
    const answer = parse(all);
    if (answer === undefined) return;
    this.#parts = [];
    this.#answered?.(answer);
  }
}

/** The answer when it is complete. */
function parse(all: Buffer): Answer | undefined {
  const end = all.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = all.toString("latin1", 0, end);
  const raw = bodyOf(head, all.subarray(end + 4));
  if (raw === undefined) return undefined;
  const encoding = header(head, "content-encoding");
  const body =
    encoding === "br" ? brotliDecompressSync(raw) : encoding === "gzip" ? gunzipSync(raw) : raw;
  const cookie = header(head, "set-cookie")?.split(";")[0];
  return { status: Number(head.slice(9, 12)), cookie, body: body.toString("utf8") };
}

function bodyOf(head: string, rest: Buffer): Buffer | undefined {
  const length = header(head, "content-length");
  if (length !== undefined) return rest.length < Number(length) ? undefined : rest;
  return header(head, "transfer-encoding") === "chunked" ? joinChunks(rest) : rest;
}

function joinChunks(rest: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = rest.indexOf("\r\n", at);
    if (line < 0) return undefined;
    const size = Number.parseInt(rest.toString("latin1", at, line), 16);
    const next = line + 2 + size + 2;
    if (rest.length < next) return undefined;
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(rest.subarray(line + 2, line + 2 + size));
    at = next;
  }
}

function header(head: string, name: string): string | undefined {
  const at = head.toLowerCase().indexOf(`\r\n${name}: `);
  if (at < 0) return undefined;
  const from = at + name.length + 4;
  const to = head.indexOf("\r\n", from);
  return head.slice(from, to < 0 ? undefined : to);
}
