/** Names that Windows keeps for devices, with any extension. */
const reservedOnWindows = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/** Long enough to tell chapters apart, short enough that no folder on Windows reaches its 260 characters by it. */
const longestName = 80;

const imageEndings = /\.(png|jpe?g|gif|svg|webp)$/i;

/**
 * Makes the path of a new text from its title: "Loomings!" in "chapters" gives "chapters/loomings.md". Letters of any
 * script stay; the name is NFC, safe on Windows, at most 80 characters without the folder, and unlike every path in
 * `taken` on a disk that does not tell upper case from lower.
 *
 * @param taken paths in the project folder
 */
export function fileNameFor(title: string, taken: Iterable<string>, folder: "chapters" | "notes"): string {
  const folded = new Set<string>();
  for (const path of taken) folded.add(foldPath(path));
  return freePath(`${folder}/${nameOfFile(title)}.md`, folded);
}

/** What two paths have in common when a disk takes them for the same: NFC, and without a difference of case. */
export function foldPath(path: string): string {
  return path.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}

/** The path itself, or with "-2", "-3"… before its ending: the first whose folded form is not in `folded`. */
export function freePath(path: string, folded: ReadonlySet<string>): string {
  if (!folded.has(foldPath(path))) return path;
  const dot = path.lastIndexOf(".");
  const slash = path.lastIndexOf("/");
  const stem = dot > slash ? path.slice(0, dot) : path;
  const ending = dot > slash ? path.slice(dot) : "";
  for (let n = 2; ; n++) {
    const tail = `-${n}${ending}`;
    const room = slash + 1 + longestName - tail.length;
    const candidate = `${cutAtCharacter(stem, room)}${tail}`;
    if (!folded.has(foldPath(candidate))) return candidate;
  }
}

/**
 * Whether a path from a manifest, a peer or an import may be used: relative, inside chapters/ or notes/ and ending in
 * .md, or an image inside assets/; and a name that every system can write.
 */
export function isSafeProjectPath(path: unknown): path is string {
  if (typeof path !== "string" || path.length > 400) return false;
  const [folder, ...names] = path.split("/");
  if (names.length === 0 || !names.every(isSafeName)) return false;
  if (folder === "chapters" || folder === "notes") return path.endsWith(".md");
  return folder === "assets" && imageEndings.test(path);
}

/** Whether the path is safe and names a text rather than an image. */
export function isSafeTextPath(path: unknown): path is string {
  return isSafeProjectPath(path) && path.endsWith(".md");
}

function isSafeName(name: string): boolean {
  return !name.startsWith(".") && isWritableName(name);
}

/** Whether every system can write a file or folder of this name, and writes it inside the folder that it is given. */
export function isWritableName(name: string): boolean {
  if (name === "" || name === "." || name === ".." || name.length > 200 || !name.isWellFormed()) return false;
  if (/[<>:"/\\|?*\p{Cc}]/u.test(name) || /[. ]$/.test(name)) return false;
  return !reservedOnWindows.test(name.split(".")[0]?.trimEnd() ?? "");
}

/** A title as the name of a folder or an archive, as near to it as every system can write. */
export function folderNameFor(title: string): string {
  const words = title
    .toWellFormed()
    .normalize("NFC")
    .replace(/[<>:"/\\|?*\p{Cc}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const name = cutAtCharacter(words, longestName).replace(/[. ]+$/, "");
  if (name === "") return "Story";
  return isWritableName(name) ? name : `Story ${name}`;
}

/** A title as the stem of a file name: lower case, words joined by "-". */
export function nameOfFile(title: string): string {
  const words = title
    .toWellFormed()
    .normalize("NFC")
    .toLowerCase()
    .normalize("NFC")
    // An apostrophe inside a word goes without a trace: "don't" is "dont", not "don-t".
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^[-\p{M}]+|-+$/gu, "");
  const name = cutAtCharacter(words, longestName).replace(/-+$/, "");
  if (name === "") return "untitled";
  return reservedOnWindows.test(name) ? `${name}-text` : name;
}

/** At most `length` UTF-16 units, without half a surrogate pair and without a letter that lost its accent. */
function cutAtCharacter(text: string, length: number): string {
  if (text.length <= length) return text;
  let end = Math.max(0, length);
  while (end > 0 && /^[\p{M}\uDC00-\uDFFF]/u.test(text.slice(end, end + 2))) end--;
  return text.slice(0, end);
}
