/**
 * Where the fonts lie that come with Redraft, in a checkout: in the packages that `npm ci` put there. The desktop's bundle has
 * `electron/shipped.ts` in the place of this module. Nothing is read here: the typesetter reads its fonts itself.
 */
export const fontFolders: readonly string[] = ["eb-garamond", "literata", "tinos", "courier-prime"].map((family) => {
  const { pathname } = new URL(".", import.meta.resolve(`@expo-google-fonts/${family}/package.json`));
  const path = decodeURIComponent(pathname);
  return process.platform === "win32" ? path.slice(1).replaceAll("/", "\\") : path;
});
