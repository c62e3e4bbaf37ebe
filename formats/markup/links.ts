/**
 * The address of a link that may stay one (http, https, mailto), written so that the strictest reader of URLs takes it
 * (RFC 3986, section 2); null for every other, which stays plain text.
 */
export function safeLink(address: string): string | null {
  if (!/^(?:https?:\/\/|mailto:)/i.test(address.trim()) || !URL.canParse(address.trim())) return null;
  const url = new URL(address.trim());
  if (url.protocol !== "mailto:" && url.hostname === "") return null;
  const [path = "", ...fragments] = url.href.split("#");
  const fragment = fragments.length > 0 ? `#${encodeRest(fragments.join("%23"))}` : "";
  return encodeRest(path) + fragment;
}

function encodeRest(text: string): string {
  return text
    .replace(/%(?![0-9A-Fa-f]{2})/g, "%25")
    .replace(/[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]/g, (character) => encodeURIComponent(character.toWellFormed()));
}
