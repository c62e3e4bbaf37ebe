import { beforeEach, expect, test } from "vitest";
import { findImage, keepImage, largestImage } from "../../host/project/assets.ts";
import type { Project } from "../../host/project/project.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { Installation, unwrap } from "./support.ts";

const png = (...more: number[]) => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, ...more]);
const text = (source: string) => new TextEncoder().encode(source);

const svg = "http://www.w3.org/2000/svg";

let disk: ForgetfulDisk;
let project: Project;

beforeEach(async () => {
  disk = new ForgetfulDisk();
  const installation = await Installation.make(disk.session(), "/data");
  await installation.create("/story", [["One", "Text.\n"]]);
  project = await installation.open("/story");
});

const assets = () => [...disk.files("/story/assets").keys()].map((path) => path.slice("/story/assets/".length)).sort();

test("an image is kept by what it is, under a name that nothing had; the same one again is the same file", async () => {
  expect(unwrap(await keepImage(project, "The Hut.JPG", png(1)))).toBe("assets/the-hut.png");
  expect(unwrap(await keepImage(project, "other.png", png(1)))).toBe("assets/the-hut.png");
  expect(unwrap(await keepImage(project, "the hut.png", png(2)))).toBe("assets/the-hut-2.png");
  expect(unwrap(await keepImage(project, "../../CON.png", png(3)))).toBe("assets/con-text.png");
  expect(unwrap(await keepImage(project, "cover.png", png(4)))).toBe("assets/picture.png");
  expect(unwrap(await keepImage(project, "Karte.svg", text("<svg xmlns='http://www.w3.org/2000/svg'/>")))).toBe(
    "assets/karte.svg",
  );
  expect(assets()).toEqual(["con-text.png", "karte.svg", "picture.png", "the-hut-2.png", "the-hut.png"]);
});

test("two that come at once under one name are both there", async () => {
  const kept = await Promise.all([1, 2, 3].map((byte) => keepImage(project, "lamp.png", png(byte))));
  expect(kept.map(unwrap)).toEqual(["assets/lamp.png", "assets/lamp-2.png", "assets/lamp-3.png"]);
  expect(assets()).toHaveLength(3);
});

test("what is no image, runs scripts or is too large leaves nothing behind", async () => {
  const refused = [
    await keepImage(project, "song.png", text("RIFFless words")),
    await keepImage(project, "bad.svg", text("<svg><script>alert(1)</script></svg>")),
    await keepImage(project, "far.svg", text('<svg><image href="https://example.org/x.png"/></svg>')),
    await keepImage(project, "named.svg", text(`<svg xmlns:s="${svg}"><s:script>alert(1)</s:script></svg>`)),
    await keepImage(
      project,
      "framed.svg",
      text('<svg><h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="//a.example"/></svg>'),
    ),
    await keepImage(project, "set.svg", text('<svg><a><set attributeName="xlink:href" to="//a.example"/></a></svg>')),
    await keepImage(project, "huge.png", new Uint8Array(largestImage + 1)),
  ];
  expect(refused.map((result) => !result.ok && result.problem.code)).toEqual([
    ...Array.from({ length: 6 }, () => "image-unknown"),
    "image-too-large",
  ]);
  expect(assets()).toEqual([]);
});

test("a disk that refuses is said, and the next image is kept", async () => {
  let refuses = true;
  disk.refuse = () => (refuses ? "full" : null);
  const failed = await keepImage(project, "lamp.png", png(1));
  expect(!failed.ok && failed.problem.sentence).toMatch(/full/i);
  refuses = false;
  expect(unwrap(await keepImage(project, "lamp.png", png(1)))).toBe("assets/lamp.png");
  expect(assets()).toEqual(["lamp.png"]);
});

test("nothing but the story's own images is handed out", async () => {
  unwrap(await keepImage(project, "lamp.png", png(1)));
  expect(unwrap(await findImage(project, "assets/lamp.png"))).toBe("/story/assets/lamp.png");
  for (const address of [
    "assets/../project.redraft",
    "project.redraft",
    "chapters/one.md",
    "assets/none.png",
    "/etc/passwd",
    "assets/..%2f..%2fx.png",
  ])
    expect((await findImage(project, address)).ok, address).toBe(false);
});
