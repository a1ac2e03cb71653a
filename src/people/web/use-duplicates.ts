import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData } from "@tanstack/react-query";
import { useAnswer } from "../../platform/web/queries.ts";
import { readTypedBirth } from "../births/typed-birth.ts";
import { checkDuplicates } from "../contract.ts";
import { filledInput, type IdentityDraft } from "./identity-draft.ts";
import { today } from "./use-words.ts";

/** Who, already registered, the person being typed might be. What is half typed is left out. */
export function useDuplicates(values: IdentityDraft) {
  const isRead = "birth" in readTypedBirth(values.birth, today());
  const { consent: _, ...asked } = filledInput({
    ...values,
    birth: isRead ? values.birth : "",
    nationalNumber:
      values.nationalNumber.replace(/\D/g, "").length === 11 ? values.nationalNumber : "",
    nationalNumberReason: "",
  });
  const [settled] = useDebouncedValue(JSON.stringify(asked), 300);
  const isEnough = values.given.trim().length + values.family.trim().length >= 3;
  const { data } = useAnswer(checkDuplicates, JSON.parse(settled), {
    enabled: isEnough,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return isEnough ? (data?.candidates ?? []) : [];
}
