import { zip } from "fflate";
import { isUnreadFile } from "../../story/unread-files.ts";

export interface FileInFolder {
  /** With "/", from the folder's own name on. */
  readonly path: string;
  readonly file: File;
}

/** A folder as one file, for the host takes one. Hidden files stay out. */
export async function packFolder(name: string, files: readonly FileInFolder[]): Promise<File> {
  const entries: Record<string, Uint8Array> = {};
  for (const { path, file } of files) {
    if (path.split("/").some((part) => part.startsWith("."))) continue;
    entries[path] = isUnreadFile(path) ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
  }
  const bytes = await new Promise<Uint8Array>((resolve, reject) => {
    // It goes no further than to this machine's host.
    zip(entries, { level: 0, consume: true }, (error, packed) => (error ? reject(error) : resolve(packed)));
  });
  return new File([bytes as Uint8Array<ArrayBuffer>], `${name}.zip`, { type: "application/zip" });
}

/** Asks for a folder; nothing where none is chosen. */
export function chooseFolder(): Promise<readonly FileInFolder[]> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.webkitdirectory = true;
    input.addEventListener("cancel", () => resolve([]));
    input.addEventListener("change", () =>
      resolve([...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }))),
    );
    input.click();
  });
}
