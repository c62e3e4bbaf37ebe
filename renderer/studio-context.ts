import { createContext, useCallback, useContext, useEffect, useState } from "react";
import type { CallArgument, CallName, CallValue, EventName, Events } from "../host/contract/contract.ts";
import type { Problem } from "../story/problem.ts";
import { Observable, useObservable } from "./observable.ts";
import type { StudioSocket } from "./studio-socket.ts";

const StudioContext = createContext<StudioSocket | null>(null);
export const StudioProvider = StudioContext.Provider;

export function useStudio(): StudioSocket {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error("A pane stands outside the studio");
  return studio;
}

export type Answer<Value> =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly value: Value }
  | { readonly kind: "failed"; readonly problem: Problem };

const everFresh = new Observable(0);

/**
 * Asks when the pane appears, when the argument changes, when the host comes back, and when `again` is called.
 *
 * @param reopened counts how often the story was opened again in a host that was started anew: what is asked about a
 *   story is asked after that, for before it the host doesn't know the story.
 */
export function useAnswer<Name extends CallName>(
  name: Name,
  argument: CallArgument<Name> | null,
  reopened: Observable<number> = everFresh,
): readonly [Answer<CallValue<Name>>, () => void] {
  const studio = useStudio();
  const host = useObservable(studio.state);
  const visit = host.kind === "connected" ? host.visit : 0;
  const opening = useObservable(reopened);
  const fresh = reopened === everFresh ? visit : opening;
  const key = JSON.stringify(argument);
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<{ readonly key: string; readonly answer: Answer<CallValue<Name>> }>({
    key,
    answer: { kind: "loading" },
  });
  const again = useCallback(() => setRound((value) => value + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` and `fresh` ask again; they are not part of the question.
  useEffect(() => {
    if (argument === null || visit === 0) return;
    let current = true;
    studio.call(name, JSON.parse(key) as CallArgument<Name>).then((result) => {
      if (!current) return;
      setAnswer({
        key,
        answer: result.ok ? { kind: "ready", value: result.value } : { kind: "failed", problem: result.problem },
      });
    });
    return () => {
      current = false;
    };
  }, [studio, name, key, fresh, round]);

  return [answer.key === key ? answer.answer : { kind: "loading" }, again];
}

export function useHostEvent<Name extends EventName>(name: Name, listener: (data: Events[Name]) => void): void {
  const studio = useStudio();
  useEffect(() => studio.on(name, listener), [studio, name, listener]);
}
