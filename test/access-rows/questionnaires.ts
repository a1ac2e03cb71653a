import * as contract from "../../src/questionnaires/contract.ts";
import { everybody, type Related, type Rows, unknownId, vault, type World } from "./row.ts";

/**
 * Questionnaires are nobody's secret; what is answered is an entry like every other. The three acts
 * of a tablet that was handed over are open to every session, and find nothing where nothing was.
 */
export function rowsOfQuestionnaires(world: World): Rows {
  const someFile = (url: string) =>
    JSON.stringify({
      resourceType: "Questionnaire",
      url,
      version: "1",
      title: "One question",
      status: "active",
      item: [{ linkId: "q", type: "string", text: "How?" }],
    });
  const nextFile = () => ({ file: someFile(`https://example.org/q${world.next()}`) });
  const someForm = async () => {
    const { id } = await world.admin.do(contract.loadQuestionnaire, nextFile());
    return { id };
  };
  const place = async () => {
    const found = await world.root.query("select id from kring.services where key = 'practice'");
    return {
      questionnaireId: (await someForm()).id,
      serviceId: found.rows[0].id as string,
      compartment: "health",
      language: "fr",
      answeredBy: "together",
    };
  };
  const ofPerson = ({ personId }: Related) => ({ id: personId });
  const someId = async () => ({ id: (await world.somebody()).id });
  const unknown = () => ({ id: unknownId });
  /** A sitting of the nurse, of the time when her service cared. */
  const sitting = async ({ personId }: Related) => {
    const { questionnaireId, serviceId } = await place();
    const { rows } = await world.root.query(
      `insert into kring.sittings (person_id, service_id, compartment, questionnaire_id, staff_id, language, answered_by)
       values ($1, $2, 'health', $3, $4, 'fr', 'together') returning id`,
      [personId, serviceId, questionnaireId, world.nurse.id],
    );
    return { id: rows[0].id as string };
  };
  const answers = async ({ personId }: Related) => {
    const { questionnaireId, serviceId } = await place();
    const { rows } = await world.root.query(
      `with head as (
         insert into kring.entries (person_id, service_id, compartment, kind, author_id)
         values ($1, $2, 'health', 'answers', $4) returning id)
       insert into kring.answers (entry_id, questionnaire_id, response, language, answered_by)
       select id, $3, '{}', 'fr', 'together' from head returning entry_id`,
      [personId, serviceId, questionnaireId, world.nurse.id],
    );
    return { id: rows[0].entry_id as string };
  };
  const save = { revision: 1, response: { resourceType: "QuestionnaireResponse" } };
  const current = ["current"] as const;
  const refusals = ["not-found"];
  return {
    listQuestionnaires: { may: everybody, input: () => ({}) },
    getQuestionnaire: { may: everybody, input: someForm },
    loadQuestionnaire: { may: ["admin"], input: nextFile },
    retireQuestionnaire: { may: ["admin"], input: someForm },
    reinstateQuestionnaire: { may: ["admin"], input: someForm },
    beginSitting: {
      may: vault,
      input: async () => ({ ...(await someId()), ...(await place()) }),
      refusals,
      byRelation: {
        may: current,
        input: async (about) => ({ ...ofPerson(about), ...(await place()) }),
      },
    },
    listSittings: {
      may: vault,
      input: someId,
      byRelation: {
        may: current,
        input: async (about) => {
          await sitting(about);
          return ofPerson(about);
        },
        empty: { sittings: [] },
      },
    },
    getSitting: {
      may: vault,
      input: unknown,
      refusals,
      byRelation: { may: current, input: sitting },
    },
    saveSitting: {
      may: vault,
      input: () => ({ ...unknown(), ...save }),
      refusals,
      byRelation: {
        may: current,
        input: async (about) => ({ ...(await sitting(about)), ...save }),
      },
    },
    finishSitting: {
      may: vault,
      input: () => ({ ...unknown(), revision: 1 }),
      refusals,
      byRelation: {
        may: current,
        input: async (about) => ({ ...(await sitting(about)), revision: 1 }),
      },
    },
    dropSitting: {
      may: vault,
      input: unknown,
      refusals,
      byRelation: { may: current, input: sitting },
    },
    // That it locks the session of whoever may is told in src/questionnaires/server/handed.test.ts.
    handOver: { may: vault, input: unknown, refusals },
    takeBack: { may: vault, input: () => ({}), refusals },
    getHandedSitting: { may: everybody, input: () => ({}), refusals },
    saveHandedSitting: { may: everybody, input: () => save, refusals },
    handInSitting: { may: everybody, input: () => ({ revision: 1 }), refusals },
    listAnswers: {
      may: vault,
      input: someId,
      byRelation: {
        may: current,
        input: async (about) => {
          await answers(about);
          return ofPerson(about);
        },
        empty: { answers: [] },
      },
    },
    getAnswers: {
      may: vault,
      input: unknown,
      refusals,
      byRelation: { may: current, input: answers },
    },
  };
}
