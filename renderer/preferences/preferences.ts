import type {
  LanguagePreference,
  PagePreferences,
  Preferences,
  ThemePreference,
} from "../../host/contract/preferences.ts";
import { Observable } from "../observable.ts";
import type { StudioSocket } from "../studio-socket.ts";

/** What decides how the first paint looks, before the host has said anything. */
type Look = Pick<Preferences, "theme" | "interfaceLanguage" | "page">;

export const themeChoices = [
  "system",
  "light",
  "white",
  "dark",
  "black",
  "contrast",
] as const satisfies readonly ThemePreference[];

export const languageChoices = ["system", "english", "german"] as const satisfies readonly LanguagePreference[];

const cacheKey = "redraft.look";
const systemDark = matchMedia("(prefers-color-scheme: dark)");
const usualLook: Look = { theme: "system", interfaceLanguage: "system", page: { font: "book", size: 19, width: 37 } };

/** The installation's preferences; null until the host has told them. */
export const preferences = new Observable<Preferences | null>(null);
export const look = new Observable<Look>(cachedLook());

/** Follows the host, in this window as in every other, and the system where the writer likes that. */
export function followPreferences(studio: StudioSocket): void {
  const take = (told: Preferences) => {
    preferences.set(told);
    const { theme, interfaceLanguage, page } = told;
    localStorage.setItem(cacheKey, JSON.stringify({ theme, interfaceLanguage, page }));
    look.set({ theme, interfaceLanguage, page });
  };
  studio.state.subscribe(() => {
    const host = studio.state.value;
    if (host.kind === "connected") take(host.welcome.preferences);
  });
  studio.on("preferences.changed", take);
}

/** Keeps the page as the writer likes it. */
export function followLook(): void {
  const apply = () => {
    const { theme, page } = look.value;
    const shown = theme === "system" ? (systemDark.matches ? "dark" : "light") : theme;
    const root = document.documentElement;
    root.dataset.theme = shown;
    root.dataset.pageFont = page.font;
    root.style.setProperty("--prose-size", `${page.size / 16}rem`);
    root.style.setProperty("--measure", `${page.width}rem`);
  };
  systemDark.addEventListener("change", apply);
  look.subscribe(apply);
  apply();
}

function cachedLook(): Look {
  try {
    const cached = JSON.parse(localStorage.getItem(cacheKey) ?? "null") as Partial<Look> | null;
    const page: PagePreferences = { ...usualLook.page, ...cached?.page };
    const theme = themeChoices.find((choice) => choice === cached?.theme) ?? usualLook.theme;
    const { interfaceLanguage } = usualLook;
    const language = languageChoices.find((choice) => choice === cached?.interfaceLanguage) ?? interfaceLanguage;
    return { theme, interfaceLanguage: language, page };
  } catch {
    return usualLook;
  }
}
