import type { Problem } from "../../story/problem.ts";

/** What is wrong, and what to do about it: the Problem's own words. */
export function ProblemNote({ problem }: { readonly problem: Problem }) {
  return (
    <div className="problem" role="alert">
      <strong>{problem.sentence}</strong>
      {problem.next}
    </div>
  );
}
