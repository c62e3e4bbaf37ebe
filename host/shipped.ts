import { fileURLToPath } from "node:url";

/**
 * Where lies what comes with Redraft, in a checkout. The desktop's bundle has `electron/shipped.ts` in the place of this
 * module.
 */
export const workerModule = new URL("./jobs/worker.ts", import.meta.url);
export const matcherModule = new URL("./search/matcher.ts", import.meta.url);
export const sampleFolder = fileURLToPath(new URL("../projects/an-allowance-for-mud/project", import.meta.url));
export const studioFolder = fileURLToPath(new URL("../dist/renderer", import.meta.url));
