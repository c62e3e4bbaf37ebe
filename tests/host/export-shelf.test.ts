import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { type Disk, DiskError } from "../../host/disk/disk.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { ExportShelf } from "../../host/jobs/export-shelf.ts";

const base = mkdtempSync(join(tmpdir(), "redraft-exports-"));
afterAll(() => rmSync(base, { recursive: true }));

let out = "";
beforeEach(() => {
  out = mkdtempSync(join(base, "out-"));
  rmSync(join(base, "data"), { recursive: true, force: true });
  mkdirSync(join(base, "data"));
});

const encode = (text: string) => new TextEncoder().encode(text);
const read = (name: string) => readFileSync(join(out, name), "utf8");

/** As a host that was started anew does it. */
async function place(text: string): Promise<string | null> {
  const shelf = new ExportShelf(nodeDisk, join(base, "data"));
  const [kept = null] = await shelf.place([{ path: join(out, "Weir.docx"), bytes: encode(text) }]);
  await shelf.keep();
  return kept;
}

test("an export that nobody touched is replaced by the next one", async () => {
  expect(await place("first")).toBeNull();
  expect(await place("second")).toBeNull();
  expect(readdirSync(out)).toEqual(["Weir.docx"]);
  expect(read("Weir.docx")).toBe("second");
});

test("what an editor wrote into it since is kept beside it, each time", async () => {
  await place("first");
  writeFileSync(join(out, "Weir.docx"), "first, with an editor's words");
  expect(await place("second")).toBe("Weir (changed).docx");
  writeFileSync(join(out, "Weir.docx"), "second, with an editor's words");
  expect(await place("third")).toBe("Weir (changed 2).docx");
  expect(read("Weir.docx")).toBe("third");
  expect(read("Weir (changed).docx")).toBe("first, with an editor's words");
  expect(read("Weir (changed 2).docx")).toBe("second, with an editor's words");
});

test("a file that no export made is kept, and one that says the same needs no keeping", async () => {
  writeFileSync(join(out, "Weir.docx"), "precious");
  expect(await place("first")).toBe("Weir (changed).docx");
  expect(read("Weir (changed).docx")).toBe("precious");
  rmSync(join(base, "data", "exports.json"));
  expect(await place("first")).toBeNull();
  writeFileSync(join(base, "data", "exports.json"), "no JSON");
  expect(await place("first")).toBeNull();
});

test("where one file of several finds no room, none is there, and what was there is as it was", async () => {
  await place("first");
  const full: Disk = {
    ...nodeDisk,
    async create(path) {
      const file = await nodeDisk.create(path);
      const write = (): never => {
        throw new DiskError("full", path);
      };
      return path.includes("index.html")
        ? { ...file, close: () => file.close(), flush: () => file.flush(), write }
        : file;
    },
  };
  const shelf = new ExportShelf(full, join(base, "data"));
  const files = ["Weir.docx", "site/one.html", "site/index.html", "site/two.html"].map((name) => ({
    path: join(out, name),
    bytes: encode("second"),
  }));
  await expect(shelf.place(files)).rejects.toMatchObject({ code: "full" });
  expect(readdirSync(out, { recursive: true })).toEqual(["Weir.docx", "site"]);
  expect(read("Weir.docx")).toBe("first");
  expect(await new ExportShelf(nodeDisk, join(base, "data")).place(files)).toEqual([null, null, null, null]);
  expect(readdirSync(join(out, "site")).sort()).toEqual(["index.html", "one.html", "two.html"]);
});
