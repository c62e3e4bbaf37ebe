import type { ProjectId } from "../../story/ids.ts";
import { type Result, succeed } from "../../story/problem.ts";
import type { GuestCalls, SharingCalls } from "../contract/sharing.ts";
import type { Host } from "../host.ts";
import { guestBook } from "../sharing/guest-book.ts";
import { readGuestName, readLinkOrder } from "../sharing/link-order.ts";
import type { Links } from "../sharing/links.ts";
import { type Handlers, withProject } from "./with-project.ts";

/** What the calls about sharing do. */
export const sharingHandlers: Handlers<keyof SharingCalls | keyof GuestCalls> = {
  "guest.book": (host, { project }) => withProject(host, project, async (open) => succeed(await guestBook(host, open))),
  "share.list": (host, { project }) =>
    withLinks(host, project, async (links) => succeed(links.list((guest) => host.doors.isHere(guest)))),
  "share.make": (host, { project, ...order }) =>
    withLinks(host, project, async (links) => {
      const read = readLinkOrder(order, Date.now());
      if (!read.ok) return read;
      const { link, token } = await links.make(read.value);
      return succeed({ link, addresses: host.addressesOf(token) });
    }),
  "share.revoke": (host, { project, link }) =>
    withLinks(host, project, async (links) => {
      await links.revoke(link);
      host.doors.sweep();
      return succeed(null);
    }),
  "share.name": (host, { project, guest, name }) =>
    withLinks(host, project, async (links) => {
      const read = readGuestName(name);
      if (!read.ok) return read;
      await links.name(guest, read.value);
      return succeed(null);
    }),
};

async function withLinks<Value>(
  host: Host,
  project: ProjectId,
  act: (links: Links) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const open = host.project(project);
  if (!open.ok) return open;
  const links = host.links(project);
  if (!links) throw new Error("An open story has its links.");
  return act(links);
}
