import type { LanguagePreference } from "../../host/contract/preferences.ts";
import { Observable, useObservable } from "../observable.ts";

/** What the studio can speak. */
export type InterfaceLanguage = Exclude<LanguagePreference, "system">;

/** The words of one pane, in each language of the interface; the compiler sees to it that none is missing. */
export interface Texts<Words> {
  readonly english: Words;
  readonly german: Words;
}

/** The language that menus, panes and dialogs speak. A story's own language is another thing. */
export const interfaceLanguage = new Observable<InterfaceLanguage>("english");

/** A pane's words in the chosen language; the pane follows when another one is chosen. */
export function useWords<Words>(texts: Texts<Words>): Words {
  return texts[useObservable(interfaceLanguage)];
}

/** The same outside of React: asked anew each time that something is said. */
export function wordsNow<Words>(texts: Texts<Words>): Words {
  return texts[interfaceLanguage.value];
}

/** As browsers and Intl call it. */
export function tagOf(language: InterfaceLanguage): string {
  return language === "german" ? "de" : "en";
}

/**
 * @param system what the system likes best first, BCP 47; of these the first that the studio can speak, and English where
 *   there is none
 */
export function spokenLanguage(choice: LanguagePreference, system: readonly string[]): InterfaceLanguage {
  // A host of another version may know none of it.
  if (choice === "english" || choice === "german") return choice;
  const known = system.map((tag) => tag.toLowerCase().split("-")[0]).find((tag) => tag === "de" || tag === "en");
  return known === "de" ? "german" : "english";
}
