import { syntaxTree } from "@codemirror/language";
import { type EditorState, type Extension, type Range, RangeSet } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from "@codemirror/view";
import type { SyntaxNode } from "@lezer/common";
import { marksStepAside } from "../editor/hidden-marks.ts";
import { saidByHost } from "../problems/said-by-host.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import type { StoryImages } from "./story-images.ts";

class ShownImage extends WidgetType {
  readonly images: StoryImages;
  readonly address: string;
  readonly description: string;

  constructor(images: StoryImages, address: string, description: string) {
    super();
    this.images = images;
    this.address = address;
    this.description = description;
  }

  override eq(other: ShownImage): boolean {
    return other.address === this.address && other.description === this.description;
  }

  override toDOM(view: EditorView): HTMLElement {
    const place = document.createElement("span");
    place.className = "prose-image";
    void this.images.find(this.address).then((found) => {
      if (found.ok) {
        const image = document.createElement("img");
        image.alt = this.description;
        image.title = this.description;
        image.onload = () => view.requestMeasure();
        image.src = found.value;
        place.replaceChildren(image);
      } else {
        place.classList.add("missing");
        place.setAttribute("role", "note");
        place.textContent = saidByHost(found.problem.sentence);
      }
      view.requestMeasure();
    });
    return place;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

/** The story's own images where they stand; the words that name one are there where the cursor is. Nothing is asked of the web. */
export function imageMarks({ images }: Pick<ProjectSession, "images">): Extension {
  const decorate = ({ state, visibleRanges }: EditorView): DecorationSet => {
    const ranges: Range<Decoration>[] = [];
    for (const { from, to } of visibleRanges) {
      if (!state.sliceDoc(from, to).includes("](assets/")) continue;
      syntaxTree(state).iterate({
        from,
        to,
        enter: ({ name, node }) => {
          if (name === "Image") ranges.push(...shown(state, node, images));
        },
      });
    }
    return RangeSet.of(ranges, true);
  };
  return [
    ViewPlugin.fromClass(
      class {
        decorations: DecorationSet;
        constructor(view: EditorView) {
          this.decorations = decorate(view);
        }
        update(update: ViewUpdate) {
          const isParsed = syntaxTree(update.startState) !== syntaxTree(update.state);
          if (update.docChanged || update.viewportChanged || update.selectionSet || isParsed)
            this.decorations = decorate(update.view);
        }
      },
      { decorations: ({ decorations }) => decorations },
    ),
    look,
  ];
}

function shown(state: EditorState, { from, to }: SyntaxNode, images: StoryImages): Range<Decoration>[] {
  const [, description = "", address = ""] = /^!\[([^\]]*)\]\((assets\/[^)\s]+)/.exec(state.sliceDoc(from, to)) ?? [];
  if (address === "") return [];
  const widget = new ShownImage(images, address, description);
  const isTouched = state.selection.ranges.some((range) => range.from <= to && range.to >= from);
  return isTouched || !state.facet(marksStepAside)
    ? [Decoration.widget({ widget, side: 1 }).range(to)]
    : [Decoration.replace({ widget }).range(from, to)];
}

const look = EditorView.theme({
  ".prose-image": { display: "block", textIndent: "0", textAlign: "center", padding: "0.4em 0" },
  ".prose-image img": { maxWidth: "100%", maxHeight: "70vh", borderRadius: "2px", verticalAlign: "top" },
  ".prose-image.missing": { color: "var(--warn)", font: "0.8em var(--ui-font)" },
});
