import type { ImportSource } from "../../host/contract/contract.ts";
import { type Problem, type Result, succeed } from "../../story/problem.ts";
import { uploadFailed } from "../problems/window-words.ts";

/** Gives the file to the host, which reads it from there as often as the writer changes their mind about the plan. */
export async function upload(file: File, token: string): Promise<Result<ImportSource>> {
  try {
    const response = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}` },
      body: file,
    });
    const answer = (await response.json()) as { readonly upload?: string; readonly problem?: Problem };
    if (answer.upload) return succeed({ kind: "upload", upload: answer.upload });
    if (answer.problem) return { ok: false, problem: answer.problem };
  } catch {
    // fetch throws when nobody answers, json() when what answers isn't Redraft: one sentence fits both.
  }
  return { ok: false, problem: uploadFailed(file.name) };
}
