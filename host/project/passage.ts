import { parseDraftText } from "../../history/drafts/draft-names.ts";
import { mainPart } from "../../history/drafts/draft-slices.ts";
import { type PassageStretch, passageStretch, passageUpTo, versionUpTo } from "../../history/passage-history.ts";
import { chapterText, type DocumentName, origins } from "../../history/record.ts";
import type { IdRange } from "../../history/structs.ts";
import type { TextIndex } from "../../history/text-index.ts";
import { recordAt } from "../../history/union.ts";
import { parseVersion, printVersion, type Version } from "../../history/version.ts";
import type { DraftId } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import type { CharacterRange, PassageFormSummary, PassagePlace } from "../contract/passage.ts";
import { itemOfDocument } from "./mirroring.ts";
import type { Project } from "./project.ts";
import { authorName, isoTime } from "./versions.ts";

/** Places that a passage is followed to: copies can't go round in a circle, but records that were made up could. */
const mostPlaces = 100;

/** A chapter's text, in the main text or in a draft. */
interface TextPlace {
  readonly chapter: ItemId;
  readonly draft: DraftId | null;
}

/** Every form that a passage has had, wherever it stood, oldest first. */
export async function readPassage(
  project: Project,
  at: TextPlace,
  place: PassagePlace,
): Promise<Result<readonly PassageFormSummary[]>> {
  const history = await project.history(chapterText(at.chapter, at.draft));
  const bounds = history ? boundsOf(history.index, place) : null;
  if (!history || !bounds) return unknown;
  const latest = history.index.latest();
  let document = chapterText(at.chapter, at.draft);
  let ids: readonly IdRange[] = history.index.idsBetween(...bounds);
  let version: Version = latest;
  const forms: PassageFormSummary[] = [];
  for (let places = 0; places < mostPlaces; places++) {
    const index = (await project.history(document))?.index;
    if (!index) break;
    const stretch = passageStretch(index, ids, version);
    for (const form of summaries(project, document, index, stretch, version).toReversed()) {
      // What came as a copy says at first what it said where it was.
      if (forms[0]?.text === form.text) forms.shift();
      forms.unshift(form);
    }
    if (!stretch.before) break;
    // In a draft's text the main text's records have names of their own.
    const leavesDraft = parseDraftText(document) !== null && parseDraftText(stretch.before.document) === null;
    ({ document, ids, version } = stretch.before);
    if (leavesDraft) version = mainPart(version);
  }
  return succeed(forms);
}

/** The words between two characters in a version, with their ids. */
export async function readPassageForm(
  project: Project,
  at: TextPlace,
  place: PassagePlace,
  version: string,
): Promise<Result<{ readonly text: string; readonly ids: readonly CharacterRange[] }>> {
  const index = (await project.history(chapterText(at.chapter, at.draft)))?.index;
  const known = parseVersion(version);
  const bounds = index ? boundsOf(index, place) : null;
  if (!index || !known || !bounds) return unknown;
  const [start, end] = bounds;
  const { text, ids } = passageUpTo(index, { start, end }, index.records.count - 1, known);
  return succeed({ text, ids });
}

function summaries(
  project: Project,
  document: DocumentName,
  index: TextIndex,
  stretch: PassageStretch,
  version: Version,
): readonly PassageFormSummary[] {
  const at = placeOfText(document);
  if (at === null || stretch.forms.length === 0) return [];
  const place = placeOf(index, stretch);
  return stretch.forms.map(({ began, row, text }) => {
    const record = recordAt(index.records, row);
    return {
      ...at,
      place,
      version: printVersion(versionUpTo(index, row, version)),
      started: isoTime(index.records.wall[began] as number),
      time: isoTime(record.wall),
      author: authorName(project, record.author, record.replica),
      origin: origins[index.records.origin[row] as number] as string,
      text,
    };
  });
}

function placeOfText(document: DocumentName): TextPlace | null {
  const inDraft = parseDraftText(document);
  if (inDraft) return inDraft;
  const chapter = itemOfDocument(document);
  return chapter === null ? null : { chapter, draft: null };
}

function placeOf(index: TextIndex, { start, end }: PassageStretch): PassagePlace {
  const [first] = index.idsBetween(start, start + 1);
  const [last] = index.idsBetween(end - 1, end);
  if (!first || !last) throw new Error("A passage has a first and a last character.");
  return { first: { client: first.client, clock: first.clock }, last: { client: last.client, clock: last.clock } };
}

/** In the text of all times; null where one of the characters is in no record yet. */
function boundsOf(index: TextIndex, { first, last }: PassagePlace): readonly [start: number, end: number] | null {
  const [start] = index.stretchesOf({ ...first, length: 1 });
  const [end] = index.stretchesOf({ ...last, length: 1 });
  return start && end && start[0] < end[1] ? [start[0], end[1]] : null;
}

const unknown = fail(
  "passage-unknown",
  "That passage is not in the history yet.",
  "Wait until the story is saved, and ask again.",
);
