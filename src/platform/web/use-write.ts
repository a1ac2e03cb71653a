import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import type { TObject, TSchema } from "typebox";
import type { Endpoint, Input, Output } from "../endpoint.ts";
import { call, type Problem } from "./client.ts";
import { queryClient } from "./queries.ts";

/**
 * An act of writing. What is sent again unchanged, after a connection that did not come back, is
 * the same act for the server: it is done once. `changed`: what is read anew when it is done, or
 * everything that is on the screen.
 *
 * @example const write = useWrite(writeNote, [listEntries]);
 */
export function useWrite<I extends TObject, O extends TSchema>(
  endpoint: Endpoint<I, O>,
  changed: readonly { readonly name: string }[] | "everything",
) {
  const sent = useRef({ what: "", key: "" });
  return useMutation<Output<Endpoint<I, O>>, Problem, Input<Endpoint<I, O>>>({
    mutationFn: (input) => {
      const what = JSON.stringify(input);
      if (sent.current.what !== what) sent.current = { what, key: crypto.randomUUID() };
      return call(endpoint, input, undefined, sent.current.key);
    },
    onSuccess: async () => {
      sent.current = { what: "", key: "" };
      if (changed === "everything") return queryClient.invalidateQueries();
      await Promise.all(
        changed.map(({ name }) => queryClient.invalidateQueries({ queryKey: [name] })),
      );
    },
  });
}

/** What is wrong at one field, by the path in which the server names it. */
export function errorAt(problem: Problem | null, path: string): string | undefined {
  return problem?.errors.find((error) => error.path === path || error.path.startsWith(`${path}/`))
    ?.code;
}
