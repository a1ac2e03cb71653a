import { type Related, type Rows, unknownId, vault, type World } from "./row.ts";

/** Handing on: a need of one's own service; and what waits for it, whoever cares so far. */
export function rowsOfOrientation(world: World): Rows {
  const { root, nurse } = world;
  const service = async (key: string): Promise<string> =>
    (await root.query("select id from kring.services where key = $1", [key])).rows[0].id;
  const until = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10);
  const spoken = {
    ...{ language: "fr", aid: "none", interpreter: "", expressed: "spoken", givenBy: null },
  };
  const matter = async () => ({
    ...{ toService: await service("social"), until, strictlyNeeded: true },
    answer: { decision: "refused", ...spoken },
  });
  const needOf = async (personId: string, from: string): Promise<string> => {
    const { rows } = await root.query(
      `with head as (
         insert into kring.entries (person_id, service_id, compartment, kind, author_id)
         select $1, s.id, k.compartment, 'need', $2 from kring.services s
           join kring.service_compartments k on k.service_id = s.id where s.key = $3 limit 1 returning id)
       insert into kring.needs (entry_id, what) select id, 'eviction' from head returning entry_id`,
      [personId, nurse.id, from],
    );
    await root.query(
      "insert into kring.need_states (entry_id, state, urgency, changed_by) values ($1, 'new', 1, $2)",
      [rows[0].entry_id, nurse.id],
    );
    return rows[0].entry_id;
  };
  /** Handed on from one service to another, behind the scenes. */
  const referralOf = async (personId: string, from: string, to: string): Promise<string> => {
    const entry = await needOf(personId, from);
    const { rows } = await root.query(
      `with head as (select * from kring.entries where id = $1), consent as (
         insert into kring.consents (person_id, decision, purpose, source_service, compartments, recipient_service,
           explained, language, aid, expressed)
         select person_id, 'agreed', 'handover', service_id, array[compartment], $2, 'We asked.', 'fr', 'none', 'spoken'
           from head returning id)
       select id from consent`,
      [entry, await service(to)],
    );
    const shared = await root.query(
      `insert into kring.shares (person_id, source_service, compartment, entry_id, recipient_service, purpose, consent_id,
         strictly_needed, valid)
       select person_id, service_id, compartment, id, $2, 'handover', $3, true, tstzrange(now(), now() + interval '1 day')
         from kring.entries where id = $1 returning id`,
      [entry, await service(to), rows[0].id],
    );
    const referred = await root.query(
      `insert into kring.referrals (person_id, from_service, to_service, entry_id, share_id, asked_by)
       select person_id, service_id, $2, id, $3, $4 from kring.entries where id = $1 returning id`,
      [entry, await service(to), shared.rows[0].id, nurse.id],
    );
    return referred.rows[0].id;
  };
  const everywhere = ["none", "current", "past", "team"] as const;
  /** What waits for the practice: its own may answer, whoever cares so far. */
  const toUs = (more = {}) => ({
    may: vault,
    input: () => ({ id: unknownId, ...more }),
    refusals: ["not-found"],
    byRelation: {
      may: everywhere,
      input: async ({ personId }: Related) => ({
        id: await referralOf(personId, "social", "practice"),
        ...more,
      }),
    },
  });
  return {
    handNeedOn: {
      may: vault,
      input: async () => ({ id: unknownId, ...(await matter()) }),
      refusals: ["not-found"],
      byRelation: {
        may: ["current"],
        input: async ({ personId }) => ({
          id: await needOf(personId, "practice"),
          ...(await matter()),
        }),
      },
    },
    listReferrals: { may: vault, input: () => ({}) },
    listReferralsOf: {
      may: vault,
      input: async () => ({ id: (await world.somebody()).id }),
      byRelation: {
        may: everywhere,
        input: async ({ personId }) => {
          await referralOf(personId, "social", "practice");
          return { id: personId };
        },
        empty: { referrals: [] },
      },
    },
    acceptReferral: toUs(),
    declineReferral: toUs({ words: "No place." }),
    takeBackReferral: {
      may: vault,
      input: () => ({ id: unknownId }),
      refusals: ["not-found"],
      byRelation: {
        may: ["current"],
        input: async ({ personId }) => ({ id: await referralOf(personId, "practice", "social") }),
      },
    },
    markReferralDone: {
      may: vault,
      input: () => ({ id: unknownId }),
      refusals: ["not-found"],
      byRelation: {
        may: everywhere,
        input: async ({ personId }) => {
          const id = await referralOf(personId, "social", "practice");
          await root.query(
            "insert into kring.referral_moves (referral_id, move, moved_by) values ($1, 'accepted', $2)",
            [id, nurse.id],
          );
          return { id };
        },
      },
    },
  };
}
