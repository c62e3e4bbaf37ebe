/** A language tag as BCP 47 wants it; "und" (undetermined) for what is none. */
export function languageTag(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.trim().replaceAll("_", "-"))[0] ?? "und";
  } catch {
    return "und";
  }
}
