import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { ensureSyntaxTree } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import { balancedMarkdown, isOwnCopy, richText, wordsAlone } from "../../renderer/editor/rich-text.ts";

const inside = (html: string) => /^<div data-redraft="">([\s\S]*)<\/div>$/.exec(html)?.[1];

test("a few words are no paragraph; more are, and nothing of our styles goes along", () => {
  expect(inside(richText("the *lamp* & oil"))).toBe("the <em>lamp</em> &amp; oil");
  expect(inside(richText("One.\n\nTwo **there**."))).toBe("<p>One.</p>\n<p>Two <strong>there</strong>.</p>");
  expect(inside(richText("# Title\n\n> Quote\n\n- a\n- b\n\n***\n\nEnd.[^1]\n\n[^1]: Note."))).not.toMatch(
    /class=|id=|role=/,
  );
  expect(isOwnCopy(richText("x"))).toBe(true);
  expect(isOwnCopy("<p>x</p>")).toBe(false);
});

test("notes to oneself and addresses that run something stay here", () => {
  expect(richText("Text %% secret %% goes on [there](javascript:alert(1)).")).not.toMatch(/secret|javascript/);
});

test("half of an emphasis is copied as emphasis", () => {
  const doc = "He said *the lamp **was** lit* at six.";
  const state = EditorState.create({ doc, extensions: [markdown({ base: markdownLanguage })] });
  ensureSyntaxTree(state, doc.length, 1000);
  const slice = (words: string) => balancedMarkdown(state, doc.indexOf(words), doc.indexOf(words) + words.length);
  expect(slice("lamp")).toBe("*lamp*");
  expect(slice("said *the")).toBe("said *the*");
  expect(slice("lit* at")).toBe("*lit* at");
  expect(slice("as")).toBe("***as***");
  expect(slice("He said")).toBe("He said");
});

test("words alone are the words", () => {
  expect(wordsAlone("# One\n\nThe *lamp* %% why %% was lit.\n\n***\n\n- a\n- [b](https://x.org)")).toBe(
    "One\n\nThe lamp was lit.\n\na\nb",
  );
});
