import { resolve } from "node:path";
import { fail, succeed } from "../../story/problem.ts";
import { print } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withProject } from "../with-studio.ts";

export const checkVerb: Verb = {
  shape: {
    name: "check",
    takes: "PROJECT",
    least: 1,
    most: 1,
    options: [{ name: "repair", value: null, help: "write again what can be made from what is here" }],
    summary: "Reads everything, says what is whole and what is not.",
  },
  run: ({ words, switches }, output) =>
    withProject(resolve(words[0] ?? ""), async (studio, project) => {
      const report = await studio.call("project.check", { project, repair: switches.has("repair") });
      if (!report.ok) return report;
      const { ok, problems } = report.value;
      print(output, report.value, () => {
        if (problems.length === 0) return "Everything is whole.\n";
        return problems
          .map(
            ({ where, sentence, repaired }) =>
              `${where ? `${where}: ` : ""}${sentence}${repaired ? " Repaired." : ""}\n`,
          )
          .join("");
      });
      if (ok) return succeed(null);
      return fail(
        "check-found",
        notWhole(problems.filter((problem) => !problem.repaired).length),
        "“redraft check --repair” mends what can be mended.",
      );
    }),
};

function notWhole(count: number): string {
  return count === 1 ? "One thing is not whole." : `${count} things are not whole.`;
}
