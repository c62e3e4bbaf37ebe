import type { ProjectFiles } from "../import/project-files.ts";
import { childOf, childrenOf, readXml, textOf, type XmlNode } from "../import/xml.ts";
import { type BinderItem, readDate } from "./binder.ts";

/** A document's text as it was when the writer kept it. */
export interface Snapshot {
  readonly item: BinderItem;
  readonly path: string;
  /** ISO 8601; empty where nothing tells it. */
  readonly time: string;
  /** As the writer called it; empty where it has no name. */
  readonly name: string;
  readonly comments: XmlNode | null;
}

/** The snapshots of an item, the oldest first: `Snapshots/KEY.snapshots/2025-01-01-12-00-00+0100.rtf`, named in `index.xml`. */
export function snapshotsOf(item: BinderItem, files: ProjectFiles): readonly Snapshot[] {
  if (item.key === "") return [];
  const folder = `Snapshots/${item.key}.snapshots/`;
  const paths = files.paths.filter(
    (path) => path.toLowerCase().startsWith(folder.toLowerCase()) && /\.rtf$/i.test(path),
  );
  if (paths.length === 0) return [];
  const index = readIndex(files.read(`${folder}index.xml`));
  const snapshots = paths.map((path): Snapshot => {
    const time = readDate(path.slice(folder.length));
    const known = index.find((entry) => entry.time === time);
    return { item, path, time, name: known?.name ?? "", comments: known?.comments ?? null };
  });
  return snapshots.sort((left, right) => compare(left.time, right.time) || compare(left.path, right.path));
}

function readIndex(bytes: Uint8Array | null) {
  const read = bytes && readXml(bytes, {});
  if (!read?.ok) return [];
  return childrenOf(read.value, "Snapshot").map((node) => ({
    time: readDate(textOf(childOf(node, "Date")) || (node.attributes.Date ?? "")),
    name: textOf(childOf(node, "Title")).replace(/\s+/g, " ").trim(),
    comments: childOf(node, "Comments") ?? childOf(node, "comments"),
  }));
}

/** What a chapter's documents were at one time. */
export interface Moment {
  /** What was kept then. */
  readonly snapshot: Snapshot;
  readonly name: string;
  /** For each document: its snapshot, "now" for its text as it is, null for one that was not there yet. */
  readonly documents: readonly (Snapshot | "now" | null)[];
}

/**
 * What a chapter was each time that one of its documents was kept. Of the others nothing is known for that time but what was kept
 * of them next, or what they are now.
 */
export function momentsOf(documents: readonly BinderItem[], files: ProjectFiles): readonly Moment[] {
  const kept = documents.map((item) => snapshotsOf(item, files));
  const all = kept.flat().sort((left, right) => compare(left.time, right.time) || compare(left.path, right.path));
  return all.map((snapshot): Moment => {
    const { time, item } = snapshot;
    const title = snapshot.name === "Untitled" ? "" : snapshot.name;
    const name = [documents.length > 1 ? item.title : "", title].filter((part) => part !== "").join(": ");
    return {
      snapshot,
      name,
      documents: documents.map((document, place) => {
        const own = kept[place] ?? [];
        if (document === item) return snapshot;
        const known = own.some((earlier) => earlier.time <= time);
        if (!known && document.created !== "" && document.created > time) return null;
        return own.find((later) => later.time >= time) ?? "now";
      }),
    };
  });
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
