import type { ForgettingCalls } from "../contract/forgetting.ts";
import { forgetPassage, previewForgetting } from "../project/forgetting.ts";
import { authorOf } from "../sharing/session.ts";
import { type Handlers, withText, withWritable } from "./with-project.ts";

/** What the calls about forgetting do. */
export const forgettingHandlers: Handlers<keyof ForgettingCalls> = {
  "forget.preview": (host, { project, ...order }) =>
    withText(host, { project, chapter: order.chapter }, () =>
      withWritable(host, project, (open) => previewForgetting(open, order)),
    ),
  "forget.run": (host, { project, ...order }, session) =>
    withText(host, { project, chapter: order.chapter }, () =>
      withWritable(host, project, (open) => forgetPassage(open, order, authorOf(session))),
    ),
};
