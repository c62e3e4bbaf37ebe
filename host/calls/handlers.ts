import { basename, join } from "node:path";
import { isItemId } from "../../story/ids.ts";
import { exportFormats } from "../../story/preset.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { isTimeZone } from "../../story/statistics/days.ts";
import type { CallName } from "../contract/contract.ts";
import { renamePerson } from "../data-folder.ts";
import { noticesOf } from "../host.ts";
import { exportBook, formatUnknown } from "../jobs/export-book.ts";
import { findImage, keepImage } from "../project/assets.ts";
import { checkProject } from "../project/check.ts";
import { createProject, freeFolder } from "../project/create-project.ts";
import { duplicateItem } from "../project/duplicate-items.ts";
import { replaceInTexts, takeBackRecord } from "../project/replacing.ts";
import { openSample } from "../project/sample.ts";
import { holdScene, moveScene } from "../project/scene-actions.ts";
import { searchProject } from "../project/search.ts";
import { createItem, joinChapters, splitChapter } from "../project/text-actions.ts";
import { findTarget } from "../sharing/live-target.ts";
import { authorOf } from "../sharing/session.ts";
import { authorshipHandlers } from "./authorship-handlers.ts";
import { draftHandlers } from "./draft-handlers.ts";
import { forgettingHandlers } from "./forgetting-handlers.ts";
import { historyHandlers } from "./history-handlers.ts";
import { importingHandlers } from "./importing-handlers.ts";
import { openAndNote } from "./open-and-note.ts";
import { packetHandlers } from "./packet-handlers.ts";
import { passageHandlers } from "./passage-handlers.ts";
import { planHandlers } from "./plan-handlers.ts";
import { playbackHandlers } from "./playback-handlers.ts";
import { presenceHandlers } from "./presence-handlers.ts";
import { previewHandlers } from "./preview-handlers.ts";
import { reviewingHandlers } from "./reviewing-handlers.ts";
import { sharingHandlers } from "./sharing-handlers.ts";
import { sourceFile } from "./source-file.ts";
import { timelineHandlers } from "./timeline-handlers.ts";
import { type Handlers, withProject, withScenes, withText, withWritable } from "./with-project.ts";

