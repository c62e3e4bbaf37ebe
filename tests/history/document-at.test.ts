import { expect, it } from "vitest";
import { documentAt } from "../../history/document-at.ts";
import { TextIndex } from "../../history/text-index.ts";
import { uniteSlices } from "../../history/union.ts";
import { writeTogether } from "./support.ts";

it("makes a document again as every version had it, where two replicas deleted the same too", () => {
  for (let seed = 1; seed <= 30; seed++) {
    const { writers, random } = writeTogether(seed);
    const union = uniteSlices(writers.flatMap((writer) => writer.slices(random)));
    const index = TextIndex.build(union);
    for (let trial = 0; trial < 4; trial++) {
      const version = trial === 0 ? index.latest() : index.versionOf(Math.floor(random() * union.records.count));
      expect(documentAt(union, version).getText("text").toString(), `seed ${seed}`).toBe(index.textAt(version));
    }
  }
});
