import type { protocol as electronProtocol } from "electron";

type Handler = (request: Request) => Response | Promise<Response>;

export const own: { handler: Handler | null; isStandard: boolean } = { handler: null, isStandard: false };

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => {
    own.isStandard = schemes.some(({ scheme, privileges }) => scheme === "redraft" && privileges?.standard === true);
  },
  handle: (scheme, handler) => {
    if (scheme !== "redraft" || !own.isStandard) throw new Error(`The scheme “${scheme}” was not registered first.`);
    own.handler = handler as unknown as Handler;
  },
} satisfies Pick<typeof electronProtocol, "registerSchemesAsPrivileged" | "handle">;
