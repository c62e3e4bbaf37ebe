/** What an archive of a story may hold, for who writes and for who reads it: more than any story has. */
export const archiveLimits = {
  entries: 200_000,
  bytes: 4 * 1024 ** 3,
  /** One file's: a segment or a picture. */
  bytesOfFile: 512 * 1024 ** 2,
} as const;
