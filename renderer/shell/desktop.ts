import type { Desktop } from "../../electron/contract.ts";

declare global {
  interface Window {
    /** Put there by the desktop shell's preload. */
    readonly desktop?: Desktop;
  }
}

/** What only the desktop can do; null in a browser. */
export const desktop: Desktop | null = window.desktop ?? null;
export const shell = desktop ? "desktop" : "browser";
