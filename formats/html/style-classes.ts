import type { ParagraphRole } from "../import/styled/document.ts";
import { roleOfStyle } from "../import/styled/style-names.ts";

/** Classes that a tool gives to what is no paragraph: a wrapper called "chapter" is no heading. */
const wrapper = /^(?:chapter|section|part|title|toc|contents|code|kapitel|citation.*|cita.*)$/i;

/** What a block's classes say that it is: Word's and LibreOffice's styles, and what makers of books call theirs. */
export function roleOfClasses(classes: readonly string[], tagName: string): ParagraphRole | null {
  for (const name of classes) {
    if (name === "" || (tagName !== "p" && wrapper.test(name))) continue;
    const role = roleOfStyle(name.replace(/^Mso(?=[A-Z])/, "").replace(/(?<=\p{Ll})(?=\p{Lu})/gu, "-"));
    if (role && role.kind !== "quote" && role.kind !== "code") return role;
  }
  return null;
}
