import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData } from "@tanstack/react-query";
import { useAnswer } from "../../platform/web/queries.ts";
import { findPeople } from "../contract.ts";

/** Finds while somebody types; the last answer stays until the next one is there. */
export function useSearch(text: string) {
  const typed = text.trim();
  const [settled] = useDebouncedValue(typed, 150);
  const isAsked = settled.length >= 2 && typed.length >= 2;
  const { data, error, isFetching, isPlaceholderData } = useAnswer(
    findPeople,
    { q: settled },
    { enabled: isAsked, placeholderData: keepPreviousData, gcTime: 0 },
  );
  const isCurrent = settled === typed && !isPlaceholderData && !isFetching;
  return {
    people: isAsked ? (data?.people ?? []) : [],
    hint: isAsked && isCurrent ? data?.hint : null,
    error: isAsked ? error : null,
    /** The answer is that of what stands in the field now. */
    isCurrent: isAsked && isCurrent,
  };
}
