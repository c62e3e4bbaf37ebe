import { decodeEntities } from "../markup/read.ts";
import { pathFrom } from "./page.ts";

const named = /<(?:img|image|link)\b[^>]*?\s(?:src|href|xlink:href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const mostNamed = 1000;

/**
 * The images and style sheets that a page names in its own folder or below: what is to be read along with it. Nothing above the
 * folder is among them, and nothing of the web.
 *
 * @param bytes in an encoding that has ASCII as it is
 */
export function filesBeside(bytes: Uint8Array): string[] {
  const text = new TextDecoder().decode(bytes);
  const paths = new Set<string>();
  for (const [, double, single, bare] of text.matchAll(named)) {
    const address = decodeEntities(double ?? single ?? bare ?? "").trim();
    if (/^(?:[a-z][a-z0-9+.-]*:|\/|\\|#)/i.test(address) || /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(decoded(address)))
      continue;
    const path = pathFrom("", address);
    if (/\.(?:png|jpe?g|gif|webp|svg|css)$/i.test(path)) paths.add(path);
    if (paths.size >= mostNamed) break;
  }
  return [...paths];
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
