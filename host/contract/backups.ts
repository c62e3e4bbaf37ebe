/** A dated copy of a story's whole folder. */
export interface Backup {
  /** Of the archive, on the host's machine. */
  readonly path: string;
  readonly bytes: number;
  /** ISO 8601. */
  readonly time: string;
}

export interface MadeBackup extends Backup {
  /** Files of the story's folder that are larger than an archive may hold. */
  readonly leftOut: readonly string[];
}
