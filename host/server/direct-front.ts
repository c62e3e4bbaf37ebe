import type { Server } from "node:http";
import { createServer } from "node:https";
import type { DirectPlace } from "../sharing/direct-link.ts";
import { openFront, portOf, type Served } from "./front.ts";
import { limits } from "./limits.ts";
import { openOwnCertificate } from "./own-certificate.ts";
import { directName } from "./pinned-connection.ts";
import { type Serving, usualServing } from "./serving.ts";

/**
 * Listens, on every network that this machine is in, for the hosts of guests who came by a link from Redraft to Redraft. The owner's token
 * opens nothing here.
 *
 * @throws where the port is another program's
 */
export async function listenForHosts(
  { host: name, port }: NonNullable<Serving["direct"]>,
  served: Served,
): Promise<{ readonly server: Server; readonly place: DirectPlace }> {
  const { disk, data } = served.host;
  const { pem, fingerprint } = await openOwnCertificate(disk, data.path);
  const server = createServer({ key: pem, cert: pem, minVersion: "TLSv1.3", handshakeTimeout: limits.unknownTime });
  openFront(server, { ...served, token: null, serving: { ...usualServing, addresses: [`https://${directName}`] } });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return { server, place: { host: name, port: portOf(server), fingerprint } };
}
