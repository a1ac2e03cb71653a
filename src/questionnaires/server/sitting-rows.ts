import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { Sitting } from "../contract.ts";
import type { QuestionnaireResponse } from "../fhir.ts";

interface Row {
  readonly id: string;
  readonly person_id: string;
  readonly service_id: string;
  readonly compartment: string;
  readonly questionnaire_id: string;
  readonly title: string;
  readonly language: string;
  readonly answered_by: string;
  readonly revision: number;
  readonly began_at: Date;
  readonly saved_at: Date;
  readonly is_handed_over: boolean;
  readonly needs_safety_step: boolean;
  readonly handed_in_at: Date | null;
  readonly response: QuestionnaireResponse;
}

export interface SittingRow {
  readonly sitting: Sitting;
  readonly response: QuestionnaireResponse;
}

/** Unfinished sittings of the actor, `s`; the policy shows nobody else's. */
export async function readSittings(
  tx: Tx,
  which: RawBuilder<unknown>,
  lock: RawBuilder<unknown> = sql``,
): Promise<SittingRow[]> {
  const { rows } = await sql<Row>`
    select s.id, s.person_id, s.service_id, s.compartment, s.questionnaire_id, q.title, s.language, s.answered_by,
      s.revision, s.began_at, s.saved_at, s.handed_to_session is not null as is_handed_over, s.alarmed_at is not null as needs_safety_step,
      s.handed_in_at, s.response
      from kring.sittings s join kring.questionnaires q on q.id = s.questionnaire_id
     where s.ended_at is null and ${which}
     order by s.saved_at desc, s.id ${lock}`.execute(tx.db);
  return rows.map((row) => ({
    response: row.response,
    sitting: {
      id: row.id as Sitting["id"],
      personId: row.person_id as Sitting["personId"],
      serviceId: row.service_id as Sitting["serviceId"],
      compartment: row.compartment as Sitting["compartment"],
      questionnaireId: row.questionnaire_id as Sitting["questionnaireId"],
      title: row.title,
      language: row.language,
      answeredBy: row.answered_by as Sitting["answeredBy"],
      revision: row.revision,
      beganAt: row.began_at.toISOString(),
      savedAt: row.saved_at.toISOString(),
      isHandedOver: row.is_handed_over,
      needsSafetyStep: row.needs_safety_step,
      handedInAt: row.handed_in_at?.toISOString() ?? null,
    },
  }));
}
