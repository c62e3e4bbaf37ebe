import { ArrowLeftRight, FileSearch, X } from "lucide-react";
import { Button } from "react-aria-components";
import { commands } from "../commands/command-center.ts";
import { useWords } from "../language/language.ts";
import { Page } from "./page.tsx";
import { pagesTexts } from "./pages-words.ts";
import type { Pages } from "./use-pages.ts";

/** Another text beside the first, or the same elsewhere; both are live. */
export function SecondPage(props: Omit<Parameters<typeof Page>[0], "side" | "isHidden">) {
  const { pages } = props;
  const words = useWords(pagesTexts);
  return (
    <section
      className="second-page"
      aria-label={words.secondPage}
      data-used={pages.active === "second" || undefined}
      onFocus={() => pages.turnTo("second")}
    >
      <header className="second-page-bar">
        <span className="name">{pages.second?.title}</span>
        <Tools pages={pages} />
      </header>
      <Page {...props} side="second" isHidden={false} />
    </section>
  );
}

function Tools({ pages }: { readonly pages: Pages }) {
  const words = useWords(pagesTexts);
  return (
    <>
      <Button
        className="button quiet icon"
        aria-label={words.choose}
        onPress={() => {
          pages.turnTo("second");
          commands.run("story.quickOpen");
        }}
      >
        <FileSearch size={15} aria-hidden />
      </Button>
      <Button className="button quiet icon" aria-label={words.exchange} onPress={pages.exchange}>
        <ArrowLeftRight size={15} aria-hidden />
      </Button>
      <Button className="button quiet icon" aria-label={words.closeSecond} onPress={pages.closeSecond}>
        <X size={15} aria-hidden />
      </Button>
    </>
  );
}
