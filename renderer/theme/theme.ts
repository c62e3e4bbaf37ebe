import { Observable } from "../observable.ts";

export const themeChoices = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const storageKey = "redraft.theme";
const systemDark = matchMedia("(prefers-color-scheme: dark)");

export const themeChoice = new Observable<ThemeChoice>(readChoice());

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(storageKey, choice);
  themeChoice.set(choice);
}

/** Keeps `data-theme` on the page as the writer, or else the system, wants it. */
export function followTheme(): void {
  const apply = () => {
    const choice = themeChoice.value;
    const dark = choice === "system" ? systemDark.matches : choice === "dark";
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  };
  systemDark.addEventListener("change", apply);
  themeChoice.subscribe(apply);
  apply();
}

function readChoice(): ThemeChoice {
  const stored = localStorage.getItem(storageKey);
  return themeChoices.find((choice) => choice === stored) ?? "system";
}
