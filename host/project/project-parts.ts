import type { DocumentName } from "../../history/record.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { ProjectAccess, StorageState } from "../contract/contract.ts";
import type { DataFolder } from "../data-folder.ts";
import type { Disk } from "../disk/disk.ts";
import type { ClientIds } from "../live/client-ids.ts";
import type { LogReader } from "../log/log-reader.ts";
import type { ProjectLog } from "../log/project-log.ts";
import type { ProjectFolder } from "./project-folder.ts";
import type { StoringPace } from "./storing.ts";

export interface ProjectEvents {
  /** A document has new records; do they copy words that stood there, or in another text, before? */
  readonly documentChanged: (document: DocumentName, hasCopies: boolean) => void;
  readonly storage: (state: StorageState) => void;
  readonly notices: () => void;
  /** A document is read anew from the log: whoever shows it lets go of it first. */
  readonly reloading?: (document: DocumentName) => Promise<void>;
  /** Words were forgotten for good in these texts. */
  readonly forgotten?: (items: readonly ItemId[]) => void;
}

export interface ProjectParts {
  readonly disk: Disk;
  readonly data: DataFolder;
  readonly id: ProjectId;
  readonly folder: ProjectFolder;
  readonly access: ProjectAccess;
  /** The own log, or, where nothing may be written, a reader of all. */
  readonly log: ProjectLog | LogReader;
  readonly place: string;
  readonly clientIds: ClientIds;
  readonly events: ProjectEvents;
  readonly pace: StoringPace;
  readonly now: () => number;
}
