import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { extractAll, extractFile, listPackage } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { Ajv } from "ajv";
import { load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import buildStudio from "../build-studio.ts";
import { startOnStandIn } from "../desktop/desktop-app.ts";

const root = join(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);
const configuration = load(readFileSync(join(root, "electron-builder.yml"), "utf8")) as Record<string, unknown>;

test("electron-builder.yml is what electron-builder's schema asks for", () => {
  const schema = JSON.parse(readFileSync(require.resolve("app-builder-lib/scheme.json"), "utf8"));
  const validate = new Ajv({ strict: false }).compile(schema);
  validate(configuration);
  expect(validate.errors ?? []).toEqual([]);
});

test.runIf(process.platform !== "win32")("the command line of a Mac's package is found through a link", () => {
  const folder = mkdtempSync(join(tmpdir(), "redraft-mac-"));
  try {
    const contents = join(folder, "Redraft.app/Contents");
    mkdirSync(join(contents, "MacOS"), { recursive: true });
    mkdirSync(join(contents, "Resources"));
    writeFileSync(join(contents, "MacOS/Redraft"), '#!/bin/sh\nprintf "%s|" "$0" "$@"\n', { mode: 0o755 });
    cpSync(join(root, "build/resources/bin"), join(contents, "Resources/bin"), { recursive: true });
    symlinkSync("Redraft.app/Contents/Resources/bin/redraft", join(folder, "between"));
    symlinkSync(join(folder, "between"), join(folder, "redraft"));
    const ran = spawnSync(join(folder, "redraft"), ["stats", "Missing Him"], { encoding: "utf8" });
    expect(ran.stdout).toBe(`${join(realpathSync(contents), "MacOS/Redraft")}|stats|Missing Him|`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

// Packing is tried where it can be without a network: on Linux, with a stand-in for Electron's runtime.
describe.runIf(process.platform === "linux")("the package", () => {
  const folder = mkdtempSync(join(tmpdir(), "redraft-package-"));
  const unpacked = join(folder, "out", process.arch === "arm64" ? "linux-arm64-unpacked" : "linux-unpacked");
  const archive = join(unpacked, "resources", "app.asar");

  beforeAll(() => {
    buildStudio();
    const runtime = join(folder, "runtime");
    mkdirSync(runtime);
    writeFileSync(join(runtime, "electron"), fuseWire());
    chmodSync(join(runtime, "electron"), 0o755);
    const builder = join(root, "node_modules/electron-builder/cli.js");
    const packed = spawnSync(
      process.execPath,
      [
        builder,
        "--linux",
        "dir",
        "--publish",
        "never",
        `--config.electronDist=${runtime}`,
        `--config.directories.output=${join(folder, "out")}`,
      ],
      { cwd: root, encoding: "utf8" },
    );
    expect(packed.status, packed.stdout + packed.stderr).toBe(0);
  }, 180_000);

  // What was started from it may write its last line a moment after it was let go.
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

  test("holds what the program loads, and nothing else", () => {
    const inside = listPackage(archive, { isPack: false })
      .map((path) => path.replaceAll("\\", "/").replace(/^\//, ""))
      .filter((path) => !isFolderIn(path));
    const wanted = [
      ...filesIn("dist/electron"),
      ...filesIn("dist/renderer"),
      ...filesIn("projects/an-allowance-for-mud/project"),
      "LICENSE",
      "package.json",
    ];
    expect(inside.sort()).toEqual(wanted.sort());
    // What is native lies beside the archive, not in a shadow of it.
    expect(existsSync(`${archive}.unpacked`)).toBe(false);
    expect(inside.filter((path) => path.endsWith(".node"))).toEqual([]);
  });

  test("weighs what docs/architecture.md explains, and no more", () => {
    const largest = [...filesIn("dist/electron"), ...filesIn("dist/renderer")]
      .map((path) => ({ path, bytes: statSync(join(root, path)).size }))
      .sort((a, b) => b.bytes - a.bytes)
      .slice(0, 8)
      .map(({ path, bytes }) => `${path}: ${Math.round(bytes / 1024)} KB`);
    expect(statSync(archive).size, largest.join("\n")).toBeLessThan(16_000_000);
  });

  test("its bundle asks for nothing that is not in it", () => {
    for (const file of filesIn("dist/electron").filter((path) => /\.c?js$/.test(path))) {
      const text = extractFile(archive, file).toString("utf8");
      const asked = [...text.matchAll(/^import .* from "([^"]+)";$|\bimport\("([^"]+)"\)/gm)].map(
        ([, named, asked = ""]) => named ?? asked,
      );
      const missing = asked.filter(
        (name) => !/^(node:|electron$|\.\/|\$\{)/.test(name) && !isBuiltin(name) && !liesBeside(name),
      );
      expect(missing, file).toEqual([]);
      for (const name of asked.filter((path) => path.startsWith("./")))
        expect(filesIn("dist/electron")).toContain(`dist/electron/${name.slice(2)}`);
    }
  });

  test("has its fuses as the threat model says", async () => {
    const wire = await getCurrentFuseWire(join(unpacked, "redraft"));
    const state = (fuse: FuseV1Options) => wire[fuse];
    for (const fuse of [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
      FuseV1Options.EnableCookieEncryption,
    ])
      expect(state(fuse), FuseV1Options[fuse]).toBe(FuseState.DISABLE);
    for (const fuse of [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar])
      expect(state(fuse), FuseV1Options[fuse]).toBe(FuseState.ENABLE);
  });

  test.runIf(existsSync("/usr/bin/chromium"))("starts from its archive and shows its library", async () => {
    const extracted = join(folder, "extracted");
    extractAll(archive, extracted);
    const app = await startOnStandIn(join(folder, "home"), [], join(extracted, "dist/electron/main.js"));
    try {
      await vi.waitFor(() => expect(app.windows()).toHaveLength(1), { timeout: 30_000 });
      const begin = app.windows()[0]?.getByRole("button", { name: "New story" });
      await begin?.waitFor();
    } finally {
      app.kill();
      await app.ended;
    }
  });

  test("sets a page with the typesetter and the fonts that lie beside its archive", () => {
    const beside = join(unpacked, "resources", "node_modules");
    const fonts = filesUnder(join(beside, "@expo-google-fonts"));
    expect(fonts.filter((name) => name.endsWith(".ttf")).length).toBeGreaterThanOrEqual(16);
    const page = `
      const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
      const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [${JSON.stringify(beside)}] }] });
      const pdf = compiler.pdf({ mainFileContent: '#set text(font: "EB Garamond", fallback: false)\\nIt rained.' });
      process.stdout.write(pdf.subarray(0, 5));`;
    const set = spawnSync(process.execPath, ["-e", page], { cwd: join(unpacked, "resources"), encoding: "utf8" });
    expect(set.stdout, set.stderr).toBe("%PDF-");
  });

  test("makes a font smaller for an ebook with what lies beside its archive", () => {
    const font = join(unpacked, "resources/node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf");
    const script = `
      const { Blob, Face } = await import("harfbuzzjs");
      const { default: subsetFont } = await import("subset-font");
      const { readFileSync } = await import("node:fs");
      const font = await subsetFont(readFileSync(${JSON.stringify(font)}), "It rained.", { targetFormat: "truetype" });
      console.log(new Face(new Blob(new Uint8Array(font).buffer)).collectUnicodes().length);`;
    const resources = join(unpacked, "resources");
    // What this checkout has is out of its sight.
    const made = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: resources,
      encoding: "utf8",
    });
    expect(made.stdout.trim(), made.stderr).toBe("10");
  });

  /** As Node finds it from inside the archive. */
  function liesBeside(name: string): boolean {
    return existsSync(join(unpacked, "resources", "node_modules", name, "package.json"));
  }

  function isFolderIn(path: string): boolean {
    return existsSync(join(root, path)) && statSync(join(root, path)).isDirectory();
  }
});

function filesIn(folder: string): string[] {
  return filesUnder(join(root, folder)).map((path) => relative(root, path).split(sep).join("/"));
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function isBuiltin(name: string): boolean {
  return (process as never as { getBuiltinModule: (name: string) => unknown }).getBuiltinModule(name) !== undefined;
}

/** What marks the place of the fuses in Electron's binary: the sentinel, version 1, and eight that are not set yet. */
function fuseWire(): Buffer {
  const fuses = Buffer.from("00000000");
  return Buffer.concat([
    Buffer.from("a stand-in for the runtime\n"),
    Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"),
    Buffer.from([1, fuses.length]),
    fuses,
  ]);
}
