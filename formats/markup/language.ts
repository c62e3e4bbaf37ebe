/** A language tag as BCP 47 wants it; "und" (undetermined) for what is none. */
export function languageTag(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.trim().replaceAll("_", "-"))[0] ?? "und";
  } catch {
    return "und";
  }
}

export function writesRightToLeft(tag: string): boolean {
  return /^(?:ar|he|fa|ur|yi|ps|sd|ug|dv|ckb|syr)(?:-|$)/.test(tag) || /-(?:Arab|Hebr|Syrc|Thaa|Nkoo)(?:-|$)/.test(tag);
}
