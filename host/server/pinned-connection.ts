import { connect, type TLSSocket } from "node:tls";
import { fail, type Result, succeed } from "../../story/problem.ts";
import type { DirectPlace } from "../sharing/direct-link.ts";
import { fingerprintOf } from "./own-certificate.ts";

/** Milliseconds. */
const patience = 10_000;

/** The name under which hosts know each other: it is nobody's in the world, and says nothing to whoever listens on the way. */
export const directName = "redraft.invalid";

/**
 * Connects to the very host that a link names. Before the certificate is known to be the one of the link nothing is sent but TLS's own
 * greeting: whoever stands in that host's place learns no token.
 */
export function connectPinned({ host, port, fingerprint }: DirectPlace): Promise<Result<TLSSocket>> {
  return new Promise((resolve) => {
    // The certificate is its own issuer; what makes it the right one is looked at below.
    const socket = connect({
      host: host.replace(/^\[(.*)\]$/, "$1"),
      port,
      servername: directName,
      minVersion: "TLSv1.3",
      rejectUnauthorized: false,
    });
    const give = (result: Result<TLSSocket>) => {
      socket.setTimeout(0);
      if (!result.ok) socket.destroy();
      resolve(result);
    };
    socket.setTimeout(patience, () => give(unreachable));
    socket.once("error", () => give(unreachable));
    socket.once("secureConnect", () => {
      const { raw } = socket.getPeerCertificate();
      give(raw && fingerprintOf(raw) === fingerprint ? succeed(socket) : otherCertificate);
    });
  });
}

const unreachable = fail(
  "direct-unreachable",
  "The computer that this story is on does not answer.",
  "It may be off, or its Redraft may not be running. What you write is kept until it is back.",
);

const otherCertificate = fail(
  "certificate-other",
  "Another computer answers in the place of the one that sent the link. Nothing was sent to it.",
  "Ask whoever sent the link for a new one. If theirs is unchanged, somebody may stand between you two.",
);
