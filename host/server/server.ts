import { createServer, type Server } from "node:http";
import { WebSocketServer } from "ws";
import { outlineDocument } from "../../history/record.ts";
import type { ProjectId } from "../../story/ids.ts";
import type { Result } from "../../story/problem.ts";
import type { OpenedProject } from "../contract/contract.ts";
import type { Host } from "../host.ts";
import { printDirectLink } from "../sharing/direct-link.ts";
import { createSecureServer } from "./certificate.ts";
import { listenForHosts } from "./direct-front.ts";
import { openFront, portOf } from "./front.ts";
import { limits, Tally } from "./limits.ts";
import { closeHidden, createLiveSocket, letGoOf } from "./live-socket.ts";
import { Meters } from "./meters.ts";
import { OpenCounter } from "./open-counter.ts";
import { type Serving, usualServing } from "./serving.ts";

/** How long a stopping server waits until what it has to say has gone out; milliseconds. */
const farewellTime = 1000;

export interface RunningServer {
  readonly port: number;
  /** Opens a story, which stays open whoever comes and goes. */
  readonly keepOpen: (path: string) => Promise<Result<OpenedProject>>;
  readonly stop: () => Promise<void>;
}

/**
 * Serves the studio, `/contract` and `/live`: on the loopback interface, or where it is told to. A wanted port that is taken by
 * another program gives another one, except where others know this one.
 */
export async function startServer(
  host: Host,
  token: string,
  options: { readonly port: number; readonly studio: string; readonly serving?: Serving },
): Promise<RunningServer> {
  const serving = options.serving ?? usualServing;
  const counter = new OpenCounter((project) => void host.close(project as ProjectId, { seal: true }));
  const live = createLiveSocket(host);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.ownerMessage });
  const [all, unknown] = [new Tally(), new Tally()];
  const meters = new Meters({
    stories: () => host.projects.length,
    documents: () => live.getDocumentsCount(),
    sockets: () => all.total,
    guests: () => host.doors.guestsHere,
  });
  const stopListening = host.onClosing((project) => {
    for (const name of live.documents.keys()) if (name.startsWith(`${project}/`)) live.closeConnections(name);
  });
  // What was taken out of the book is nobody's to read who only reads the book.
  const stopHiding = host.on("history.changed", ({ project, document }) => {
    // In the next turn, when the outline says so.
    if (document === outlineDocument) setImmediate(() => closeHidden(live, host, project));
  });
  const stopReloading = host.onReloading((project, document) => letGoOf(live, project, document));

  const served = { host, live, sockets, counter, meters, all, unknown, studio: options.studio };
  const { certificate, direct } = serving;
  const secure = certificate ? await createSecureServer(certificate) : null;
  const server = secure?.server ?? createServer();
  openFront(server, { ...served, token, serving });
  await listen(server, serving.port ?? options.port, serving);
  const outside = direct ? await orClose(server, listenForHosts(direct, served)) : null;
  host.addressesOf = (token) => {
    const isFound = serving.addresses.length > 0;
    const pages = (isFound ? serving.addresses : [originOf(server, serving)]).map(
      (origin) => `${origin}/#join=${token}`,
    );
    const directs = outside ? [printDirectLink({ ...outside.place, token })] : [];
    // A page that only this machine finds is of no use to others.
    return isFound ? [...pages, ...directs] : [...directs, ...pages];
  };
  return {
    port: portOf(server),
    keepOpen: async (path) => {
      const opened = await host.open(path);
      if (opened.ok) counter.hold(server, opened.value.project);
      return opened;
    },
    stop: async () => {
      stopListening();
      stopHiding();
      stopReloading();
      host.doors.stop();
      host.presence.stop();
      counter.stop();
      secure?.stop();
      const servers = outside ? [server, outside.server] : [server];
      const closed = Promise.all(servers.map((each) => new Promise((resolve) => each.close(resolve))));
      // They come again when a host is back.
      for (const socket of sockets.clients) socket.close(1012, "Redraft is being restarted.");
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, farewellTime).unref())]);
      for (const socket of sockets.clients) socket.terminate();
      for (const each of servers) each.closeAllConnections();
      await closed;
    },
  };
}

function originOf(server: Server, { certificate }: Serving): string {
  return `${certificate ? "https" : "http"}://127.0.0.1:${portOf(server)}`;
}

/** What is opened is closed again where the rest can't be. */
async function orClose<Value>(server: Server, opening: Promise<Value>): Promise<Value> {
  try {
    return await opening;
  } catch (cause) {
    server.close();
    throw cause;
  }
}

async function listen(server: Server, port: number, serving: Serving): Promise<void> {
  const attempt = (wanted: number) =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(wanted, serving.host, () => {
        server.off("error", reject);
        resolve();
      });
    });
  try {
    await attempt(port);
  } catch (cause) {
    const isTaken = cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
    if (!isTaken || port === 0 || serving.addresses.length > 0) throw cause;
    await attempt(0);
  }
}
