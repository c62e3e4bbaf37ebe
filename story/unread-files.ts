const unread = /\.(?:pdf|mp4|m4v|mov|avi|mkv|webm|mp3|m4a|wav|aiff?|flac|ogg|webarchive|psd|tiff?|zip|7z|dmg)$/i;

/** What no reader of manuscripts makes anything of, and what is large: whole films in a project's research. Its name is enough. */
export function isUnreadFile(name: string): boolean {
  return unread.test(name);
}
