import { basename } from "node:path";
import { assertNever, type Problem } from "../../story/problem.ts";
import { DiskError } from "./disk.ts";

/** The same where something was to be made, whole or not at all: nothing waits to be saved. */
export function unmade(problem: Problem): Problem {
  const { code } = problem;
  if (code !== "disk-full" && code !== "disk-failed") return problem;
  const next =
    code === "disk-full"
      ? "Make room on it, and try again: nothing was made, and nothing was lost."
      : "Check the disk, and try again: nothing was made, and nothing was lost.";
  return { ...problem, next };
}

/** What a disk's refusal means to a writer. Anything that is not one is a bug and is thrown on. */
export function diskProblem(cause: unknown): Problem {
  if (!(cause instanceof DiskError)) throw cause;
  const name = basename(cause.path);
  switch (cause.code) {
    case "full":
      return {
        code: "disk-full",
        sentence: "The disk is full.",
        next: "Make room on it: what you wrote is kept here and saved by itself when there is room.",
      };
    case "refused":
      return {
        code: "disk-refused",
        sentence: `“${name}” can't be read or written: this account has no permission for it.`,
        next: "Close other programs that may have it open, change its permissions, or choose another folder.",
      };
    case "busy":
      return {
        code: "disk-busy",
        sentence: `Another program holds “${name}”.`,
        next: "Close that program; Redraft tries again by itself.",
      };
    case "absent":
      return {
        code: "disk-absent",
        sentence: `There is no “${name}” at ${cause.path}.`,
        next: "Check the place: it may have been moved, or its disk may not be connected.",
      };
    case "exists":
      return {
        code: "disk-exists",
        sentence: `There is already a “${name}”.`,
        next: "Choose another name or folder.",
      };
    case "folder":
      return { code: "disk-folder", sentence: `“${name}” is a folder.`, next: "Choose a file." };
    case "failed":
      return {
        code: "disk-failed",
        sentence: `The disk reports an error at “${name}”.`,
        next: "Check the disk; what you wrote is kept here as long as Redraft runs.",
      };
    default:
      return assertNever(cause.code);
  }
}
