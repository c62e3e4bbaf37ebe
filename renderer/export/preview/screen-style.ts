/**
 * What an e-reader adds to a book: its own type and colours, and screens that are turned. The book's own style is not touched
 * by it where it says something.
 */
export function readerStyle(isDark: boolean): string {
  return `<style>
html { ${colours(isDark)} font: 17px/1.5 Georgia, "Noto Serif", serif; overflow: hidden; height: 100%; }
body { box-sizing: border-box; height: 100vh; margin: 0 !important; padding: 28px 24px !important;
  columns: calc(100vw - 48px) auto; column-gap: 48px; column-fill: auto; overflow-wrap: break-word; }
img { max-height: calc(100vh - 60px); object-fit: contain; }
a { color: inherit; }
</style>`;
}

/** What a web page has that says nothing of its looks: an archive's chapter. */
export function bareStyle(isDark: boolean): string {
  return `<style>html { ${colours(isDark)} font: 16px/1.6 Verdana, Helvetica, sans-serif; } body { margin: 1rem auto; padding: 0 1rem; max-width: 45rem; }</style>`;
}

function colours(isDark: boolean): string {
  return isDark
    ? "color-scheme: dark; background: #16171a; color: #d6d3cd;"
    : "color-scheme: light; background: #fefefc; color: #1c1b19;";
}

/** A page that follows the reader's scheme, in the one that is chosen here: a frame would ask the system. */
export function inScheme(markup: string, isDark: boolean): string {
  return markup.replace(/<style>[\s\S]*?<\/style>/g, (style) =>
    style
      .replaceAll("(prefers-color-scheme: dark)", isDark ? "all" : "not all")
      .replaceAll("color-scheme: light dark", `color-scheme: ${isDark ? "dark" : "light"}`),
  );
}

/** Before anything that the document says of itself. */
export function withStyle(markup: string, style: string): string {
  const head = /<head\b[^>]*>/.exec(markup);
  if (!head) return `<!DOCTYPE html><html><head>${style}</head><body>${markup}</body></html>`;
  const at = head.index + head[0].length;
  return markup.slice(0, at) + style + markup.slice(at);
}
