import { randomUUID } from "node:crypto";
import type { WebSocket } from "ws";
import { fail, type Problem } from "../../story/problem.ts";
import type { CallName, EventName, Events } from "../contract/contract.ts";
import type { Host } from "../host.ts";
import { hears, refusedCall } from "../sharing/permissions.ts";
import { drawSecret } from "../sharing/secrets.ts";
import type { Session } from "../sharing/session.ts";
import { closeReason, refusedCode } from "./closing.ts";
import { identify } from "./identify.ts";
import { limits } from "./limits.ts";
import type { OpenCounter } from "./open-counter.ts";
import { welcomeGuest, welcomeOwner } from "./welcome.ts";
import type { Wire } from "./wire.ts";

/** Every event; that one is missing doesn't compile. */
const events: { readonly [Name in EventName]: true } = {
  "job.progress": true,
  "project.counts": true,
  "project.notices": true,
  "guest.bookChanged": true,
  "presence.changed": true,
  "presence.pointed": true,
  "review.changed": true,
  "history.changed": true,
  "text.forgotten": true,
  "project.storage": true,
  "preferences.changed": true,
  "backup.made": true,
  "backup.failed": true,
};

/** `/contract`: the typed calls and events of one shell. */
export function serveContract(
  socket: WebSocket,
  served: { readonly host: Host; readonly counter: OpenCounter; readonly wire: Wire },
): void {
  const { host, counter, wire } = served;
  let session: Session | null = null;
  let isEntering = false;
  const stops: (() => void)[] = [];
  const send = (message: unknown) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };

  /** Before anybody is known, and after. */
  const refuse = (code: number) => (problem: Problem) => {
    send({ refused: problem });
    wire.refuse(code, closeReason(problem.sentence));
  };
  const turnAway = refuse(4401);
  const sendOut = refuse(refusedCode);

  const greet = async (known: Session, secret: string | null) => {
    if (known.kind === "guest" && host.doors.windowsOf(known.link) >= limits.windows) return turnAway(tooManyWindows);
    wire.enter(known);
    const welcome = known.kind === "owner" ? await welcomeOwner(host, known) : await welcomeGuest(host, known, secret);
    if (!welcome || socket.readyState !== socket.OPEN) return socket.close();
    session = known;
    for (const event of Object.keys(events) as EventName[]) {
      const tell = (data: Events[typeof event]) => {
        if (!hears(known, event, data)) return;
        const told = toldOf(host, known, event, data);
        if (told !== null) send({ event, data: told });
      };
      stops.push(host.on(event, tell));
    }
    if (known.kind === "guest") counter.hold(socket, known.project);
    stops.push(host.doors.enter(known, "window", sendOut));
    send({ welcome });
  };

  const enter = async (hello: unknown) => {
    const shown = readHello(hello);
    if (shown === null) return wire.refuse(4401, "wrong token");
    if (shown.kind === "key") {
      const found = identify(host, wire.ownerToken, shown.key);
      if (!found.ok) return turnAway(found.problem);
      return greet(found.value.kind === "owner" ? { kind: "owner", visit: randomUUID() } : found.value, null);
    }
    const secret = shown.secret ?? drawSecret();
    const joined = await host.doors.join(shown.key, secret);
    return joined.ok ? greet(joined.value, secret) : turnAway(joined.problem);
  };

  const answer = async (known: Session, id: number, name: CallName, argument: never) => {
    try {
      const refused = host.doors.closed(known) ?? refusedCall(known, name, argument);
      if (refused) return send({ answer: id, result: { ok: false, problem: refused } });
      if (name === "project.close") {
        counter.release(socket, (argument as { project: string }).project);
        return send({ answer: id, result: { ok: true, value: null } });
      }
      const result = await host.call(name, argument, known);
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

  socket.on("message", (data: Buffer) => {
    if (!wire.takes(data.length)) return;
    const message = parse(String(data));
    if (session === null) {
      if (isEntering) return;
      isEntering = true;
      void enter(message?.hello).catch((cause: unknown) => {
        console.error(cause);
        socket.close(1011);
      });
      return;
    }
    if (typeof message?.call === "string" && typeof message.id === "number") {
      void answer(session, message.id, message.call as CallName, (message.with ?? {}) as never);
    }
  });
  socket.on("close", () => {
    for (const stop of stops) stop();
    if (session) host.presence.leaveAll(session);
    counter.releaseAll(socket);
  });
}

const tooManyWindows = fail(
  "link-crowded",
  "Too many windows are here by this link.",
  "Close one of them, or ask for a link of your own.",
).problem;

/** What a session is told of an event that it hears; null is nothing. */
function toldOf(host: Host, session: Session, event: EventName, data: unknown): unknown {
  if (event === "presence.changed") return host.presence.changedFor(session, data as Events["presence.changed"]);
  if (event === "presence.pointed") return host.presence.pointedFor(session, data as Events["presence.pointed"]);
  return data;
}

/** Shorter ones could be guessed. */
const shortestSecret = 43;

/**
 * An owner's token or a guest's secret; or the token of a link, by which somebody comes for the first time. A browser that draws its
 * secret itself finds in again although the answer was lost.
 */
function readHello(
  hello: unknown,
):
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "join"; readonly key: string; readonly secret: string | null }
  | null {
  if (typeof hello === "string") return { kind: "key", key: hello };
  if (typeof hello !== "object" || hello === null || !("join" in hello) || typeof hello.join !== "string") return null;
  const drawn = "secret" in hello && typeof hello.secret === "string" ? hello.secret : "";
  return {
    kind: "join",
    key: hello.join,
    secret: drawn.length >= shortestSecret && drawn.length <= 200 ? drawn : null,
  };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
