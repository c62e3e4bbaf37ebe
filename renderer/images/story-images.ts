import type { Problem, Result } from "../../story/problem.ts";
import { fail, succeed } from "../../story/problem.ts";
import type { ProjectSession } from "../studio/project-session.ts";

/** The images of one story, as addresses that a page can show. Each is asked for once. */
export class StoryImages {
  readonly #session: ProjectSession;
  readonly #known = new Map<string, Promise<Result<string>>>();

  constructor(session: ProjectSession) {
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
    return { ok: false, problem: gone(address) };
  }
}

function gone(address: string): Problem {
  return fail(
    "image-gone",
    `“${address}” could not be read.`,
    "See that Redraft is running, and open the chapter again.",
  ).problem;
}
