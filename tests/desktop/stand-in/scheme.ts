/**
 * Chromium knows no `redraft:`, so that the windows' page is at this address in it. Only the stand-in sees it: the main
 * process and the host are told our own scheme.
 */
const page = "http://app.redraft.localhost";
const own = "redraft://app";

export function toChromium(address: string): string {
  return address.startsWith(own) ? page + address.slice(own.length) : address;
}

export function toElectron(address: string): string {
  return address.startsWith(page) ? own + address.slice(page.length) : address;
}

export const pageHost = new URL(page).host;
export { own as ownOrigin, page as pageOrigin };
