import type { ExportFormat } from "../../story/preset.ts";
import { type Result, succeed } from "../../story/problem.ts";
import { windowProblems } from "../problems/window-words.ts";

const types: Readonly<Record<ExportFormat | "packet", string>> = {
  epub: "application/epub+zip",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  odt: "application/vnd.oasis.opendocument.text",
  rtf: "application/rtf",
  latex: "text/plain;charset=utf-8",
  fb2: "application/xml",
  html: "text/html;charset=utf-8",
  site: "text/html;charset=utf-8",
  ao3: "text/html;charset=utf-8",
  markdown: "text/plain;charset=utf-8",
  text: "text/plain;charset=utf-8",
  packet: "application/zip",
};

const lifetime = 120_000;

/** A file of the host as an address that this window can open; the token goes in a header, never in an address. */
export async function fetchFile(ticket: string, token: string, format: keyof typeof types): Promise<Result<string>> {
  const gone = { ok: false, problem: windowProblems.fileGone } as const;
  try {
    const response = await fetch(`/file/${ticket}`, { headers: { Authorization: `Bearer ${token}` } });
    if (!response.ok) return gone;
    const address = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: types[format] }));
    setTimeout(() => URL.revokeObjectURL(address), lifetime);
    return succeed(address);
  } catch {
    // Nobody answered: the host is not there.
    return gone;
  }
}
