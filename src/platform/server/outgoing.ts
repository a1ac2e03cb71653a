import type { FastifyReply } from "fastify";
import type { OutgoingFile } from "./serve.ts";

/**
 * Sends bytes that somebody else made. The browser is told what they are and believes only that;
 * they are saved, never opened in the name of this house; and were they opened all the same, the
 * policy of the answer lets nothing in them run, load or be framed.
 */
export function sendFile(reply: FastifyReply, { content, bytes, mediaType, name }: OutgoingFile) {
  return reply
    .headers({
      "content-type": mediaType,
      "content-length": bytes,
      "content-disposition": name === undefined ? "inline" : attachment(name),
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    })
    .send(content);
}

/**
 * RFC 6266: a plain name that no program misreads, and the real one in the form of RFC 8187.
 * `attachment("é.pdf")` is `attachment; filename="_.pdf"; filename*=UTF-8''%C3%A9.pdf`.
 */
export function attachment(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._ -]/g, "_");
  const real = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${real}`;
}
