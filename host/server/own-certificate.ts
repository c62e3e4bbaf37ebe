import { createHash, X509Certificate } from "node:crypto";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import type { Disk } from "../disk/disk.ts";
import { readIfThere } from "../disk/read-if-there.ts";
import { writeWhole } from "../disk/write-whole.ts";

/** What this installation proves itself with to the hosts of its guests. */
export interface OwnCertificate {
  /** The private key and the certificate, both in PEM. */
  readonly pem: string;
  readonly fingerprint: string;
}

/**
 * The certificate that this installation has made for itself, once: links say its fingerprint, so that it stays. Nobody else has to vouch for
 * it, and nobody looks at its name or at when it ends. @throws DiskError
 */
export async function openOwnCertificate(disk: Disk, dataFolder: string): Promise<OwnCertificate> {
  const path = join(dataFolder, "own-certificate.pem");
  const kept = new TextDecoder().decode((await readIfThere(disk, path)) ?? new Uint8Array());
  const fingerprint = fingerprintIn(kept);
  if (fingerprint) return { pem: kept, fingerprint };
  const { generate } = await import("selfsigned");
  const made = await generate([{ name: "commonName", value: "Redraft" }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    notAfterDate: new Date(Date.UTC(new Date().getUTCFullYear() + 100, 0)),
  });
  const pem = `${made.private.trim()}\n${made.cert.trim()}\n`;
  await writeWhole(disk, path, new TextEncoder().encode(pem));
  await chmod(path, 0o600);
  return { pem, fingerprint: fingerprintIn(pem) ?? "" };
}

/** SHA-256 of a certificate, as a link has it. */
export function fingerprintOf(certificate: Uint8Array): string {
  return createHash("sha256").update(certificate).digest("base64url");
}

function fingerprintIn(pem: string): string | null {
  try {
    return fingerprintOf(new X509Certificate(pem).raw);
  } catch {
    return null;
  }
}
