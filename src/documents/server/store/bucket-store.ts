import { openAsBlob } from "node:fs";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { AwsClient } from "aws4fetch";
import { type FileKey, type FileStore, placeOf, type StoredFile } from "./file-store.ts";

/** A bucket of an S3-compatible store. `address` is where the bucket's own names begin. */
export interface BucketSettings {
  readonly address: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

const patienceMs = 60_000;

/** The store in a bucket; objects are named as files of the folder would be. */
export class BucketStore implements FileStore {
  readonly #address: string;
  readonly #client: AwsClient;
  constructor({ address, ...keys }: BucketSettings) {
    this.#address = address;
    this.#client = new AwsClient({ ...keys, service: "s3", retries: 3 });
  }

  async keep(key: FileKey, path: string): Promise<void> {
    if (await this.#isThere(key)) return;
    const file = await openAsBlob(path);
    await this.#put(key, await file.arrayBuffer());
  }

  async keepMade(key: FileKey, content: Buffer): Promise<void> {
    await this.#put(key, new Uint8Array(content).buffer);
  }

  async find(key: FileKey): Promise<StoredFile | undefined> {
    const answer = await this.#ask("GET", key);
    if (answer.status === 404) return undefined;
    if (!answer.ok || !answer.body) throw refusedBy(answer);
    return {
      content: Readable.fromWeb(answer.body as ReadableStream),
      bytes: Number(answer.headers.get("content-length")),
    };
  }

  async #isThere(key: FileKey): Promise<boolean> {
    const answer = await this.#ask("HEAD", key);
    if (answer.status !== 404 && !answer.ok) throw refusedBy(answer);
    return answer.ok;
  }

  async #put(key: FileKey, body: ArrayBuffer): Promise<void> {
    const answer = await this.#ask("PUT", key, body);
    if (!answer.ok) throw refusedBy(answer);
    await answer.arrayBuffer();
  }

  #ask(method: string, key: FileKey, body?: ArrayBuffer): Promise<Response> {
    return this.#client.fetch(`${this.#address}/${placeOf(key)}`, {
      method,
      ...(body && { body }),
      signal: AbortSignal.timeout(patienceMs),
    });
  }
}

function refusedBy({ status }: Response): Error {
  return new Error(`the file store answered ${status}`);
}
