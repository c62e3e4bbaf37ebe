import { expect, test } from "vitest";
import { readStoryWords, setStoryWord } from "../../story/story-words.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { Installation, readText } from "./support.ts";

test("the story's own words are in its file, and come back from it where the history is gone", async () => {
  const disk = new ForgetfulDisk();
  const installation = await Installation.make(disk.session(), "/data");
  await installation.create("/story", [["One", "Marit slept."]]);
  const project = await installation.open("/story");
  const { doc } = project.outlineDocument;
  setStoryWord(doc, "Marit", true, installation.sender);
  setStoryWord(doc, "Zürich", true, installation.sender);
  setStoryWord(doc, "Zürich", false, installation.sender);
  await project.storing.publish();
  const manifest = JSON.parse(await readText(installation.disk, "/story", "project.redraft"));
  expect(manifest.settings.words).toEqual(["Marit"]);
  expect(await project.close({ seal: true })).toBeNull();
  const other = await Installation.make(disk.session(), "/elsewhere");
  await other.disk.removeFolder("/story/.history");
  const again = await other.open("/story");
  expect([...readStoryWords(again.outlineDocument.doc)]).toEqual(["Marit"]);
  expect(await again.close({ seal: false })).toBeNull();
});
