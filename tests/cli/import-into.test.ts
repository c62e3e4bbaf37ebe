import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runCommand } from "./run-command.ts";

const base = mkdtempSync(join(tmpdir(), "redraft-into-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const [home, story] = [join(base, "home"), join(base, "story")];

async function run(...args: readonly string[]): Promise<{ code: number; value: Record<string, unknown> }> {
  const { code, out } = await runCommand(home, ...args, "--json");
  return { code, value: JSON.parse(out) };
}

test("a manuscript comes into a story that is there: nothing twice unless that is said, and differences as is said", {
  timeout: 60_000,
}, async () => {
  const mine = join(base, "mine.md");
  const theirs = join(base, "theirs.md");
  writeFileSync(mine, "# One\n\nThe hen sat there.\n\n# Two\n\nThe fox went home.\n");
  writeFileSync(theirs, "# One\n\nThe hen sat there and sang.\n\n# Two\n\nThe fox went home.\n\n# Three\n\nNew.\n");
  expect((await run("import", mine, "--into", story)).code).toBe(0);
  const again = await run("import", mine, "--into", story);
  expect([again.code, again.value.problem]).toMatchObject([1, { code: "import-again" }]);
  const { value: waiting } = await run("import", theirs, "--into", story, "--as", "suggestions", "--after", "One");
  expect(waiting).toMatchObject({
    project: story,
    chapters: [{ title: "Three", file: "chapters/three.md" }],
    revised: [{ title: "One" }],
    unchanged: [{ title: "Two" }],
    record: null,
    words: { source: 14 },
  });
  const one = join(story, "chapters/one.md");
  expect(readFileSync(one, "utf8")).toBe("The hen sat there.\n");
  const { value: revised } = await run("import", theirs, "--into", story, "--as", "revision");
  expect(revised).toMatchObject({ chapters: [], revised: [{ title: "One" }], draft: null });
  expect(readFileSync(one, "utf8")).toBe("The hen sat there and sang.\n");
  const wrong = await runCommand(home, "import", mine, "--into", story, "--title", "Other");
  expect(wrong.code).toBe(2);
});
