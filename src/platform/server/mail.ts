import { sql } from "kysely";
import type { Transporter } from "nodemailer";
import { asSystem, type Database, type Tx } from "./database.ts";
import type { Job } from "./jobs/job.ts";

/** Where mails go out, and in whose name; `address` is where the house is found, for the link. */
export interface MailSettings {
  /** `smtps://user:password@mail.example:465`, or `smtp://…:587` (STARTTLS where offered). */
  readonly smtpUrl: string;
  readonly from: string;
  readonly address: string;
}

/** A mail to a colleague: that something waits, never who or what. */
export interface Mail {
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  /** Where in Kring it waits: a page that names nobody, `/notices`. */
  readonly path: string;
  readonly why: string;
}

/** Puts a mail into the outbox, in the transaction of its cause: undone with it, sent after it. */
export async function postMail(tx: Tx, mail: Mail): Promise<void> {
  await tx.db.insertInto("kring.outbox").values(mail).execute();
}

/** Undefined while the house has no mail server: then mails wait. */
export function findMailSettings(environment = process.env): MailSettings | undefined {
  const smtpUrl = environment["KRING_SMTP_URL"];
  const from = environment["KRING_MAIL_FROM"];
  if (!smtpUrl || !from) return undefined;
  return { smtpUrl, from, address: (environment["KRING_ADDRESS"] ?? "").replace(/\/$/, "") };
}

/** Throws, in words for the operator, when the settings are there and cannot be meant. */
export function refuseBadMailSettings(environment = process.env): void {
  const { KRING_SMTP_URL: url, KRING_MAIL_FROM: from } = environment;
  if (!url && !from) return;
  if (!url || !from) throw new Error("KRING_SMTP_URL and KRING_MAIL_FROM go together");
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol)) {
    throw new Error("KRING_SMTP_URL does not read smtps://user:password@host:port");
  }
  if (!from.includes("@")) throw new Error("KRING_MAIL_FROM is not an address");
}

export const sendMail: Job = {
  name: "send-mail",
  schedule: "*/5 * * * *",
  work: async (database) => {
    const settings = findMailSettings();
    if (settings) await sendWaitingMail(database, settings);
  },
};

/**
 * Sends what is due, oldest first, each in a transaction of its own: accepted by the other server it
 * is marked sent, refused it waits longer each time. Stops when the other server is not there.
 */
export async function sendWaitingMail(database: Database, settings: MailSettings): Promise<void> {
  // A house without a mail server never loads it.
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    url: settings.smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    let outcome: Outcome = "sent";
    while (outcome === "sent" || outcome === "refused") {
      outcome = await asSystem(database, "mail", ["mail"], (tx) =>
        sendNext(tx, transport, settings),
      );
    }
  } finally {
    transport.close();
  }
}

type Outcome = "none" | "sent" | "refused" | "unreachable";

async function sendNext(
  tx: Tx,
  transport: Transporter,
  { from, address }: MailSettings,
): Promise<Outcome> {
  const mail = await tx.db
    .selectFrom("kring.outbox")
    .select(["id", "address", "subject", "text", "path", "why", "attempts"])
    .where("sent_at", "is", null)
    .where("next_at", "<=", sql<Date>`now()`)
    .orderBy("next_at")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!mail) {
    tx.withoutJournal("no mail waited");
    return "none";
  }
  const failure = await transport
    .sendMail({
      from,
      to: mail.address,
      subject: mail.subject,
      text: `${mail.text}\n\n${address}${mail.path}\n`,
      // Accepted, and then the power is cut: sent again, it is known as the same one.
      messageId: `<${mail.id}@kring>`,
      headers: { "auto-submitted": "auto-generated" },
    })
    .then(
      () => undefined,
      (error: unknown) => codeOf(error),
    );
  await mark(tx, mail, failure);
  const detail = { mail: mail.id, why: mail.why };
  if (failure === undefined) tx.journal({ act: "mail-sent", detail });
  else tx.journal({ act: "mail-not-sent", detail: { ...detail, code: failure } });
  if (failure === undefined) return "sent";
  return refusals.has(failure) ? "refused" : "unreachable";
}

/** The other server answered and did not want this one mail; the next may be welcome. */
const refusals = new Set(["EENVELOPE", "EMESSAGE"]);

const longestWait = "6 hours";
/** Some five days at the longest wait; after that an administrator looks at it. */
const mostAttempts = 30;

async function mark(tx: Tx, { id, attempts }: { id: string; attempts: number }, failure?: string) {
  const made = attempts + 1;
  const nextAt =
    made >= mostAttempts
      ? sql<Date>`'infinity'::timestamptz`
      : sql<Date>`now() + least(interval '1 minute' * (2 ^ ${Math.min(made - 1, 20)}::int), ${longestWait}::interval)`;
  await tx.db
    .updateTable("kring.outbox")
    .set(
      failure === undefined
        ? { attempts: made, last_error: null, sent_at: sql<Date>`now()` }
        : { attempts: made, last_error: failure, next_at: nextAt },
    )
    .where("id", "=", id)
    .execute();
}

/** `ECONNECTION`, `EAUTH`, `EENVELOPE`…: never the words of the other server, which quote addresses. */
function codeOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === "string" && /^[A-Z_]{2,40}$/.test(code) ? code : "EUNKNOWN";
}
