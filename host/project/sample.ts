import { type Result, succeed } from "../../story/problem.ts";
import type { Host } from "../host.ts";

export async function openSample(host: Host): Promise<Result<string>> {
  return succeed(host.libraryFolder);
}
