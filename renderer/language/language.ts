import { Observable, useObservable } from "../observable.ts";

/** What the studio can speak. */
export type InterfaceLanguage = "english" | "german";

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
