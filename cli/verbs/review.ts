import { resolve } from "node:path";
import { usualServing } from "../../host/server/serving.ts";
import { succeed } from "../../story/problem.ts";
import { calledWrongly } from "../arguments.ts";
import { openBrowser } from "../open-browser.ts";
import { print, tell } from "../output.ts";
import { untilStopped } from "../until-stopped.ts";
import type { Verb } from "../verbs.ts";

export const reviewVerb: Verb = {
  shape: {
    name: "review",
    takes: "PACKET",
    least: 1,
    most: 1,
    summary:
      "Opens a packet that somebody sent you, to read, comment and suggest in it; all of it goes into the packet, which you send back.",
    options: [
      { name: "port", value: "P", help: "instead of the usual one" },
      { name: "no-browser", value: null, help: "print the address only" },
    ],
  },
  async run({ words, values, switches }, output) {
    const { port } = values;
    if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) < 65_536))
      return calledWrongly(`--port is a number up to 65535, not “${port}”.`, "review");
    const [{ runReview }, { nodeDisk }, { dataFolderPath }, { studioFolder }] = await Promise.all([
      import("../../host/packets/run-review.ts"),
      import("../../host/disk/node-disk.ts"),
      import("../../host/data-folder.ts"),
      import("../../host/shipped.ts"),
    ]);
    const path = resolve(words[0] ?? "");
    const review = await runReview({
      disk: nodeDisk,
      path,
      dataFolder: dataFolderPath(),
      studio: studioFolder,
      serving: { ...usualServing, port: port === undefined ? null : Number(port) },
      told: (problem) =>
        tell(
          problem ? `${problem.sentence} What you do is kept, and tried again.` : "The packet has everything again.",
        ),
    });
    if (!review.ok) return review;
    const { address, packet, stop } = review.value;
    print(output, { address, title: packet.title, person: packet.person.name, packet: path }, () => "");
    tell(`“${packet.title}”, for ${packet.person.name}, is at`);
    tell(`  ${address}`);
    if (!switches.has("no-browser")) await openBrowser(address);
    if (!stop) return succeed(null);
    tell(`What you write goes into ${path}. Ctrl+C ends it; then send the file back.`);
    await untilStopped();
    return stop();
  },
};
