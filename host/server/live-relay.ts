import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { parseDraftText } from "../../history/drafts/draft-names.ts";
import { textDocument } from "../../history/record.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { isSender } from "../live/sender.ts";
import type { Project } from "../project/project.ts";
import type { LiveTarget } from "../sharing/live-target.ts";

export interface Relay {
  readonly close: () => void;
}

/** Changes that the host's copy passes on to the connected editors. */
const fromHost = { source: "local" as const, context: "host" };

/**
 * Keeps Hocuspocus' document and the host's the same, both ways, in the same turn of the event loop. For those who don't write the
 * text itself it collects: what is deleted is out of it before it encodes anything, whatever the host's has.
 */
export async function openRelay(project: Project, target: LiveTarget, document: Document): Promise<Relay> {
  if (target.kind !== "whole") {
    document.gc = true;
    document.gcFilter = () => true;
    // Each update goes out as it is: put together with later ones it would bring what those have deleted.
    document.flushDelay = false;
  }
  const following = isSuggestions(project, target) ? await follow(project, target) : null;
  project.use(target.name);
  const live = await project.document(target.name);
  const stop = bridge(document, live);
  return {
    close: () => {
      stop();
      following?.();
      project.leave(target.name);
      if (project.log) void project.storing.publish();
    },
  };
}

function bridge(document: Document, live: LiveDocument): () => void {
  // What came by this document's own connections it has heard of already.
  const toEditors = (update: Uint8Array, origin: unknown) => {
    if (!isSender(origin) || origin.through !== document.name) Y.applyUpdate(document, update, fromHost);
  };
  Y.applyUpdate(document, Y.encodeStateAsUpdate(live.doc), fromHost);
  live.doc.on("update", toEditors);
  return () => live.doc.off("update", toEditors);
}

function isSuggestions(project: Project, { name }: LiveTarget): boolean {
  const draft = parseDraftText(name)?.draft;
  return project.draftTexts.list.some(({ id, suggester }) => id === draft && suggester !== null);
}

/** Brings the main text into the suggestions, now and whenever it is written in. Returns how to end that. */
async function follow(project: Project, { name }: LiveTarget): Promise<() => void> {
  const place = parseDraftText(name);
  if (!place) throw new Error(`${name} is no draft's.`);
  const main = textDocument(place.chapter);
  project.use(main);
  project.use(name);
  const [text, own] = [await project.document(main), await project.document(name)];
  const bring = () => project.draftTexts.bringMain(text, own);
  text.doc.on("update", bring);
  bring();
  return () => {
    text.doc.off("update", bring);
    project.leave(main);
    project.leave(name);
  };
}
