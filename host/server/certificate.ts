import { unwatchFile, watchFile } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import { createServer } from "node:https";
import type { Serving } from "./serving.ts";

/** How often it is looked whether a certificate was renewed; milliseconds. */
const renewalInterval = 60_000;

/**
 * A server with a certificate, which is taken anew when its files change: who renews it doesn't stop anybody's writing.
 *
 * @throws where the files can't be read, or are none
 */
export async function createSecureServer({
  chain,
  key,
}: NonNullable<Serving["certificate"]>): Promise<{ readonly server: Server; readonly stop: () => void }> {
  const read = async () => ({ cert: await readFile(chain), key: await readFile(key), minVersion: "TLSv1.2" as const });
  const server = createServer(await read());
  const renew = () => {
    // Between the two files' renewal they don't fit: the old ones stay until they do.
    read()
      .then((context) => server.setSecureContext(context))
      .catch((cause: unknown) => console.error(`The certificate could not be read again: ${String(cause)}`));
  };
  for (const path of [chain, key]) watchFile(path, { interval: renewalInterval, persistent: false }, renew);
  const stop = () => {
    for (const path of [chain, key]) unwatchFile(path, renew);
  };
  return { server, stop };
}
