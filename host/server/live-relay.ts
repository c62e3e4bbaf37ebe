import { type Connection, type Document, isTransactionOrigin } from "@hocuspocus/server";
import * as Y from "yjs";
import { parseDraftText } from "../../history/drafts/draft-names.ts";
import { textDocument } from "../../history/record.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { isSender, type Sender } from "../live/sender.ts";
import { followMainText } from "../project/drafts/following.ts";
import type { Project } from "../project/project.ts";
import type { LiveTarget } from "../sharing/live-target.ts";

export interface Relay {
  readonly close: () => void;
}

/** Changes that the host's copy passes on to the connected editors. */
const fromHost = { source: "local" as const, context: "host" };

/** How soon suggestions follow what is written in the main text; milliseconds. */
const followPause = 1000;

/**
 * Keeps Hocuspocus' document and the host's the same, both ways, in the same turn of the event loop. For those who don't write the
 * text itself it collects: what is deleted is out of it before it encodes anything, whatever the host's has.
 */
export async function openRelay(project: Project, target: LiveTarget, document: Document): Promise<Relay> {
  if (target.kind !== "whole") {
    document.gc = true;
    document.gcFilter = () => true;
  }
  const following = isSuggestions(project, target) ? await follow(project, target) : null;
  project.use(target.name);
  const live = await project.document(target.name);
  const stop = bridge(document, live, target);
  return {
    close: () => {
      stop();
      following?.();
      project.leave(target.name);
      if (project.log) void project.storing.publish();
    },
  };
}

function bridge(document: Document, live: LiveDocument, { kind }: LiveTarget): () => void {
  const toHost = (update: Uint8Array, origin: unknown) => {
    if (!isTransactionOrigin(origin) || origin.source !== "connection") return;
    const connection = origin.connection as Connection<{ readonly sender: Sender }>;
    Y.applyUpdate(live.doc, update, connection.context.sender);
  };
  const toEditors = (update: Uint8Array, origin: unknown) => {
    if (!isSender(origin) || origin.through !== document.name) Y.applyUpdate(document, update, fromHost);
  };
  Y.applyUpdate(document, Y.encodeStateAsUpdate(live.doc), fromHost);
  if (kind === "whole") document.on("update", toHost);
  live.doc.on("update", toEditors);
  return () => {
    document.off("update", toHost);
    live.doc.off("update", toEditors);
  };
}

function isSuggestions(project: Project, { name }: LiveTarget): boolean {
  const draft = parseDraftText(name)?.draft;
  return project.draftTexts.list.some(({ id, suggester }) => id === draft && suggester !== null);
}

/** Brings the main text into the suggestions, now and a moment after it was written in. Returns how to end that. */
async function follow(project: Project, { name }: LiveTarget): Promise<() => void> {
  const place = parseDraftText(name);
  if (!place) throw new Error(`${name} is no draft's.`);
  const main = textDocument(place.chapter);
  project.use(main);
  const { doc } = await project.document(main);
  let timer: NodeJS.Timeout | null = null;
  const bring = async () => {
    timer = null;
    if (project.log && project.draftTexts.isWritten(place)) await followMainText(project, place);
  };
  const soon = () => {
    timer ??= setTimeout(() => void bring().catch(console.error), followPause);
  };
  doc.on("update", soon);
  await bring();
  return () => {
    doc.off("update", soon);
    if (timer) clearTimeout(timer);
    project.leave(main);
  };
}
