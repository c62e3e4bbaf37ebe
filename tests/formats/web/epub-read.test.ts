import { unzipSync, type Zippable, zipSync } from "fflate";
import { expect, test } from "vitest";
import { planFile, planPage } from "./plan-page.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const container =
  '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';

const page = (body: string, type = "") =>
  `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><link rel="stylesheet" href="style.css"/></head><body${type === "" ? "" : ` epub:type="${type}"`}>${body}</body></html>`;

interface Parts {
  readonly pages: Readonly<Record<string, string>>;
  readonly nav?: string;
  readonly ncx?: string;
  readonly guide?: string;
  readonly more?: Readonly<Record<string, Uint8Array>>;
  /** In the manifest, and not in the archive. */
  readonly missing?: readonly string[];
}

function epub({ pages, nav, ncx, guide = "", more = {}, missing = [] }: Parts): Uint8Array {
  const names = [...Object.keys(pages), ...missing];
  const items = names.map((name, place) => `<item id="p${place}" href="${name}" media-type="application/xhtml+xml"/>`);
  const spine = names
    .map((name, place) => ({ name, place }))
    .sort((left, right) => left.name.localeCompare(right.name))
    .map(({ place }) => `<itemref idref="p${place}"/>`);
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><dc:title>The Lamp</dc:title><dc:creator opf:role="aut">Ada Quill</dc:creator><dc:creator opf:role="ill">Bo Brush</dc:creator><dc:language>en</dc:language></metadata>
  <manifest>${items.join("")}${nav ? '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>' : ""}${ncx ? '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>' : ""}</manifest><spine${ncx ? ' toc="ncx"' : ""}>${spine.join("")}</spine>${guide}</package>`;
  const files: Zippable = { mimetype: bytesOf("application/epub+zip"), "META-INF/container.xml": bytesOf(container) };
  files["OEBPS/content.opf"] = bytesOf(opf);
  for (const [name, text] of Object.entries(pages)) files[`OEBPS/${name}`] = bytesOf(text);
  if (nav) files["OEBPS/nav.xhtml"] = bytesOf(page(nav));
  if (ncx) files["OEBPS/toc.ncx"] = bytesOf(ncx);
  return zipSync({ ...files, ...more });
}

const toc = (...links: readonly (readonly [string, string])[]) =>
  `<nav epub:type="toc"><ol>${links.map(([href, label]) => `<li><a href="${href}">${label}</a></li>`).join("")}</ol></nav>`;

test("EPUB 3: parts, front and back matter, notes in another file, titles without headings", async () => {
  const bytes = epub({
    pages: {
      "a-title.xhtml": page("<h1>The Lamp</h1><p>Ada Quill</p>", "titlepage"),
      "b-ded.xhtml": page("<section epub:type='dedication'><p>For B.</p></section>"),
      "c-part.xhtml": page("<h1>Part One</h1>"),
      "d-one.xhtml": page(
        `<p class="no">1</p><p class="name">Oil</p><p>It <span class="it">burned</span>.<a epub:type="noteref" href="z-notes.xhtml#n1">1</a><span epub:type="pagebreak" id="pg2" title="2"/></p><p><img src="../images/lamp.png" alt="Lamp"/></p>`,
      ),
      "e-two.xhtml": page("<p>No heading here.</p><h3>Later</h3><p>More.</p>"),
      "f-ack.xhtml": page("<h1>Thanks</h1><p>To all.</p>"),
      "z-notes.xhtml": page(
        `<section epub:type="endnotes"><h2>Notes</h2><ol><li id="n1"><p>Of brass. <a href="d-one.xhtml#r1" role="doc-backlink">↩</a></p></li></ol></section>`,
      ),
    },
    nav: `<nav epub:type="toc"><ol><li><a href="c-part.xhtml">Part One</a><ol><li><a href="d-one.xhtml">1. Oil</a></li><li><a href="e-two.xhtml">2. Flame</a></li></ol></li><li><a href="f-ack.xhtml">Acknowledgements</a></li></ol></nav>`,
    more: { "OEBPS/style.css": bytesOf(".it{font-style:italic}") },
  });
  const { title, author, chapters, asides, manuscript } = await planPage("lamp.epub", bytes);
  expect({ title, author }).toEqual({ title: "The Lamp", author: "Ada Quill" });
  expect(chapters).toEqual([
    { title: "Dedication", text: "For B.\n" },
    { title: "Part One / 1 Oil", text: "It *burned*.[^1]\n\n[^1]: Of brass.\n" },
    { title: "Part One / 2. Flame", text: "No heading here.\n\n## Later\n\nMore.\n" },
    { title: "Thanks", text: "To all.\n" },
  ]);
  const matters = manuscript.items.map((item) => (item.kind === "chapter" ? (item.said?.matter ?? null) : "part"));
  expect(matters).toEqual(["dedication", "part", "acknowledgements"]);
  expect(asides).toMatchObject({ "title page": "The Lamp\nAda Quill", "headers and footers": "Notes" });
  expect(manuscript.removed).toEqual(["1 image was left out: it is missing, or of a kind that no book can have."]);
});

test("EPUB 2: an NCX whose places are inside of files, a guide, chapters that share a page", async () => {
  const point = (label: string, src: string) =>
    `<navPoint><navLabel><text>${label}</text></navLabel><content src="${src}"/></navPoint>`;
  const { chapters, asides } = await planPage(
    "old.epub",
    epub({
      pages: {
        "0.html": page("<p>Copyright 1900 by nobody at all.</p>"),
        "1.html": page(
          '<a id="c1"/><h2>CHAPTER I.</h2><h2>Oil</h2><p>One.</p><a id="c2"/><h2>CHAPTER II.</h2><p>Two.</p>',
        ),
        "2.html": page("<p>Two goes on.</p>"),
        "3.html": page('<h2 id="c3">CHAPTER III.</h2><p>Three.</p>'),
      },
      ncx: `<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>${point("Chapter I. Oil", "1.html#c1")}${point("Chapter II", "1.html#c2")}${point("Chapter III", "3.html#c3")}</navMap></ncx>`,
    }),
  );
  expect(chapters).toEqual([
    { title: "Chapter I. Oil", text: "One.\n" },
    { title: "Chapter II", text: "Two.\n\nTwo goes on.\n" },
    { title: "Chapter III", text: "Three.\n" },
  ]);
  expect(asides["front matter"]).toBe("Copyright 1900 by nobody at all.");
});

test("without navigation headings make the chapters, and without headings the pages", async () => {
  const headed = await planPage(
    "h.epub",
    epub({ pages: { "1.xhtml": page("<h1>A</h1><p>a.</p>"), "2.xhtml": page("<h1>B</h1><p>b.</p>") } }),
  );
  expect(headed.chapters.map(({ title }) => title)).toEqual(["A", "B"]);
  const bare = await planPage(
    "p.epub",
    epub({ pages: { "1.xhtml": page("<p>a.</p>"), "2.xhtml": page("<p>b.</p>") } }),
  );
  expect(bare.chapters).toEqual([
    { title: "Chapter 1", text: "a.\n" },
    { title: "Chapter 2", text: "b.\n" },
  ]);
});

test("a page that is missing is said, and the others are read", async () => {
  const { chapters, manuscript } = await planPage(
    "gap.epub",
    epub({
      pages: { "1.xhtml": page("<h1>A</h1><p>a.</p>"), "3.xhtml": page("<h1>C</h1><p>c.</p>") },
      missing: ["2.xhtml"],
      nav: toc(["1.xhtml", "A"], ["2.xhtml", "B"], ["3.xhtml", "C"]),
    }),
  );
  expect(chapters.map(({ title }) => title)).toEqual(["A", "C"]);
  expect(manuscript.removed).toEqual(["1 page that this EPUB lists is missing or damaged: OEBPS/2.xhtml."]);
});

test("a page that is listed twice comes in once, and one that no reading order names is said", async () => {
  const pages = { "1.xhtml": page("<h1>A</h1><p>a.</p>"), "2.xhtml": page("<h1>B</h1><p>b.</p>") };
  const files = unzipSync(epub({ pages, nav: toc(["1.xhtml", "A"]) }));
  const opf = new TextDecoder().decode(files["OEBPS/content.opf"]).replace('idref="p1"', 'idref="p0"');
  const spine = opf.replace("</spine>", '<itemref idref="gone"/></spine>');
  const { chapters, manuscript } = await planPage(
    "twice.epub",
    zipSync({ ...files, "OEBPS/content.opf": bytesOf(spine) }),
  );
  expect(chapters).toEqual([{ title: "A", text: "a.\n" }]);
  expect(manuscript.removed).toEqual([
    "1 page that this EPUB lists is missing or damaged: gone.",
    "1 page is not in this EPUB's reading order, and was left out: OEBPS/2.xhtml.",
  ]);
});

test.each([
  [
    "a shop's lock",
    "epub-locked",
    () =>
      epub({
        pages: { "1.xhtml": page("<p>x</p>") },
        more: {
          "META-INF/encryption.xml": bytesOf(
            '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></enc:EncryptedData></encryption>',
          ),
        },
      }),
  ],
  ["no package", "epub-other", () => zipSync({ mimetype: bytesOf("application/epub+zip") })],
  ["another file", "epub-other", () => bytesOf("%PDF-1.7")],
  ["nothing", "file-empty", () => new Uint8Array()],
  ["no page of its own", "epub-other", () => epub({ pages: {}, missing: ["1.xhtml"] })],
  ["a zip bomb", "archive-too-large", () => bomb()],
])("%s is refused in one sentence", async (_name, code, make) => {
  const planned = await planFile("book.epub", make());
  expect(planned.ok ? "read" : planned.problem.code).toBe(code);
});

test("an entry that climbs out of the archive is a name like any other", async () => {
  const { chapters } = await planPage(
    "climb.epub",
    epub({
      pages: {
        "1.xhtml": page('<h1>A</h1><p>a.<img src="../../../../etc/passwd" alt="x"/></p>'),
        "2.xhtml": page("<h1>B</h1><p>b.</p>"),
      },
      more: { "../../evil.xhtml": bytesOf("no") },
    }),
  );
  expect(chapters.map(({ text }) => text)).toEqual(["a.\n", "b.\n"]);
});

/** Says in its directory that one page unpacks to a gigabyte. */
function bomb(): Uint8Array {
  const bytes = epub({ pages: { "1.xhtml": page("<p>x</p>") } });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 4 < bytes.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x3fffffff, true);
  return bytes;
}
