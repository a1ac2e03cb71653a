import type pg from "pg";

/** Years of Amina's life with the house: needs, contacts, agreements, a rating, two vital things. */
export async function pictureAmina(root: pg.Client): Promise<string> {
  const { rows } = await root.query("select id from kring.people where given = 'Amina' limit 1");
  const person: string = rows[0].id;
  await root.query(
    `insert into kring.care_relations (person_id, service_id, basis, valid)
     select $1, s.id, 'contact', tstzrange(now() - interval '1 day', now() + interval '1 year')
       from kring.services s where s.key in ('practice', 'social', 'debt')`,
    [person],
  );
  const write = async (
    kind: string,
    [by, service, compartment]: readonly [string, string, string],
    { vital = null, monthsAgo = 0 }: { vital?: string | null; monthsAgo?: number } = {},
  ): Promise<string> => {
    const written = await root.query(
      `insert into kring.entries (person_id, service_id, compartment, kind, vital, author_id, written_at)
       select $1, s.id, $2, $3, $4, t.id, now() - make_interval(months => $5) from kring.services s, kring.staff t
        where s.key = $6 and t.email = $7 || '@demo.kring' returning id`,
      [person, compartment, kind, vital, monthsAgo, service, by],
    );
    return written.rows[0].id;
  };
  const nurse = ["nurse", "practice", "health"] as const;
  const doctor = ["doctor", "practice", "health"] as const;
  const social = ["social", "social", "social"] as const;
  const need = async (
    by: readonly [string, string, string],
    what: string,
    states: readonly (readonly [string, number])[],
    helpers: readonly string[] = [],
    words = "",
  ) => {
    const id = await write("need", by, { monthsAgo: 4 });
    await root.query("insert into kring.needs (entry_id, what, words) values ($1, $2, $3)", [
      id,
      what,
      words,
    ]);
    for (const [index, [state, urgency]] of states.entries()) {
      await root.query(
        `insert into kring.need_states (entry_id, state, urgency, changed_by, changed_at)
         select $1, $2, $3, t.id, now() - make_interval(days => $4) from kring.staff t where t.email = 'nurse@demo.kring'`,
        [id, state, urgency, (states.length - index) * 20],
      );
    }
    for (const helper of helpers) {
      await root.query(
        `insert into kring.need_helpers (entry_id, service_id, outside, added_by)
         select $1, (select id from kring.services where key = $2),
           case when exists (select from kring.services where key = $2) then '' else $2 end, t.id
           from kring.staff t where t.email = 'nurse@demo.kring'`,
        [id, helper],
      );
    }
  };
  await need(
    nurse,
    "eviction",
    [
      ["new", 1],
      ["being-helped", 3],
    ],
    ["social", "Rue 12 asbl"],
  );
  await need(nurse, "health-problem", [["being-helped", 1]], ["practice"], "Abcès dentaire");
  await need(
    nurse,
    "urgent-medical-aid",
    [
      ["new", 2],
      ["being-helped", 2],
    ],
    ["social"],
  );
  await need(nurse, "isolation", [["new", 1]]);
  await need(nurse, "language", [
    ["being-helped", 1],
    ["solved", 0],
  ]);
  await need(nurse, "food", [["accepted", 1]]);
  await need(nurse, "violence-home", [["new", 2]]);
  const allergy = await write("allergy", nurse, { vital: "allergy" });
  await root.query(
    "insert into kring.allergies (entry_id, substance, kind, severity) values ($1, 'Pénicilline', 'allergy', 'life-threatening')",
    [allergy],
  );
  const medicine = await write("medication", nurse, { vital: "medication" });
  await root.query(
    "insert into kring.medications (entry_id, name, dose) values ($1, 'Paracétamol', '1 g')",
    [medicine],
  );
  const contact = async (
    by: readonly [string, string, string],
    monthsAgo: number,
    reason: string,
    next = "",
    inDays: number | null = null,
  ) => {
    const id = await write("contact", by, { monthsAgo });
    await root.query(
      `insert into kring.contacts (entry_id, meeting_id, form, place, began_at, duration_minutes, reason, outcome, next_step, next_on, next_by)
       select $1, gen_random_uuid(), 'individual', 'centre', now() - make_interval(months => $2), 25, $3, 'to-be-continued', $4,
         kring.today() + $5::int, case when $4 <> '' then t.id end
         from kring.staff t where t.email = $6 || '@demo.kring'`,
      [id, monthsAgo, reason, next, inDays, by[0]],
    );
  };
  await contact(
    nurse,
    0,
    "Mal de dents, elle dort mal.",
    "Accompagner à la permanence dentaire",
    3,
  );
  await contact(doctor, 1, "Douleur et fièvre.", "Appeler l’avocat du bail", -4);
  await contact(social, 0, "Avis d’expulsion lu ensemble.");
  for (const months of [2, 3, 7, 8, 14, 15, 15, 26, 27, 33, 38, 40, 51]) {
    await contact(nurse, months, "Contrôle de routine.");
  }
  const questionnaire = await root.query(
    `insert into kring.questionnaires (url, version, title, languages, resource)
     values ('https://kring.test/six-axes', '1', 'Toile', '{fr}', '{}') returning id`,
  );
  for (const [monthsAgo, scores] of [
    [8, { body: 3, mind: 4, meaning: 6, quality: 4, part: 2, daily: 5 }],
    [1, { body: 5, mind: 3, meaning: 7, quality: 5, part: 4, daily: 6 }],
  ] as const) {
    const id = await write("answers", nurse, { monthsAgo });
    await root.query(
      `insert into kring.answers (entry_id, questionnaire_id, response, language, answered_by, answered_at, scores)
       values ($1, $2, '{}', 'fr', 'person', now() - make_interval(months => $3), $4)`,
      [id, questionnaire.rows[0].id, monthsAgo, JSON.stringify(scores)],
    );
  }
  return person;
}
