import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

export const webFolder = fileURLToPath(new URL("../../../dist/web/", import.meta.url));

const forever = "public, max-age=31536000, immutable";

/** The built web: what is named by its content is kept for ever, any other address is a page. */
export async function serveWeb(http: FastifyInstance): Promise<void> {
  if (!existsSync(webFolder)) return;
  await http.register(fastifyStatic, {
    root: join(webFolder, "assets"),
    prefix: "/assets/",
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) =>
      reply.header("cache-control", file.includes("/assets/") ? forever : "no-cache"),
  });
  const page = { root: webFolder, cacheControl: false, serveDotFiles: false };
  http.get("/mark.svg", { schema: { hide: true } }, async (_, reply) =>
    reply.sendFile("mark.svg", page.root, page),
  );
  http.get("/*", { schema: { hide: true } }, async (request, reply) => {
    if (request.url.startsWith("/api/")) return reply.callNotFound();
    await reply.sendFile("index.html", page.root, page);
    return reply;
  });
}
