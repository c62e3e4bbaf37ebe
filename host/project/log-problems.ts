import type { Project } from "./project.ts";

/** What of the logs could not be read: said once each, and taken back when a sync client has brought the rest. */
export class LogProblems {
  readonly #project: Project;
  readonly #said = new Set<string>();

  constructor(project: Project) {
    this.#project = project;
  }

  tell(): void {
    const { notices } = this.#project.mirroring;
    const standing = new Set<string>();
    for (const problem of this.#project.logProblems) {
      const id = `log ${problem.sentence}`;
      standing.add(id);
      if (!this.#said.has(id)) notices.say(id, problem);
      this.#said.add(id);
    }
    for (const id of this.#said) if (!standing.has(id)) this.#said.delete(id);
    notices.keepOnly("log ", standing);
  }
}
