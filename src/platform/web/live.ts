import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { TObject, TSchema } from "typebox";
import { type Endpoint, type Input, type Output, streamSuffix } from "../endpoint.ts";
import { call, requestOf } from "./client.ts";
import { keyOf, useAnswer } from "./queries.ts";

export type Connection = "live" | "reconnecting";

const longestPauseMs = 5_000;
/** The server speaks at least every 15 s; a stream that is silent longer than this is dead. */
const silenceMs = 40_000;

/**
 * The answer of a GET, sent again by the server each time it changes. While the stream is broken
 * the last answer stays and `connection` says `reconnecting`; the page shows that.
 *
 * @example const { data, connection } = useLive(listQueue, { door });
 */
export function useLive<I extends TObject, O extends TSchema>(
  endpoint: Endpoint<I, O>,
  input: Input<Endpoint<I, O>>,
) {
  const cache = useQueryClient();
  const [connection, setConnection] = useState<Connection>("live");
  const answer = useAnswer(endpoint, input, { staleTime: Number.POSITIVE_INFINITY });
  const address = streamAddress(endpoint, input);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address stands for endpoint and input
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pauseMs = 500;
    let isLeft = false;
    const hold = (then: () => void, afterMs: number) => {
      clearTimeout(timer);
      timer = setTimeout(then, afterMs);
    };
    const open = () => {
      if (isLeft) return;
      source = new EventSource(address);
      source.onmessage = ({ data }) => {
        pauseMs = 500;
        setConnection("live");
        cache.setQueryData(keyOf(endpoint, input), JSON.parse(data) as Output<Endpoint<I, O>>);
        hold(lose, silenceMs);
      };
      source.onerror = lose;
    };
    const lose = () => {
      setConnection("reconnecting");
      source?.close();
      hold(retry, pauseMs);
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    };
    // An event stream does not say why it was refused; the plain request does, and locks the desk if need be.
    const retry = () => {
      call(endpoint, input).then(open, () => {
        if (!isLeft) lose();
      });
    };
    open();
    return () => {
      isLeft = true;
      source?.close();
      clearTimeout(timer);
    };
  }, [address]);

  return { ...answer, connection };
}

function streamAddress(endpoint: Endpoint, input: unknown): string {
  const { url } = requestOf(endpoint, input as Record<string, unknown>);
  const [path, query] = url.split("?");
  return `${path}${streamSuffix}${query ? `?${query}` : ""}`;
}
