/** What was dropped on the page, or pasted, as far as its name and its type tell. */
export type DroppedFile =
  | { readonly kind: "image" }
  | { readonly kind: "folder" }
  | { readonly kind: "manuscript" }
  | { readonly kind: "unknown" };

const manuscripts =
  /\.(?:txt|text|md|markdown|docx?|f?odt|ott|rtf|x?html?|epub|fb2|org|rst|textile|opml|scrivx?|nwx|zip|pages|tex)$/i;
const images = /\.(?:png|jpe?g|gif|webp|svg)$/i;

/**
 * @param type as the system has it, "" where it knows none
 * @param isFolder where the browser tells
 */
export function droppedFile(name: string, type: string, isFolder: boolean): DroppedFile {
  if (isFolder) return { kind: "folder" };
  if (type.startsWith("image/") || (type === "" && images.test(name))) return { kind: "image" };
  if (manuscripts.test(name) || type.startsWith("text/")) return { kind: "manuscript" };
  return { kind: "unknown" };
}

/** What stands for an image where it can't be seen, until the writer says it better. */
export function describedBy(name: string): string {
  return name
    .replace(/\.[^.]*$/, "")
    .replace(/[[\]\\]/g, "")
    .replace(/[-_\s]+/g, " ")
    .trim();
}

/** The Markdown of images, a paragraph each. */
export function imageParagraphs(images: readonly { readonly address: string; readonly description: string }[]): string {
  return images.map(({ address, description }) => `![${description}](${address})`).join("\n\n");
}

/**
 * What has to be put in so that paragraphs stand by themselves at this place: behind the paragraph that it is in.
 * @param text of the chapter @param at UTF-16 offset
 */
export function paragraphsAt(
  text: string,
  at: number,
  paragraphs: string,
): { readonly from: number; readonly insert: string } {
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  const newline = text.indexOf("\n", at);
  const lineEnd = newline < 0 ? text.length : newline;
  const isBlank = text.slice(lineStart, lineEnd).trim() === "";
  const from = isBlank ? lineStart : lineEnd;
  const before = text.slice(0, from);
  const after = text.slice(isBlank ? lineEnd : from);
  const lead = before.trim() === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = after.trim() === "" ? "" : after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  return { from, insert: `${lead}${paragraphs}${tail}` };
}
