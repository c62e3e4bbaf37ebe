import { jointSlices, versionOfMain } from "../../../history/drafts/draft-slices.ts";
import { draftText, textDocument } from "../../../history/record.ts";
import { TextIndex } from "../../../history/text-index.ts";
import { uniteSlices } from "../../../history/union.ts";
import type { Version } from "../../../history/version.ts";
import type { Project } from "../project.ts";
import type { NamedVersion } from "../versions.ts";
import type { DraftPlace } from "./draft-texts.ts";

/**
 * A version of the main text and a draft's text as two versions of one, so that what differs is known with who wrote it;
 * null where there is no such one.
 */
export async function jointHistory(
  project: Project,
  place: DraftPlace,
  [before, after]: readonly [NamedVersion, NamedVersion],
): Promise<{ readonly index: TextIndex; readonly early: Version; readonly late: Version } | null> {
  const name = draftText(place.draft, place.chapter);
  const main = await project.history(textDocument(place.chapter));
  // Only one index is kept at a time: what is asked of it is asked before the next one comes.
  const ofMain = (named: NamedVersion) => (named.draft || !main ? null : versionOfMain(named.of(main.index)));
  const [early, late] = [ofMain(before), ofMain(after)];
  const own = await project.history(name);
  if (!main || !own) return null;
  const slices = jointSlices(name, await project.slices(textDocument(place.chapter)), await project.slices(name));
  const shown = own.index.latest();
  return { index: TextIndex.build(uniteSlices(slices)), early: early ?? shown, late: late ?? shown };
}
