import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components";
import { useObservable } from "../observable.ts";
import { interfaceLanguage, tagOf } from "./language.ts";

/** What React Aria says by itself (a drag that begins, a list that is empty) it says in the studio's language. */
export function SpokenLanguage({ children }: { readonly children: ReactNode }) {
  return <I18nProvider locale={tagOf(useObservable(interfaceLanguage))}>{children}</I18nProvider>;
}
