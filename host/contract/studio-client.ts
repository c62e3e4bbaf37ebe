import { fail, type Result, succeed } from "../../story/problem.ts";
import type { CallArgument, CallName, CallResult, EventName, Events, Studio } from "./contract.ts";

/** Joins the host that runs on this machine: the same calls, over its socket. */
export function connectStudio(
  address: string,
  token: string,
): Promise<Result<{ readonly studio: Studio; readonly close: () => void }>> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address);
    const waiting = new Map<number, (result: never) => void>();
    const listeners = new Map<string, Set<(data: never) => void>>();
    let last = 0;
    const gone = fail(
      "host-gone",
      "The Redraft that runs on this machine does not answer.",
      "Close it, or restart it, and try again.",
    );
    const studio: Studio = {
      call<Name extends CallName>(name: Name, argument: CallArgument<Name>) {
        return new Promise<CallResult<Name>>((answer) => {
          if (socket.readyState !== WebSocket.OPEN) return answer(gone as CallResult<Name>);
          last += 1;
          waiting.set(last, answer as (result: never) => void);
          socket.send(JSON.stringify({ call: name, id: last, with: argument }));
        });
      },
      on<Name extends EventName>(name: Name, listener: (data: Events[Name]) => void) {
        const known = listeners.get(name) ?? new Set();
        listeners.set(name, known);
        known.add(listener as (data: never) => void);
        return () => known.delete(listener as (data: never) => void);
      },
    };
    socket.addEventListener("open", () => socket.send(JSON.stringify({ hello: token, shell: "command line" })));
    socket.addEventListener("message", ({ data }) => {
      const message = JSON.parse(String(data)) as Record<string, unknown>;
      if ("welcome" in message) resolve(succeed({ studio, close: () => socket.close() }));
      if (typeof message.answer === "number") {
        waiting.get(message.answer)?.(message.result as never);
        waiting.delete(message.answer);
      }
      if (typeof message.event === "string")
        for (const listener of listeners.get(message.event) ?? []) listener(message.data as never);
    });
    socket.addEventListener("close", () => {
      for (const answer of waiting.values()) answer(gone as never);
      resolve(gone);
    });
    socket.addEventListener("error", () => resolve(gone));
  });
}
