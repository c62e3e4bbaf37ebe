import { look } from "../preferences/preferences.ts";
import { interfaceLanguage, spokenLanguage, tagOf } from "./language.ts";

/** Speaks as the writer likes it, in this window as in every other, and goes with the system where that is liked. */
export function followLanguage(): void {
  const apply = () => {
    const language = spokenLanguage(look.value.interfaceLanguage, navigator.languages);
    document.documentElement.lang = tagOf(language);
    interfaceLanguage.set(language);
  };
  window.addEventListener("languagechange", apply);
  look.subscribe(apply);
  apply();
}
