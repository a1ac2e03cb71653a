import type { ServiceId } from "../../src/access/contract.ts";
import { type Related, type Rows, unknownId, vault, type World } from "./row.ts";

/** Roles that judge an emergency opening: never one's own. */
const reviewers = ["head", "dpo"];
const inCircle = ["current"] as const;
const everywhere = ["none", "current", "past", "team"] as const;
const spoken = {
  language: "fr",
  aid: "none",
  interpreter: "",
  expressed: "spoken",
  givenBy: null,
} as const;

/**
 * The circle: for who works behind a vault door, and of one person for who stands around them. Asked
 * by somebody of no service, what hangs on a person is not there.
 */
export function rowsOfCircle(world: World): Rows {
  const { root, somebody, nurse } = world;
  const idOf = async (sql: string, values: unknown[]): Promise<string> =>
    (await root.query(sql, values)).rows[0].id;
  const service = (key: string) =>
    idOf("select id from kring.services where key = $1", [key]) as Promise<ServiceId>;
  const tomorrow = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10);

  /** The same row for who stands in no circle, and for the nurse in each relation. */
  const aboutPerson = (
    more: (id: Related["personId"]) => Promise<object> | object,
    may = inCircle,
  ) => ({
    may: vault,
    input: async () => {
      const { id } = await somebody();
      return { id, ...(await more(id)) };
    },
    refusals: ["not-found"],
    byRelation: {
      may,
      input: async ({ personId }: Related) => ({ id: personId, ...(await more(personId)) }),
    },
  });
  /** Something that hangs on a person, put there behind the scenes. */
  const aboutThing = (put: (person: string) => Promise<string>, more = {}) => ({
    may: vault,
    input: async () => ({ id: await put((await somebody()).id), ...more }),
    refusals: ["not-found"],
    byRelation: {
      may: inCircle,
      input: async ({ personId }: Related) => ({ id: await put(personId), ...more }),
    },
  });
  const agreed = async (person: string) =>
    idOf(
      `insert into kring.consents (person_id, decision, purpose, source_service, compartments, recipient_service,
         explained, language, aid, expressed)
       values ($1, 'agreed', 'care', $2, '{health}', $3, 'We asked.', 'fr', 'none', 'spoken') returning id`,
      [person, await service("practice"), await service("social")],
    );
  const shared = async (person: string) =>
    idOf(
      `insert into kring.shares (person_id, source_service, compartment, recipient_service, purpose, consent_id,
         strictly_needed, valid)
       values ($1, $2, 'health', $3, 'care', $4, true, tstzrange(now(), now() + interval '1 day')) returning id`,
      [person, await service("practice"), await service("social"), await agreed(person)],
    );
  const broken = async (person: string, staff: string) =>
    idOf(
      `insert into kring.break_glass (person_id, staff_id, reason, words)
       values ($1, $2, 'confused', 'did not know the day') returning id`,
      [person, staff],
    );
  const voice = (person: string) =>
    idOf(
      `insert into kring.representations (person_id, kind, name, compartments, valid)
       values ($1, 'trusted', 'A friend', '{}', daterange('2020-01-01', null)) returning id`,
      [person],
    );
  const maturity = (person: string) =>
    idOf(
      "insert into kring.maturities (person_id, compartments) values ($1, '{health}') returning id",
      [person],
    );
  const excluded = async (person: string) =>
    idOf("insert into kring.exclusions (person_id, service_id) values ($1, $2) returning id", [
      person,
      await service("debt"),
    ]);
  const matter = async () => ({
    sourceService: await service("practice"),
    toService: await service("social"),
    purpose: "care" as const,
  });
  const consent = async () => ({
    ...(await matter()),
    ...spoken,
    decision: "agreed" as const,
    compartments: ["health" as const],
    until: null,
  });
  const anybody = async () => ({ id: (await somebody()).id });
  /** Of a service everybody who asks may choose from: whoever belongs to none is told the same no. */
  const ours = async () => ({
    serviceId: await service("practice"),
    basis: "contact",
    whom: "service",
  });

  return {
    getCircle: {
      may: vault,
      input: anybody,
      byRelation: { may: everywhere, input: ({ personId }) => ({ id: personId }) },
    },
    whyCanISee: {
      may: vault,
      input: async () => ({ id: (await world.inRelation("current")).entryId }),
      refusals: ["not-found"],
      byRelation: { may: inCircle, input: ({ entryId }) => ({ id: entryId }) },
    },
    beginCare: {
      may: vault,
      input: async () => ({ ...(await anybody()), ...(await ours()) }),
      refusals: ["cannot-begin"],
      byRelation: {
        may: everywhere,
        input: async ({ personId }) => ({ id: personId, ...(await ours()) }),
      },
    },
    endCare: {
      may: vault,
      input: async () => ({ id: await relationOf(await world.inRelation("current")) }),
      refusals: ["not-found", "has-ended"],
      byRelation: {
        // Of a colleague alone: theirs to end, or their head's.
        may: ["current", "past"],
        input: async (about) => ({ id: await relationOf(about) }),
      },
    },
    listMyPeople: { may: vault, input: () => ({}) },
    addRepresentation: aboutPerson(() => ({
      ...{ kind: "trusted", name: "A friend", otherId: null, compartments: [] },
      ...{ evidence: "", since: "2020-01-01", until: null },
    })),
    endRepresentation: aboutThing(voice),
    assessMaturity: {
      ...aboutPerson(() => ({ compartments: ["health"] })),
      refusals: ["not-found", "not-a-minor"],
    },
    endMaturity: aboutThing(maturity),
    previewConsent: aboutPerson(async () => ({
      ...(await matter()),
      ...{ language: "fr", compartments: "health" },
    })),
    recordConsent: aboutPerson(consent),
    withdrawConsent: {
      ...aboutThing(agreed, { givenBy: null }),
      // A person takes it back whether or not care goes on.
      byRelation: {
        may: everywhere,
        input: async ({ personId }) => ({ id: await agreed(personId), givenBy: null }),
      },
    },
    listRecipients: aboutPerson(async () => ({
      ...{ sourceService: await service("practice"), compartment: "health", purpose: "care" },
    })),
    sharePart: aboutPerson(async () => ({
      ...{ serviceId: await service("practice"), compartment: "health", purpose: "care" },
      ...{ toService: await service("social"), until: tomorrow, strictlyNeeded: true },
      answer: { decision: "refused", ...spoken },
    })),
    endShare: {
      ...aboutThing(shared),
      byRelation: {
        may: everywhere,
        input: async ({ personId }) => ({ id: await shared(personId) }),
      },
    },
    exclude: aboutPerson(async () => ({ serviceId: await service("debt") })),
    liftExclusion: aboutThing(excluded),
    declareOwnFile: {
      may: ["welcome", ...vault],
      input: async () => ({ ...(await anybody()), kind: "self" }),
      byRelation: {
        may: everywhere,
        input: ({ personId }) => ({ id: personId, kind: "relative" }),
      },
    },
    endOwnFile: {
      may: ["dpo"],
      input: async () => ({
        id: await idOf(
          "insert into kring.own_files (staff_id, person_id, kind) values ($1, $2, 'self') returning id",
          [nurse.id, (await somebody()).id],
        ),
      }),
    },
    listOwnFiles: { may: ["dpo"], input: () => ({}) },
    breakGlass: {
      // Those of the table are no health professionals: the database refuses them with the same word.
      may: [],
      input: async () => ({
        ...(await anybody()),
        reason: "confused",
        words: "did not know the day",
      }),
      byRelation: {
        may: everywhere,
        input: ({ personId }) => ({
          id: personId,
          reason: "confused",
          words: "did not know the day",
        }),
      },
    },
    closeGlass: { may: vault, input: () => ({ id: unknownId }), refusals: ["not-found"] },
    listGlass: { may: reviewers, input: () => ({ state: "to-review" }) },
    reviewGlass: {
      may: reviewers,
      input: async () => ({
        ...{ id: await broken((await somebody()).id, nurse.id), outcome: "needed", remark: "" },
      }),
      refusals: ["not-found"],
    },
    askAdvice: {
      may: vault,
      input: async () => ({ toService: await service("social"), question: "Where to begin?" }),
    },
    listAdvice: { may: vault, input: () => ({}) },
    listAdvisers: { may: vault, input: () => ({}) },
    answerAdvice: {
      may: vault,
      input: () => ({ id: unknownId, answer: "Begin there." }),
      refusals: ["not-found"],
    },
  };

  async function relationOf({ personId }: Related): Promise<string> {
    const { rows } = await root.query("select id from kring.care_relations where person_id = $1", [
      personId,
    ]);
    return rows[0]?.id ?? unknownId;
  }
}
