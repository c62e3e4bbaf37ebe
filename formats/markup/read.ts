const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
/** What a writer has put in the book's text: without the title page that was made of its details, and the cover. */
export function withoutTitlePage(markup: string): string {
  return markup.replace(/<header class="title-page">[\s\S]*?<\/header>|<img class="cover"[^>]*>/g, "");
}

const inlineTag = /^<\/?(?:a|em|strong|s|code|span)[\s/>]/i;

/** What a reader would see of our own markup, with an image's description in its place; blocks are parted by spaces. */
export function readMarkup(markup: string): string {
  return decodeEntities(
    markup
      .replace(/<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|<\?[\s\S]*?\?>|<head>[\s\S]*?<\/head>|<nav[\s\S]*?<\/nav>/gi, "")
      .replace(/<img\b[^>]*?\balt="([^"]*)"[^>]*>/g, "$1")
      .replace(/<[^>]*>/g, (tag) => (inlineTag.test(tag) ? "" : " ")),
  );
}

export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return named[name ?? ""] ?? whole;
  });
}

/**
 * Says where a document is not well-formed (XML 1.0, section 2.1), or null: tags that do not close, attributes without
 * quotes, a bare "&" or "<", an entity that XML does not know.
 */
export function findMalformed(xml: string): string | null {
  const open: string[] = [];
  let at = 0;
  let roots = 0;
  while (at < xml.length) {
    const next = xml.indexOf("<", at);
    const text = xml.slice(at, next < 0 ? xml.length : next);
    const bad = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.exec(text);
    if (bad) return `a bare “&” near “${text.slice(bad.index, bad.index + 30)}”`;
    if (open.length === 0 && /\S/.test(text)) return `text outside of the root: “${text.trim().slice(0, 30)}”`;
    if (next < 0) break;
    if (/[?!]/.test(xml[next + 1] ?? "")) {
      const end = xml.indexOf(">", next);
      if (end < 0) return `a broken tag near “${xml.slice(next, next + 40)}”`;
      at = end + 1;
      continue;
    }
    tag.lastIndex = next;
    const match = tag.exec(xml);
    if (!match) return `a broken tag near “${xml.slice(next, next + 40)}”`;
    const [whole, close, name = "", empty] = match;
    if (close) {
      if (open.pop() !== name) return `</${name}> closes what is not open`;
    } else {
      if (open.length === 0 && ++roots > 1) return "two roots";
      if (!empty) open.push(name);
    }
    at = next + whole.length;
  }
  if (open.length > 0) return `<${open.at(-1)}> is never closed`;
  return roots === 1 ? null : "no root";
}

const tag = /<(\/)?([A-Za-z][\w:.-]*)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/)?>/y;
