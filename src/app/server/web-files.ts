import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

export const webFolder = fileURLToPath(new URL("../../../dist/web/", import.meta.url));

/** The built web; any address that is not a file is a page of the application. */
export async function serveWeb(http: FastifyInstance): Promise<void> {
  if (!existsSync(webFolder)) return;
  await http.register(fastifyStatic, {
    root: webFolder,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isNamedByContent = file.includes("/assets/");
      reply.header(
        "cache-control",
        isNamedByContent ? "public, max-age=31536000, immutable" : "no-cache",
      );
    },
  });
  http.get("/*", { schema: { hide: true } }, async (request, reply) => {
    if (request.url.startsWith("/api/") || request.url.startsWith("/assets/")) {
      return reply.callNotFound();
    }
    return reply.sendFile("index.html");
  });
}
