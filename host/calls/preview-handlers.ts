import { exportFormats } from "../../story/preset.ts";
import type { PreviewCalls } from "../contract/preview.ts";
import { formatUnknown } from "../jobs/export-book.ts";
import { previewExport } from "../jobs/preview-export.ts";
import { type Handlers, withProject } from "./with-project.ts";

export const previewHandlers: Handlers<keyof PreviewCalls> = {
  "export.preview": (host, { project, job, ...order }) =>
    withProject(host, project, (open) =>
      host.jobs.run(job, async (signal) =>
        exportFormats.includes(order.format) ? previewExport(open, order, signal) : formatUnknown(order.format),
      ),
    ),
};
