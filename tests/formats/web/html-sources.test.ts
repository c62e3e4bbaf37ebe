import { expect, test } from "vitest";
import { planPage } from "./plan-page.ts";

const page = (body: string, head = "") =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${head}</head><body>${body}</body></html>`;

test("headings make chapters; emphasis, verse, lists, quotes and scene breaks are kept", async () => {
  const { chapters } = await planPage(
    "story.html",
    page(`<h2>One</h2>
      <p>It was <em>very</em> <b>dark</b> &amp; <span style="font-style: italic">cold</span>.</p>
      <p>Then <i>all</i> was<i> still.</i></p>
      <hr><p>Later.</p><p style="text-align:center">* * *</p><p>Roses are red,<br>Violets are blue.</p>
      <h2>Two</h2><blockquote><p>Said he.</p><ul><li>one</li><li>two<ol start="4"><li>deep</li></ol></li></ul></blockquote>
      <p>A <a href="https://example.org/">link</a> and <a href="javascript:void(0)">none</a>, <s>gone</s>, <code>x_y</code>.</p>`),
  );
  expect(chapters).toEqual([
    {
      title: "One",
      text: "It was *very* **dark** & *cold*.\n\nThen *all* was *still.*\n\n***\n\nLater.\n\n***\n\nRoses are red,\\\nViolets are blue.\n",
    },
    {
      title: "Two",
      text: "> Said he.\n>\n> - one\n> - two\n>\n>   4. deep\n\nA [link](https://example.org/) and none, ~~gone~~, `x_y`.\n",
    },
  ]);
});

test("a style sheet's classes are read: Google Docs", async () => {
  const css = `<style type="text/css">@import url(x);.c0{font-style:italic}.c1{font-weight:700}.c2{font-style:normal;font-weight:400}
    .c3{text-align:center}p{margin:0}.gone>.c9{display:none}</style>`;
  const { chapters, manuscript } = await planPage(
    "Draft.html",
    page(
      `<h1 class="c3"><span class="c1">First</span></h1><p class="c2"><span class="c2">She </span><span class="c0">ran</span><span>.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p>
      <p><span class="c2">See <a href="https://www.google.com/url?q=https://example.org/a&amp;sa=D">this</a>.</span></p>
      <h1>Second</h1><p>More.</p><hr class="c5"><div><p class="c2"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Fast.</span></p></div>`,
      css,
    ),
  );
  expect(chapters[0]?.text).toBe("She *ran*.[^1]\n\n[^1]: Fast.\n\nSee [this](https://example.org/a).\n");
  expect(chapters[1]?.text).toBe("More.\n");
  expect(manuscript.setAside).toEqual([]);
});

test("a download of the Archive of Our Own", async () => {
  const { title, author, chapters, asides } = await planPage(
    "Long Night.html",
    `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
    <html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
    <title>Long Night - Ada - Some Fandom</title><style type="text/css">p.message { text-align: center; } .toc-heading { display: none; }</style></head><body>
    <div id="preface"><h2 class="toc-heading">Preface</h2><p class="message"><b>Long Night</b><br/>Posted originally on the <a href="https://archiveofourown.org/">Archive of Our Own</a> at <a href="https://archiveofourown.org/works/1">https://archiveofourown.org/works/1</a>.</p>
    <div class="meta"><dl class="tags"><dt>Rating:</dt><dd><a href="x">General</a></dd></dl><h1>Long Night</h1><div class="byline">by <a rel="author" href="y">Ada</a></div>
    <p>Summary</p><blockquote class="userstuff"><p>Someone waits.</p></blockquote><p>Notes</p><blockquote class="userstuff"><p>Thanks!</p></blockquote></div></div>
    <div id="chapters" class="userstuff"><div class="meta group"><h2 class="heading">Chapter 1: Dusk</h2><p>Chapter Notes</p><blockquote class="userstuff"><p>Be kind.</p></blockquote></div>
    <div class="userstuff"><p>It grew dark.</p><p>She waited.</p></div><div class="meta" id="endnotes1"><p>Chapter End Notes</p><blockquote class="userstuff"><p>More soon.</p></blockquote></div>
    <div class="meta group"><h2 class="heading">Chapter 2: Dawn</h2></div><div class="userstuff"><p>It was light.</p></div></div>
    <div id="afterword"><h2 class="toc-heading">Afterword</h2><p class="message">Please <a href="z">drop by the archive and comment</a>!</p></div></body></html>`,
  );
  expect({ title, author, chapters }).toEqual({
    title: "Long Night",
    author: "Ada",
    chapters: [
      { title: "Chapter 1: Dusk", text: "It grew dark.\n\nShe waited.\n" },
      { title: "Chapter 2: Dawn", text: "It was light.\n" },
    ],
  });
  expect(asides).toMatchObject({
    "library header": expect.stringContaining("Rating:"),
    "title page": "Long Night\nby Ada",
    "notes by the author": expect.stringMatching(
      /Summary\nSomeone waits\.\nNotes\nThanks![\s\S]*Be kind\.[\s\S]*More soon\./,
    ),
    "library footer": expect.stringContaining("drop by"),
  });
});

test("Project Gutenberg's frame and contents are set aside, its footnotes and page numbers found", async () => {
  const { title, author, chapters, asides } = await planPage(
    "pg1.html",
    page(`<section class="pg-boilerplate pgheader" id="pg-header" lang="en"><h2>The Project Gutenberg eBook of The Lamp</h2>
      <p><strong>Title</strong>: The Lamp</p><p><strong>Author</strong>: Ada Quill</p><p><strong>Language</strong>: English</p>
      <div id="pg-start-separator"><span>*** START OF THE PROJECT GUTENBERG EBOOK THE LAMP ***</span></div></section>
      <h1>The Lamp</h1><h2 class="no-break">by Ada Quill</h2><hr class="chap"><h2>CONTENTS</h2>
      <table><tr><td><a href="#c1">CHAPTER I. Oil</a></td><td>1</td></tr><tr><td><a href="#c2">CHAPTER II. Flame</a></td><td>9</td></tr><tr><td><a href="#c3">CHAPTER III. Ash</a></td><td>20</td></tr></table>
      <div class="chapter"><h2><a id="c1"></a>CHAPTER I.<br>Oil</h2></div><p><span class="dropcap">T</span>he lamp<a id="FNanchor_1_1"></a><a href="#Footnote_1_1" class="fnanchor">[1]</a> was <span class="pagenum"><a id="Page_2">[Pg 2]</a></span>full.</p>
      <div class="poetry"><div class="stanza"><div class="verse indent0">Burn, burn,</div><div class="verse indent2">little lamp.</div></div></div>
      <div class="footnotes"><h3>FOOTNOTES:</h3><div class="footnote"><p><a id="Footnote_1_1"></a><a href="#FNanchor_1_1"><span class="label">[1]</span></a> Of brass.</p></div></div>
      <h2><a id="c2"></a>CHAPTER II.<br>Flame</h2><p>It burned.</p><h2><a id="c3"></a>CHAPTER III.<br>Ash</h2><p>It was out.</p>
      <section class="pg-boilerplate pgfooter" id="pg-footer" lang="en"><p>*** END OF THE PROJECT GUTENBERG EBOOK THE LAMP ***</p><p>Licence words.</p></section>`),
  );
  expect({ title, author }).toEqual({ title: "The Lamp", author: "Ada Quill" });
  expect(chapters).toEqual([
    { title: "Chapter I. Oil", text: "The lamp[^1] was full.\n\n[^1]: Of brass.\n\nBurn, burn,\\\nlittle lamp.\n" },
    { title: "Chapter II. Flame", text: "It burned.\n" },
    { title: "Chapter III. Ash", text: "It was out.\n" },
  ]);
  expect(asides["library header"]).toContain("START OF THE PROJECT GUTENBERG");
  expect(asides["library footer"]).toContain("Licence words.");
  expect(asides["table of contents"]).toContain("CHAPTER II. Flame");
  expect(asides["headers and footers"]).toBe("FOOTNOTES:\n[Pg 2]");
});

test("Word's filtered page and its footnotes, in windows-1252", async () => {
  const text = `<html><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><meta name=Generator content="Microsoft Word 15 (filtered)">
    <title>Caf\xe9</title></head><body lang=EN-US><div class=WordSection1><p class=MsoTitle>The Caf\xe9</p><p class=MsoToc1><a href="#_Toc1">One 1</a></p><p class=MsoToc1><a href="#_Toc2">Two 2</a></p>
    <h1><a name="_Toc1">One</a></h1><p class=MsoNormal>\x93Na\xefve\x94 <i>words</i>.<a href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span class=MsoFootnoteReference><span style='font-size:12pt'>[1]</span></span></span></a></p>
    <p class=MsoNormal>&nbsp;</p><h1><a name="_Toc2">Two</a></h1><p class=MsoNormal>End\x85</p></div>
    <div><br clear=all><hr align=left size=1 width="33%"><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Foot text.</p></div></div></body></html>`;
  const { title, chapters, asides } = await planPage("cafe.htm", windows1252(text));
  expect(title).toBe("The Café");
  expect(chapters).toEqual([
    { title: "One", text: "“Naïve” *words*.[^1]\n\n[^1]: Foot text.\n" },
    { title: "Two", text: "End…\n" },
  ]);
  expect(asides["table of contents"]).toBe("One 1\nTwo 2");
});

test("a page of the web: its article is the text, the rest is set aside, scripts and remote images are gone", async () => {
  const { chapters, asides, manuscript } = await planPage(
    "saved.html",
    page(
      `<header class="site"><a href="/">My Site</a><form><input value="q"><button>Search</button></form></header><nav><a href="/a">Home</a> <a href="/b">About</a></nav>
      <div class="wrap"><div class="side">Popular posts</div><main><article><header><h1>Chapter 5: The Fall</h1></header><script>var words = "never seen";</script>
      <p>He fell for a long time, and then he fell some more.</p><img src="https://example.org/pixel.png" alt=""><img src="//cdn.example.org/x.jpg"><iframe src="https://ads.example"></iframe>
      <p>At last he stopped, which was the point of the whole story.</p><div hidden>Secret words</div></article></main><aside>Subscribe now</aside></div><footer>© 2020 Someone</footer><noscript>Turn it on</noscript>`,
      "<script>1</script>",
    ),
  );
  expect(chapters).toEqual([
    {
      title: "Chapter 5: The Fall",
      text: "He fell for a long time, and then he fell some more.\n\nAt last he stopped, which was the point of the whole story.\n",
    },
  ]);
  for (const words of [
    "My Site",
    "Home About",
    "Popular posts",
    "Subscribe now",
    "© 2020 Someone",
    "Turn it on",
    "Search",
  ])
    expect(asides["headers and footers"]).toContain(words);
  expect(asides["what is not in the book"]).toBe("Secret words");
  expect(manuscript.removed).toEqual([
    "2 scripts were left out.",
    "2 images that are somewhere on the web were left out.",
    "1 film, sound or other page inside of this one was left out.",
  ]);
});

test("images beside the page, in its addresses, and of a capital letter", async () => {
  const pixel = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const { chapters, manuscript } = await planPage(
    "a b.html",
    page(
      `<h2>I</h2><p><img src="caps/o.png" alt="O">nce.</p><p><img src="a%20b_files/lamp.png" alt="A lamp"></p><p><img src="data:image/png;base64,${pixel.toString("base64")}"></p><p><img src="../../etc/passwd"></p><h2>II</h2><p>End.</p>`,
    ),
    { "a b_files/lamp.png": new Uint8Array(pixel) },
  );
  expect(chapters[0]?.text).toBe("Once.\n\n![A lamp](assets/image-1.png)\n\n![](assets/image-2.png)\n");
  expect(manuscript.images?.map(({ address }) => address)).toEqual(["assets/image-1.png", "assets/image-2.png"]);
  expect(manuscript.removed).toEqual(["1 image was left out: it is missing, or of a kind that no book can have."]);
});

function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

test("a note behind an exclamation mark is a note and no image", async () => {
  const { chapters } = await planPage(
    "note.html",
    page(
      `<h1>A</h1><p>Look!<a href="#f1" id="r1">1</a></p><p><a id="f1" href="#r1">1</a> There.</p><h1>B</h1><p>End.</p>`,
    ),
  );
  expect(chapters[0]?.text).toBe("Look\\![^1]\n\n[^1]: There.\n");
});
