import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { after } from "node:test";
import { SMTPServer } from "smtp-server";
import type { MailSettings } from "../../src/platform/server/mail.ts";

/** A mail as a server was given it. */
export interface ReceivedMail {
  readonly to: readonly string[];
  /** By their names in small letters; a header that comes twice has two values. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly text: string;
}

/** A real mail server, and what it received. */
export async function openMailbox() {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, session, done) => {
      text(stream).then((raw) => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, ...readMail(raw) });
        done();
      }, done);
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  after(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  const settings: MailSettings = {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: "Kring <kring@house.test>",
    address: "https://kring.house.test",
  };
  return { received, settings };
}

/** `readMail("Subject: A\r\n\r\nB").headers.get("subject")` is `["A"]`. */
export function readMail(raw: string): Omit<ReceivedMail, "to"> {
  const end = raw.indexOf("\r\n\r\n");
  const headers = new Map<string, string[]>();
  // A line that begins with a space goes on with the one before.
  for (const line of raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n")) {
    const [, name = "", value = ""] = /^([^:]*):\s?(.*)$/.exec(line) ?? [];
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value]);
  }
  const body = raw.slice(end + 4);
  const encoding = headers.get("content-transfer-encoding")?.[0];
  if (encoding === "base64") return { headers, text: Buffer.from(body, "base64").toString() };
  return { headers, text: encoding === "quoted-printable" ? unquoted(body) : body };
}

function unquoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}
