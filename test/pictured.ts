import type { TestUser } from "./harness.ts";
import type { Vaults } from "./vaults.ts";

/** Where something is written, by whom, and when; of the practice's nurse, now, by default. */
interface Head {
  readonly by?: TestUser;
  readonly service?: string;
  readonly compartment?: string;
  readonly vital?: string;
  readonly writtenAt?: string;
}

interface Contact extends Head {
  readonly beganAt?: string;
  readonly next?: string;
  readonly nextOn?: string;
  readonly nextBy?: TestUser;
}

interface Need extends Head {
  readonly what: string;
  /** The oldest first; how many days ago. */
  readonly states?: readonly (readonly [state: string, urgency: number, daysAgo: number])[];
  readonly helpers?: readonly { service?: string; staff?: TestUser; outside?: string }[];
  readonly notedIn?: string;
}

/** Writes entries of every kind straight into the tables of a house of vaults. */
export function pictured({ root, nurse, serviceId }: Vaults) {
  const head = async (person: string, kind: string, about: Head): Promise<string> => {
    const { rows } = await root.query(
      `insert into kring.entries (person_id, service_id, compartment, kind, vital, author_id, written_at)
       values ($1, $2, $3, $4, $5, $6, coalesce($7::timestamptz, now())) returning id`,
      [
        person,
        serviceId(about.service ?? "practice"),
        about.compartment ?? "health",
        kind,
        about.vital ?? null,
        (about.by ?? nurse).id,
        about.writtenAt ?? null,
      ],
    );
    return rows[0].id;
  };
  const contact = async (person: string, about: Contact = {}): Promise<string> => {
    const id = await head(person, "contact", about);
    await root.query(
      `insert into kring.contacts (entry_id, meeting_id, form, place, began_at, duration_minutes, reason, outcome, next_step, next_on, next_by)
       values ($1, gen_random_uuid(), 'individual', 'centre', coalesce($2::timestamptz, now()), 20, 'Coughs.', 'helped', $3, $4, $5)`,
      [id, about.beganAt ?? null, about.next ?? "", about.nextOn ?? null, about.nextBy?.id ?? null],
    );
    return id;
  };
  const need = async (person: string, about: Need): Promise<string> => {
    const id = await head(person, "need", about);
    await root.query("insert into kring.needs (entry_id, what, noted_in) values ($1, $2, $3)", [
      id,
      about.what,
      about.notedIn ?? null,
    ]);
    for (const [state, urgency, daysAgo] of about.states ?? [["new", 1, 0]]) {
      await root.query(
        `insert into kring.need_states (entry_id, state, urgency, changed_by, changed_at)
         values ($1, $2, $3, $4, now() - make_interval(days => $5))`,
        [id, state, urgency, (about.by ?? nurse).id, daysAgo],
      );
    }
    for (const { service, staff, outside = "" } of about.helpers ?? []) {
      await root.query(
        "insert into kring.need_helpers (entry_id, service_id, staff_id, outside, added_by) values ($1, $2, $3, $4, $5)",
        [id, service ? serviceId(service) : null, staff?.id ?? null, outside, nurse.id],
      );
    }
    return id;
  };
  const allergy = async (person: string, substance: string, about: Head = {}) => {
    const id = await head(person, "allergy", { vital: "allergy", ...about });
    await root.query(
      "insert into kring.allergies (entry_id, substance, kind, severity) values ($1, $2, 'allergy', 'severe')",
      [id, substance],
    );
    return id;
  };
  const medication = async (person: string, name: string, dose = "") => {
    const id = await head(person, "medication", { vital: "medication" });
    await root.query("insert into kring.medications (entry_id, name, dose) values ($1, $2, $3)", [
      ...[id, name, dose],
    ]);
    return id;
  };
  const vitalNote = async (person: string, text: string) => {
    const id = await head(person, "note", { vital: "problem" });
    await root.query("insert into kring.notes (entry_id, text) values ($1, $2)", [id, text]);
    return id;
  };
  const measurement = async (person: string, takenAt: string, about: Head = {}) => {
    const id = await head(person, "measurement", about);
    await root.query(
      "insert into kring.measurements (entry_id, kind, value, taken_at) values ($1, 'weight', 70, $2)",
      [id, takenAt],
    );
    return id;
  };
  let questionnaire: string | undefined;
  const rating = async (
    person: string,
    scores: Record<string, number>,
    answeredAt: string,
    about: Head = {},
  ) => {
    questionnaire ??= (
      await root.query(
        `insert into kring.questionnaires (url, version, title, languages, resource)
         values ('https://kring.test/six-axes', '1', 'Six axes', '{fr}', '{}') returning id`,
      )
    ).rows[0].id as string;
    const id = await head(person, "answers", about);
    await root.query(
      `insert into kring.answers (entry_id, questionnaire_id, response, language, answered_by, answered_at, scores)
       values ($1, $2, '{}', 'fr', 'person', $3, $4)`,
      [id, questionnaire, answeredAt, JSON.stringify(scores)],
    );
    return id;
  };
  const end = (entry: string, because = "done") =>
    root.query("insert into kring.entry_ends (entry_id, because, ended_by) values ($1, $2, $3)", [
      entry,
      because,
      nurse.id,
    ]);
  return { head, contact, need, allergy, medication, vitalNote, measurement, rating, end };
}
