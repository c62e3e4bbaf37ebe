import { planChanged } from "../../formats/import/plan-edits.ts";
import { succeed } from "../../story/problem.ts";
import type { PlanCalls } from "../contract/planning.ts";
import { textOfPlan } from "../jobs/held-plan.ts";
import { sourceFile } from "./source-file.ts";
import type { Handlers } from "./with-project.ts";

export const planHandlers: Handlers<keyof PlanCalls> = {
  "import.plan": async (host, { source, ...order }) => {
    const file = sourceFile(host, source);
    return file.ok ? host.plan.show(host.disk, file.value, order, new AbortController().signal) : file;
  },
  "import.text": async (host, { source, of, place, ...order }) => {
    const file = sourceFile(host, source);
    if (!file.ok) return file;
    const planned = await host.plan.manuscript(host.disk, file.value, order, new AbortController().signal);
    if (!planned.ok) return planned;
    const text = textOfPlan(planned.value, of, place);
    return text ? succeed(text) : planChanged;
  },
};
