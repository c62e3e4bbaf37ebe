import { type Result, succeed } from "../../story/problem.ts";
import { windowProblems } from "../problems/window-words.ts";
import { desktop } from "./desktop.ts";

/** Where this window finds its host. */
export interface HostAddress {
  /** WebSocket addresses. */
  readonly contract: string;
  readonly live: string;
  readonly token: string;
  /** The link's token by which this browser comes for the first time; `token` is what it shows from then on. */
  readonly join?: string;
}

export type FindHost = () => Promise<Result<HostAddress>>;

const noToken = { ok: false, problem: windowProblems.tokenMissing } as const;

/** Asked before each connection: on the desktop a host that was started anew may listen elsewhere. */
export function hostFinder(token: string): FindHost {
  if (!desktop) return async () => (token ? succeed(besidePage(token)) : noToken);
  const shell = desktop;
  return async () => {
    const place = await shell.hostPlace();
    return place.ok ? succeed(addressesAt(`ws://127.0.0.1:${place.value.port}`, place.value.token)) : place;
  };
}

/** Of the host that this page came from. */
export function besidePage(token: string): HostAddress {
  const { protocol, host } = location;
  return addressesAt(`${protocol === "https:" ? "wss:" : "ws:"}//${host}`, token);
}

function addressesAt(origin: string, token: string): HostAddress {
  return { contract: `${origin}/contract`, live: `${origin}/live`, token };
}
