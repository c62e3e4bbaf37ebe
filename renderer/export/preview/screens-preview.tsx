import { useEffect, useMemo, useRef, useState } from "react";
import type { PreviewScreen } from "../../../story/book-preview.ts";
import { ChoiceField } from "../../controls/fields.tsx";
import { useWords } from "../../language/language.ts";
import { useFit } from "./fit.ts";
import { previewTexts } from "./preview-words.ts";
import { bareStyle, inScheme, readerStyle, withStyle } from "./screen-style.ts";
import { Turner, turnedBy } from "./turner.tsx";

const devices = { phone: { width: 375, height: 667 }, tablet: { width: 744, height: 992 } } as const;
type Device = keyof typeof devices;

/** The very documents that are written, in a frame that runs nothing: screen by screen in a reader, scrolled on the web. */
export function ScreensPreview(props: {
  readonly screens: readonly PreviewScreen[];
  readonly isTurned: boolean;
  readonly name: string;
}) {
  const words = useWords(previewTexts);
  const { screens, isTurned } = props;
  const [device, setDevice] = useState<Device>("phone");
  const [isDark, setDark] = useState(false);
  const [document, setDocument] = useState(0);
  const [place, setPlace] = useState({ screen: 0, of: 1 });
  /** Where the next document is entered: its last screen when one turns back. */
  const entered = useRef<"start" | "end" | string>("start");
  const frame = useRef<HTMLIFrameElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const size = devices[device];
  const scale = useFit(stage, size);
  const at = Math.min(document, screens.length - 1);
  const shown = screens[at];
  const markup = useMemo(() => {
    const text = shown?.markup ?? "";
    if (isTurned) return withStyle(text, readerStyle(isDark));
    return /<style\b|<html\b/.test(text) ? inScheme(text, isDark) : withStyle(text, bareStyle(isDark));
  }, [shown, isTurned, isDark]);

  const show = (screen: number) => {
    const page = frame.current?.contentDocument;
    if (!page) return;
    const width = page.documentElement.clientWidth || 1;
    const of = Math.max(1, Math.round((page.body.scrollWidth + 24) / width));
    const next = Math.min(Math.max(0, screen), of - 1);
    page.documentElement.scrollLeft = next * width;
    setPlace({ screen: next, of });
  };
  const turn = (by: -1 | 1) => {
    if (isTurned && place.screen + by >= 0 && place.screen + by < place.of) return show(place.screen + by);
    if (at + by < 0 || at + by >= screens.length) return;
    entered.current = by < 0 && isTurned ? "end" : "start";
    setDocument(at + by);
  };
  const goTo = (id: string) => {
    const page = frame.current?.contentDocument;
    const target = page?.getElementById(id);
    if (!page || !target) return;
    if (!isTurned) return target.scrollIntoView();
    const left = target.getBoundingClientRect().left + page.documentElement.scrollLeft;
    show(Math.floor(left / (page.documentElement.clientWidth || 1)));
  };
  const follow = (address: string) => {
    const [path = "", id = ""] = address.split("#");
    const to = path === "" ? at : screens.findIndex((screen) => screen.path.endsWith(path.replace(/^(\.\.?\/)+/, "")));
    if (to === at && id !== "") return goTo(id);
    if (to < 0) return;
    entered.current = id || "start";
    setDocument(to);
  };
  const arrive = () => {
    const page = frame.current?.contentDocument;
    if (!page) return;
    page.addEventListener("click", (event) => {
      const link = (event.target as Element).closest("a[href]");
      if (!link) return;
      event.preventDefault();
      follow(link.getAttribute("href") ?? "");
    });
    page.addEventListener("keydown", (event) => {
      // What the page has no use for is the dialog's: Escape closes it, arrows turn.
      if (isTurned || event.key === "Escape")
        frame.current?.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, bubbles: true }));
    });
    const enter = entered.current;
    entered.current = "start";
    if (enter === "end") show(Number.MAX_SAFE_INTEGER);
    else if (enter !== "start") goTo(enter);
    else show(0);
  };
  // Another device breaks the text anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown of the document follows the device's size alone.
  useEffect(() => {
    if (isTurned) show(place.screen);
  }, [device]);

  const said = [
    ...(screens.length > 1 ? [words.place(at + 1, screens.length)] : []),
    ...(isTurned && place.of > 1 ? [words.place(place.screen + 1, place.of)] : []),
  ].join(" · ");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys turn the screen from anywhere in it.
    <div
      className="screens-preview"
      onKeyDown={(event) => {
        const by = turnedBy(event);
        if (by !== null) turn(by);
      }}
    >
      <div className="stage" ref={stage}>
        <div className="device" style={{ width: size.width * scale, height: size.height * scale }}>
          <iframe
            ref={frame}
            title={words.screenOf(props.name)}
            sandbox="allow-same-origin"
            srcDoc={markup}
            onLoad={arrive}
            style={{
              width: size.width,
              height: size.height,
              transform: `scale(${scale})`,
              colorScheme: isDark ? "dark" : "light",
            }}
          />
        </div>
      </div>
      <Turner
        said={said}
        canGoBack={at > 0 || (isTurned && place.screen > 0)}
        canGoOn={at < screens.length - 1 || (isTurned && place.screen < place.of - 1)}
        onTurn={turn}
      >
        <ChoiceField
          label={words.device}
          value={device}
          choices={[
            { id: "phone", label: words.phone },
            { id: "tablet", label: words.tablet },
          ]}
          onChange={(id) => setDevice(id === "tablet" ? "tablet" : "phone")}
        />
        <ChoiceField
          label={words.light}
          value={isDark ? "dark" : "light"}
          choices={[
            { id: "light", label: words.light },
            { id: "dark", label: words.dark },
          ]}
          onChange={(id) => setDark(id === "dark")}
        />
      </Turner>
    </div>
  );
}
