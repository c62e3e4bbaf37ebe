import type { EbookFont } from "../../story/preset.ts";

/**
 * Where the fonts lie that come with Redraft, in a checkout: in the packages that `npm ci` put there. The desktop's bundle has
 * `electron/shipped.ts` in the place of this module.
 */
export const fontFolders: { readonly [font in EbookFont]: string } = {
  "EB Garamond": folderOf("eb-garamond"),
  Literata: folderOf("literata"),
  Tinos: folderOf("tinos"),
  "Courier Prime": folderOf("courier-prime"),
};

function folderOf(family: string): string {
  const { pathname } = new URL(".", import.meta.resolve(`@expo-google-fonts/${family}/package.json`));
  const path = decodeURIComponent(pathname);
  return process.platform === "win32" ? path.slice(1).replaceAll("/", "\\") : path;
}
