import multipart, { type Multipart, type MultipartFile } from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { TObject } from "typebox";
import { Invalid } from "../problem.ts";
import type { IncomingFile } from "./serve.ts";
import { compileValidator } from "./validation.ts";

const mega = 1_048_576;
const longestFieldBytes = 100_000;
/** How long the rest of a refused upload may go on. */
const patienceMs = 10_000;

/** How large a file may be, in bytes: `KRING_UPLOAD_MB`, 20 when nothing is set. */
export function uploadLimitBytes(environment = process.env): number {
  return Math.round(Number(environment["KRING_UPLOAD_MB"] ?? 20) * mega);
}

/** Throws, in words for the operator, when the setting cannot be meant. */
export function refuseBadUploadLimit(environment = process.env): void {
  const bytes = uploadLimitBytes(environment);
  if (!(bytes >= mega / 10 && bytes <= 500 * mega)) {
    throw new Error("KRING_UPLOAD_MB is a number of megabytes from 0.1 to 500");
  }
}

/** Forms are understood in this scope only: everywhere else a body is JSON. */
export async function understandForms(scope: FastifyInstance): Promise<void> {
  await scope.register(multipart, {
    limits: {
      fieldNameSize: 100,
      fieldSize: longestFieldBytes,
      fields: 30,
      headerPairs: 20,
      // One more than is taken, so that we say ourselves what is wrong.
      files: 2,
      parts: 32,
      fileSize: uploadLimitBytes(),
    },
    throwFileSizeLimit: false,
  });
}

interface Form {
  readonly fields: Record<string, string>;
  readonly file: IncomingFile;
}

type Parts = AsyncIterator<Multipart>;

/**
 * Reads the fields of a form up to its file and judges them by the contract; the file is left to be
 * read. Throws Invalid: `required` at `/file`, `duplicate` or what the schema says at a field.
 */
export async function readForm(request: FastifyRequest, judged: TObject): Promise<Form> {
  if (Number(request.headers["content-length"]) > uploadLimitBytes() + mega) {
    refuse("/file", "too-large");
  }
  const fields: Record<string, string> = Object.create(null);
  // Not by `for await`: leaving such a loop would end the form before its file is read.
  const parts: Parts = request.parts()[Symbol.asyncIterator]();
  for (let part = await next(parts); part; part = await next(parts)) {
    if (part.type === "file") {
      if (part.fieldname !== "file") refuse(`/${part.fieldname}`, "additionalProperties");
      judge(fields, judged);
      return { fields, file: { name: part.filename ?? "", content: contentOf(part, parts) } };
    }
    const at = `/${part.fieldname}`;
    if (part.fieldname in fields) refuse(at, "duplicate");
    if (part.valueTruncated || typeof part.value !== "string") refuse(at, "maxLength");
    fields[part.fieldname] = part.value as string;
  }
  refuse("/file", "required");
}

/** What is still on its way after a refusal is let pass, so that the answer is heard; not for ever. */
export function letPass({ raw }: FastifyRequest): void {
  raw.unpipe();
  raw.resume();
  if (!raw.readableEnded) setTimeout(() => raw.destroy(), patienceMs).unref();
}

/** Ends only when the whole form was in order: what comes after the file is looked at too. */
async function* contentOf({ file }: MultipartFile, rest: Parts): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of file) yield chunk as Buffer;
  } catch (error) {
    throw unreadable(error);
  }
  if (file.truncated) refuse("/file", "too-large");
  const more = await next(rest);
  if (more?.type === "file") refuse("/file", "only-one");
  if (more) refuse(`/${more.fieldname}`, "after-file");
}

async function next(parts: Parts): Promise<Multipart | undefined> {
  try {
    const { value, done } = await parts.next();
    return done ? undefined : value;
  } catch (error) {
    throw unreadable(error);
  }
}

/** A form that breaks off is the sender's fault, whatever its reader calls it. */
function unreadable(error: unknown): Error {
  const isCounted = error instanceof Error && "statusCode" in error;
  return isCounted ? error : new Invalid([{ path: "/file", code: "unreadable" }]);
}

function judge(fields: Record<string, string>, judged: TObject): void {
  const validate = compileValidator({
    schema: judged,
    method: "POST",
    url: "",
    httpPart: "querystring",
  });
  validate(fields);
  const { errors } = validate as { errors?: readonly object[] | null };
  if (errors) throw Object.assign(new Error("the fields do not fit"), { validation: errors });
}

function refuse(path: string, code: string): never {
  throw new Invalid([{ path, code }]);
}
