import type { Problem } from "../../story/problem.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";

/** What is wrong, and what to do about it. */
export function ProblemNote({ problem }: { readonly problem: Problem }) {
  const say = useSaidByHost();
  return (
    <div className="problem" role="alert">
      <strong>{say(problem.sentence)}</strong>
      {say(problem.next)}
    </div>
  );
}
