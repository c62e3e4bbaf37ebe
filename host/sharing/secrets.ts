import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 bits of chance, as it stands in an address. */
export function drawSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 in hexadecimal: what is kept of a secret. */
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Compares in constant time, whatever the lengths. */
export function isSameSecret(given: string, own: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(own));
}
