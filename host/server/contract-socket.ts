import type { WebSocket } from "ws";
import type { CallName, EventName, Events, Welcome } from "../contract/contract.ts";
import type { Host } from "../host.ts";
import { isToken } from "./access.ts";
import type { OpenCounter } from "./open-counter.ts";

/** A socket that has not shown the token by then is closed; milliseconds. */
const unauthenticatedTime = 5_000;

/** Every event; that one is missing doesn't compile. */
const events: { readonly [Name in EventName]: true } = {
  "job.progress": true,
  "project.counts": true,
  "project.notices": true,
  "history.changed": true,
  "text.forgotten": true,
  "project.storage": true,
  "preferences.changed": true,
  "backup.made": true,
  "backup.failed": true,
};

/** `/contract`: the typed calls and events of one shell. */
export function serveContract(socket: WebSocket, host: Host, token: string, counter: OpenCounter): void {
  let isKnown = false;
  const stops: (() => void)[] = [];
  const deadline = setTimeout(() => socket.close(4401, "no token"), unauthenticatedTime);
  const send = (message: unknown) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };

  const greet = async () => {
    isKnown = true;
    clearTimeout(deadline);
    const preferences = await host.preferences();
    const libraryFolder = await host.libraryFolder();
    if (socket.readyState !== socket.OPEN) return;
    for (const event of Object.keys(events) as EventName[])
      stops.push(host.on(event, (data: Events[typeof event]) => send({ event, data })));
    const damage = preferences.takeDamage();
    const notes = damage ? [damage] : [];
    const welcome = {
      person: host.data.person,
      libraryFolder,
      preferences: preferences.value,
      notes,
    } satisfies Welcome;
    send({ welcome });
  };

  const answer = async (id: number, name: CallName, argument: never) => {
    try {
      if (name === "project.close") {
        counter.release(socket, (argument as { project: string }).project);
        return send({ answer: id, result: { ok: true, value: null } });
      }
      const result = await host.call(name, argument);
      if (result.ok && typeof result.value === "object" && result.value !== null && "access" in result.value) {
        counter.hold(socket, String((result.value as { project?: unknown }).project));
      }
      send({ answer: id, result });
    } catch (cause) {
      console.error(cause);
      const problem = {
        code: "bug",
        sentence: "Something went wrong inside Redraft.",
        next: "Your text is safe. Try again; if it happens again, please report it with the host's output.",
      };
      send({ answer: id, result: { ok: false, problem } });
    }
  };

  socket.on("message", (data) => {
    const message = parse(String(data));
    if (!isKnown) {
      if (typeof message?.hello === "string" && isToken(message.hello, token)) void greet();
      else socket.close(4401, "wrong token");
      return;
    }
    if (typeof message?.call === "string" && typeof message.id === "number") {
      void answer(message.id, message.call as CallName, (message.with ?? {}) as never);
    }
  });
  socket.on("close", () => {
    clearTimeout(deadline);
    for (const stop of stops) stop();
    counter.releaseAll(socket);
  });
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
