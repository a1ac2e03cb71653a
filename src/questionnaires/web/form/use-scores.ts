import { useQuery } from "@tanstack/react-query";
import type { Questionnaire, QuestionnaireResponse } from "../../fhir.ts";
import { allItems, expressionOf } from "../../items.ts";
import { withScores } from "../../respond.ts";

/**
 * The response with what was worked out so far. Only for questionnaires that ask something because
 * of a sum: what works it out is large, and is fetched for them alone.
 */
export function useScores(
  form: Questionnaire,
  response: QuestionnaireResponse,
): QuestionnaireResponse {
  const items = allItems(form.item);
  const worked = new Set(items.filter(expressionOf).map(({ linkId }) => linkId));
  const isNeeded = items.some((item) =>
    item.enableWhen?.some(({ question }) => worked.has(question)),
  );
  const { data } = useQuery({
    queryKey: ["scores", form.url, form.version, response],
    queryFn: async () => (await import("../../score.ts")).score(form, response),
    enabled: isNeeded,
    gcTime: 0,
    placeholderData: (before) => before,
  });
  return isNeeded && data ? withScores(response, data) : response;
}
