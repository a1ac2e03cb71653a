import { QueryClient, type UseQueryOptions, useMutation, useQuery } from "@tanstack/react-query";
import type { TObject, TSchema } from "typebox";
import type { Endpoint, Input, Output } from "../endpoint.ts";
import { call, Problem } from "./client.ts";

/** What was read, in memory only. It is emptied when the user leaves. */
export const queryClient = new QueryClient({
  defaultOptions: {
    // `call` itself asks again when the network fails; anything else is an answer.
    queries: { retry: false, staleTime: 10_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

export function keyOf(endpoint: Endpoint, input: unknown): readonly unknown[] {
  return [endpoint.name, input];
}

type Options<T> = Partial<
  Pick<UseQueryOptions<T, Problem>, "enabled" | "staleTime" | "placeholderData" | "gcTime">
>;

/**
 * Reads by contract.
 * @example const { data: person, error, isPending } = useAnswer(getPerson, { id });
 */
export function useAnswer<I extends TObject, O extends TSchema>(
  endpoint: Endpoint<I, O>,
  input: Input<Endpoint<I, O>>,
  options: Options<Output<Endpoint<I, O>>> = {},
) {
  return useQuery<Output<Endpoint<I, O>>, Problem>({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input, signal),
    ...options,
  });
}

/**
 * Does an act by contract; `changes` names the endpoints whose answers it makes out of date.
 * @example const arrival = useAct(arrive, [listQueue]); arrival.mutate({ personId, doors });
 */
export function useAct<I extends TObject, O extends TSchema>(
  endpoint: Endpoint<I, O>,
  changes: readonly Endpoint[] = [],
) {
  return useMutation<Output<Endpoint<I, O>>, Problem, Input<Endpoint<I, O>>>({
    mutationFn: (input) => call(endpoint, input),
    onSuccess: async () => {
      await Promise.all(
        changes.map(({ name }) => queryClient.invalidateQueries({ queryKey: [name] })),
      );
    },
  });
}

export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem;
}
