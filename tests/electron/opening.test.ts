import { describe, expect, test } from "vitest";
import { type Found, readOpening, readOpenings, wordsOf } from "../../electron/opening.ts";

const disk: Readonly<Record<string, Found>> = {
  "/stories/Missing Him": "folder",
  "/stories/Missing Him/project.redraft": "file",
  "/stories/tale.txt": "file",
  "/stories/tale.MD": "file",
  "/stories/cover.png": "file",
};
const look = (path: string): Found => disk[path] ?? "nothing";
const read = (word: string) => readOpening(word, "/stories", look);

describe("what the words of a command line ask for", () => {
  test("a folder and its project file are the story, also by a relative name", () => {
    const story = { kind: "story", path: "/stories/Missing Him" };
    expect(read("/stories/Missing Him")).toEqual(story);
    expect(read("Missing Him")).toEqual(story);
    expect(read("./Missing Him/project.redraft")).toEqual(story);
  });

  test("a text is a manuscript; a picture is nothing", () => {
    expect(read("tale.txt")).toEqual({ kind: "manuscript", path: "/stories/tale.txt" });
    expect(read("tale.MD")).toEqual({ kind: "manuscript", path: "/stories/tale.MD" });
    expect(read("cover.png")).toBeNull();
  });

  test("switches, what is not there, and other schemes are nothing", () => {
    for (const word of [
      "",
      "--inspect=0",
      "-x",
      "nowhere.txt",
      "file:///etc/passwd",
      "https://example.org",
      "javascript:1",
    ])
      expect(read(word), word).toBeNull();
  });

  test("an invitation is a link to join and nothing else of our scheme", () => {
    expect(read("redraft://join/abc?x=1")).toEqual({ kind: "invitation", link: "redraft://join/abc?x=1" });
    for (const word of [
      "redraft://app/index.html",
      "redraft:join",
      "redraft://join@app/",
      "redraft://user:word@join/abc",
      "redraft://join:80/abc",
      `redraft://join/${"x".repeat(5000)}`,
      "redraft://",
    ])
      expect(read(word), word).toBeNull();
  });

  test("neither the program's own name, nor a checkout's folder, nor what an AppImage adds is one of them", () => {
    expect(wordsOf(["/opt/Redraft/redraft", "stats", "Missing Him"], true)).toEqual(["stats", "Missing Him"]);
    expect(wordsOf(["/opt/Redraft/redraft", "--no-sandbox", "tale.txt"], true)).toEqual(["tale.txt"]);
    expect(wordsOf(["/checkout/electron", "--no-sandbox", "/checkout", "tale.txt"], false)).toEqual(["tale.txt"]);
    expect(wordsOf(["/checkout/electron", "--inspect=0", "/checkout", "stats", "--json"], false)).toEqual([
      "stats",
      "--json",
    ]);
    expect(wordsOf(["/checkout/electron", "/checkout"], false)).toEqual([]);
  });

  test("several words open several things, in their order", () => {
    expect(readOpenings(["tale.txt", "--x", "Missing Him"], "/stories", look).map(({ kind }) => kind)).toEqual([
      "manuscript",
      "story",
    ]);
  });
});
