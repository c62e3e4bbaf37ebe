import type { Preferences } from "../../host/contract/preferences.ts";

const storageKey = "redraft.guest-preferences";

/** What a guest's page is like, kept in the guest's own browser for all stories that they come into; the rest is as the host says. */
export function withKeptPreferences(told: Preferences): Preferences {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? "{}") as Partial<Preferences>;
    return { ...told, ...kept, page: { ...told.page, ...kept.page }, writing: { ...told.writing, ...kept.writing } };
  } catch {
    return told;
  }
}

/** Gives them as they are from now on. */
export function keepPreferences(before: Preferences, change: Partial<Preferences>): Preferences {
  const { theme, interfaceLanguage, page, writing, keys, ...others } = { ...before, ...change };
  const kept = { theme, interfaceLanguage, page, writing, keys };
  localStorage.setItem(storageKey, JSON.stringify(kept));
  return { ...others, ...kept };
}
