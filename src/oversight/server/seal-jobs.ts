import { sql } from "kysely";
import { asSystem, type Database } from "../../platform/server/database.ts";
import type { Job } from "../../platform/server/jobs/job.ts";
import { postMail } from "../../platform/server/mail.ts";
import en from "../locales/en.json" with { type: "json" };
import fr from "../locales/fr.json" with { type: "json" };
import nl from "../locales/nl.json" with { type: "json" };
import { type KeptCheckpoint, writeCheckpoint } from "./seals/kept-checkpoints.ts";
import { sealJournal } from "./seals/seal-journal.ts";

const words = { fr: fr.checkpoint, nl: nl.checkpoint, en: en.checkpoint };

/** Seals the journal each minute; once a day a signed checkpoint is written and leaves by mail. */
export const sealJobs = (dataFolder: () => string): readonly Job[] => [
  {
    name: "seal-journal",
    schedule: "* * * * *",
    work: async (database) => {
      await sealJournal(database);
    },
  },
  {
    name: "write-checkpoint",
    schedule: "20 3 * * *",
    work: async (database) => {
      await sealJournal(database);
      const kept = await writeCheckpoint(database, dataFolder());
      if (kept) await mailCheckpoint(database, kept);
    },
  },
];

/** To every data protection officer, once a day: whoever keeps it can prove what the journal was. */
export function mailCheckpoint(database: Database, { text }: KeptCheckpoint): Promise<void> {
  return asSystem(database, "mailing a checkpoint", ["staff", "mail"], async (tx) => {
    const officers = await tx.db
      .selectFrom("kring.staff as t")
      .innerJoin("kring.memberships as m", "m.staff_id", "t.id")
      .select(["t.email", "t.interface_language as language"])
      .distinct()
      .where("m.role", "=", "dpo")
      .where(sql<boolean>`m.valid @> now() and coalesce(t.left_on > current_date, true)`)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("kring.outbox")
              .select("id")
              .where("why", "=", "checkpoint")
              .whereRef("address", "=", "t.email")
              .where(sql<boolean>`created_at >= kring.today()`),
          ),
        ),
      )
      .execute();
    if (officers.length === 0) tx.withoutJournal("everybody has today's checkpoint");
    for (const { email, language } of officers) {
      const { subject, body } = words[language as keyof typeof words];
      const mail = { address: email, subject, text: `${body}\n\n${text}` };
      await postMail(tx, { ...mail, path: "/oversight", why: "checkpoint" });
      tx.journal({ act: "checkpoint-mailed" });
    }
  });
}
