import { fail, type Result, succeed } from "../../story/problem.ts";
import type { PacketCalls } from "../contract/sharing.ts";
import { writeWhole } from "../disk/write-whole.ts";
import type { Host } from "../host.ts";
import { makePacket } from "../packets/make-packet.ts";
import { writePacket } from "../packets/packet-file.ts";
import { readPacketAt } from "../packets/read-packet.ts";
import { takeAnswer } from "../packets/take-answer.ts";
import type { Project } from "../project/project.ts";
import { readLinkOrder } from "../sharing/link-order.ts";
import type { Links } from "../sharing/links.ts";
import { sourceFile } from "./source-file.ts";
import { type Handlers, withProject, withWritable } from "./with-project.ts";

/** What the calls about sharing by file do. */
export const packetHandlers: Handlers<keyof PacketCalls> = {
  "packet.make": (host, { project, role, name, note, chapters, out }) =>
    withProject(host, project, async (open) => {
      const order = readLinkOrder({ role, name, note, expires: null, once: true }, Date.now());
      if (!order.ok) return order;
      if (role !== "suggest" && role !== "comment")
        return fail("role-unknown", "A packet is for suggesting or for commenting.", "Choose one of the two.");
      if (out !== null && (await host.disk.stat(out)))
        return fail("packet-taken", `There is something at ${out} already.`, "Choose another name for the packet.");
      const made = await makePacket(open, linksOf(host, open), { ...order.value, role, chapters });
      if (!made.ok) return made;
      const path = out ?? host.uploads.place();
      await writeWhole(host.disk, path, writePacket(made.value));
      const ticket = out === null ? host.uploads.keep({ path, name: made.value.title, isOnce: true }) : null;
      return succeed({ link: made.value.id, path: out, ticket, chapters: made.value.texts.size });
    }),
  "packet.take": (host, { project, source }) =>
    withWritable(host, project, async (open) => {
      const file = sourceFile(host, source);
      if (!file.ok) return file;
      const packet = await readPacketAt(host.disk, file.value.path);
      if (!packet.ok) return packet;
      const { story, secret, answer } = packet.value;
      if (story !== open.id) return otherStory(packet.value.title);
      const links = linksOf(host, open);
      const sent = links.sender(secret);
      if (!sent.ok) return sent;
      const { guest, link, chapters } = sent.value;
      const { id, name } = guest;
      const role = link.role === "suggest" ? "suggest" : "comment";
      const taken = await takeAnswer(open, { guest: { id, name }, role, chapters, file: file.value.name }, answer);
      await links.noteVisit(id);
      return succeed(taken);
    }),
};

function linksOf(host: Host, { id }: Project): Links {
  const links = host.links(id);
  if (!links) throw new Error("An open story has its links.");
  return links;
}

function otherStory(title: string): Result<never> {
  return fail("packet-other-story", `This packet is of another story, “${title}”.`, "Take it in there.");
}
