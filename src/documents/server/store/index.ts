import { join } from "node:path";
import { type BucketSettings, BucketStore } from "./bucket-store.ts";
import type { FileStore } from "./file-store.ts";
import { FolderStore } from "./folder-store.ts";

export type { FileKey, FileStore, MadeKind, StoredFile } from "./file-store.ts";
export { type ReceivedFile, withReceived } from "./receive.ts";

/** A store, and the folder of this machine in which what comes in waits until it is looked at. */
export interface Shelf {
  readonly store: FileStore;
  readonly folder: string;
}

/** The store of the settings: a bucket when `KRING_FILES` names one, else a folder in the data folder. */
export function openShelf(dataFolder: string, environment = process.env): Shelf {
  const folder = join(dataFolder, "files");
  const bucket = findBucketSettings(environment);
  return { folder, store: bucket ? new BucketStore(bucket) : new FolderStore(folder) };
}

/**
 * `KRING_FILES=s3://bucket/prefix` with `KRING_S3_ENDPOINT`, `KRING_S3_KEY`, `KRING_S3_SECRET` and,
 * where the provider asks for one, `KRING_S3_REGION`. Throws, in words for the operator, when they
 * cannot be meant.
 */
export function findBucketSettings(environment = process.env): BucketSettings | undefined {
  const files = environment["KRING_FILES"];
  if (!files) return undefined;
  const { KRING_S3_ENDPOINT: endpoint, KRING_S3_KEY: key, KRING_S3_SECRET: secret } = environment;
  const named = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(\/[\w./-]*)?$/.exec(files);
  if (!named) throw new Error("KRING_FILES does not read s3://bucket or s3://bucket/prefix");
  if (!endpoint || !/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint)) {
    throw new Error("KRING_S3_ENDPOINT does not read https://host");
  }
  if (!key || !secret) throw new Error("KRING_FILES needs KRING_S3_KEY and KRING_S3_SECRET");
  const [, bucket, prefix = ""] = named;
  return {
    address: `${endpoint.replace(/\/$/, "")}/${bucket}${prefix.replace(/\/$/, "")}`,
    accessKeyId: key,
    secretAccessKey: secret,
    region: environment["KRING_S3_REGION"] ?? "us-east-1",
  };
}
