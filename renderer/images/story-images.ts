import { type Result, succeed } from "../../story/problem.ts";
import { imageGone } from "../problems/window-words.ts";
import type { ProjectSession } from "../studio/project-session.ts";

/** An image that can be shown at once, and how much room it takes, in CSS pixels. */
export interface SizedImage {
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

/** The images of one story, as addresses that a page can show. Each is asked for once. */
export class StoryImages {
  readonly #session: Pick<ProjectSession, "studio" | "project">;
  readonly #known = new Map<string, Promise<Result<string>>>();

  constructor(session: Pick<ProjectSession, "studio" | "project">) {
    this.#session = session;
  }

  /** @param address as the prose has it: "assets/the-hut.png" */
  find(address: string): Promise<Result<string>> {
    const known = this.#known.get(address);
    if (known) return known;
    const asked = this.#fetch(address);
    this.#known.set(address, asked);
    // What is missing may come: it is asked for again the next time that it is to be shown.
    void asked.then((result) => {
      if (!result.ok) this.#known.delete(address);
    });
    return asked;
  }

  /** Those of a text, by their addresses; one that can't be shown is left out. */
  async sized(markdown: string): Promise<ReadonlyMap<string, SizedImage>> {
    const addresses = new Set([...markdown.matchAll(/\]\((assets\/[^)\s]+)/g)].map(([, address = ""]) => address));
    const sized = new Map<string, SizedImage>();
    for (const address of addresses) {
      const found = await this.find(address);
      if (!found.ok) continue;
      const image = new Image();
      image.src = found.value;
      await image.decode().catch(() => undefined);
      const { naturalWidth: width, naturalHeight: height } = image;
      if (width > 0) sized.set(address, { source: found.value, width, height });
    }
    return sized;
  }

  async #fetch(address: string): Promise<Result<string>> {
    const { studio, project } = this.#session;
    const opened = await studio.call("image.open", { project, address });
    if (!opened.ok) return opened;
    try {
      const response = await fetch(`/file/${opened.value.ticket}`, {
        headers: { Authorization: `Bearer ${studio.address.token}` },
      });
      if (response.ok) return succeed(URL.createObjectURL(await response.blob()));
    } catch {
      // Nobody answered: the host is not there.
    }
    return { ok: false, problem: imageGone(address) };
  }
}