/** What each call of the contract does. */
export const handlers: Handlers<CallName> = {
  "library.list": async (host) => {
    // What is open now has other words than when it was noted.
    for (const project of host.projects) await host.updateInLibrary(project);
    return succeed(await host.library.list());
  },
  "library.forget": async (host, { path }) => {
    await host.library.forget(path);
    return succeed(null);
  },
  "library.create": async (host, { title, author, language }) => {
    const folder = await freeFolder(host.disk, await host.libraryFolder(), title);
    const first = {
      kind: "chapter" as const,
      title: /^de\b/i.test(language) ? "Erstes Kapitel" : "Chapter One",
      text: "",
      children: [],
    };
    const made = await createProject(
      folder,
      { title: title.trim() || "Untitled", author, language, book: [first], notes: [] },
      host.openOptions(() => null),
    );
    return made.ok ? openAndNote(host, made.value) : made;
  },
  "library.sample": async (host) => {
    const folder = await openSample(host);
    return folder.ok ? openAndNote(host, folder.value) : folder;
  },
  "project.open": (host, { path }) => openAndNote(host, path),
  "project.close": async (host, { project }) => host.close(project, { seal: true }),
  "project.outline": (host, { project }) => withProject(host, project, async (open) => succeed(open.outline)),
  "project.search": (host, { project, ...order }) =>
    withProject(host, project, (open) => searchProject(open, host.matchThread, order)),
  "project.check": (host, { project, repair }) =>
    withProject(host, project, async (open) => succeed(await checkProject(open, repair))),
  "project.counts": (host, { project }) => withProject(host, project, async (open) => succeed(await host.counts(open))),
  "project.notices": (host, { project }) => withProject(host, project, async (open) => succeed(noticesOf(open))),
  "project.answerNotice": (host, { project, notice, answer }) =>
    withProject(host, project, async (open) => {
      await open.mirroring.notices.answer(notice, answer);
      return succeed(null);
    }),
  "live.lease": (host, { project, document }, session) =>
    withProject(host, project, async (open) => {
      const target = findTarget(open, session, document);
      if (!target || target.kind === "read") return documentUnknown(document);
      return succeed(await open.clientIds.lease(target.name, (authorOf(session) ?? host.data.person).id));
    }),
  "image.keep": (host, { project, upload }) =>
    withWritable(host, project, async (open) => {
      const file = sourceFile(host, { kind: "upload", upload });
      if (!file.ok) return file;
      const kept = await keepImage(open, file.value.name, await host.disk.read(file.value.path));
      return kept.ok ? succeed({ address: kept.value }) : kept;
    }),
  "image.open": (host, { project, address }) =>
    withProject(host, project, async (open) => {
      const found = await findImage(open, address);
      return found.ok ? succeed({ ticket: host.uploads.keep({ path: found.value, name: address }) }) : found;
    }),
  "text.create": (host, { project, kind, title, parent, after, text, matter }, session) =>
    withWritable(host, project, (open) => {
      const place = isItemId(parent) || isRoot(parent) ? parent : "book";
      return createItem(
        open,
        { kind, title, parent: place, after, text: text ?? "", matter: matter ?? null },
        authorOf(session),
      );
    }),
  "text.duplicate": (host, { project, item, title }, session) =>
    withWritable(host, project, (open) => duplicateItem(open, { item, title }, authorOf(session))),
  "text.read": (host, { project, item }) =>
    withText(host, { project, chapter: item }, async (open) => succeed({ text: await open.textOf(item) })),
  "scene.hold": (host, { project, chapter, scene, title }, session) =>
    withScenes(host, project, (open) => holdScene(open, { chapter, scene, title }, authorOf(session))),
  "scene.move": (host, { project, chapter, scene, title, to, place, gap }, session) =>
    withScenes(host, project, (open) =>
      moveScene(open, { chapter, scene, title, to, place, gap: gap ?? null }, authorOf(session)),
    ),
  "text.split": (host, { project, chapter, at, title, into }, session) =>
    withWritable(host, project, (open) =>
      splitChapter(open, { chapter, at, title, into: into ?? null }, authorOf(session)),
    ),
  "text.join": (host, { project, first, second, gap, remove }, session) =>
    withWritable(host, project, (open) =>
      joinChapters(open, { first, second, gap: gap ?? null, remove: remove ?? false }, authorOf(session)),
    ),
  "text.replace": (host, { project, chapters }, session) =>
    withWritable(host, project, (open) => replaceInTexts(open, chapters, authorOf(session))),
  "text.takeBack": (host, { project, record, chapters }, session) =>
    withWritable(host, project, (open) => takeBackRecord(open, record, chapters, authorOf(session))),
  ...draftHandlers,
  ...historyHandlers,
  ...importingHandlers,
  ...timelineHandlers,
  ...forgettingHandlers,
  ...playbackHandlers,
  ...packetHandlers,
  ...passageHandlers,
  ...authorshipHandlers,
  ...previewHandlers,
  ...planHandlers,
  ...reviewingHandlers,
  ...sharingHandlers,
  ...presenceHandlers,
  "numbers.written": (host, { project, zone, since }) =>
    withProject(host, project, async (open) => {
      if (isTimeZone(zone)) return succeed(await host.numbers(open).written.read(zone, since));
      return fail("zone-unknown", `“${zone}” is no time zone.`, "Name one like “Europe/Berlin”.");
    }),
  "numbers.prose": (host, { project }) => withProject(host, project, (open) => host.numbers(open).prose()),
  "export.run": (host, { project, job, formats, preset, presets, out, at, only, review }) =>
    withProject(host, project, (open) =>
      host.jobs.run(job, async (signal, progress) => {
        const unknown = formats.find((format) => !exportFormats.includes(format));
        if (unknown || formats.length === 0) return formatUnknown(unknown ?? "");
        const folder = out ?? join(await host.libraryFolder(), "Exports");
        const written = await exportBook(
          open,
          { formats, preset: preset ?? null, presets: presets ?? null, out: folder, at, only, review: review ?? false },
          host.exports,
          signal,
          progress,
        );
        if (!written.ok) return written;
        return succeed(
          written.value.map((file) => ({
            ...file,
            ticket: host.uploads.keep({ path: file.path, name: file.path.slice(folder.length + 1) }),
          })),
        );
      }),
    ),
  "job.cancel": async (host, { job }) => {
    host.jobs.cancel(job);
    return succeed(null);
  },
  "backup.list": (host, { path }) => host.backups.list(path),
  "backup.copy": (host, { project, out }) =>
    withProject(host, project, async (open) => {
      const problem = open.log ? await open.storing.publish() : null;
      if (problem) return { ok: false, problem };
      const story = { id: open.id, title: open.outline.title, path: open.folder.path };
      const folder = out ?? join(await host.libraryFolder(), "Exports");
      const made = await open.storing.serially(() => host.backups.copy(story, folder));
      if (!made.ok) return made;
      const ticket = host.uploads.keep({ path: made.value.path, name: basename(made.value.path) });
      return succeed({ ...made.value, ticket });
    }),
  "backup.restore": async (host, { source, into }) => {
    const file = sourceFile(host, source);
    if (!file.ok) return file;
    const restored = await host.backups.restore(file.value.path, file.value.name, into ?? null);
    return restored.ok ? openAndNote(host, restored.value) : restored;
  },
  "preferences.get": async (host) => succeed((await host.preferences()).value),
  "preferences.set": async (host, change) => {
    const set = (await host.preferences()).set(change);
    if (set.ok) host.emit("preferences.changed", set.value);
    return set;
  },
  "person.get": async (host) => succeed(host.data.person),
  "person.set": async (host, { name }) => {
    const tidy = name.replaceAll(/\s+/g, " ").trim().slice(0, 80);
    if (tidy === "")
      return fail("name-empty", "A name has at least one letter.", "Write the name that others should see.");
    host.data = await renamePerson(host.disk, host.data, tidy);
    return succeed(host.data.person);
  },
};

function documentUnknown(document: string): Result<never> {
  return fail(
    "document-unknown",
    `There is no text “${document}” in this story.`,
    "Look at the outline: it may have been removed.",
  );
}

function isRoot(parent: string): parent is "book" | "notes" | "trash" {
  return parent === "book" || parent === "notes" || parent === "trash";
}
