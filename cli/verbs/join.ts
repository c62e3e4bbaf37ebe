import type { Problem, Result } from "../../story/problem.ts";
import { fail, succeed } from "../../story/problem.ts";
import { openBrowser } from "../open-browser.ts";
import { print, tell } from "../output.ts";
import { untilStopped } from "../until-stopped.ts";
import type { Verb } from "../verbs.ts";

export const joinVerb: Verb = {
  shape: {
    name: "join",
    takes: "LINK",
    least: 1,
    most: 1,
    summary:
      "Comes into a story that somebody shares from Redraft to Redraft (redraft://join/…). Nothing is sent to any computer but the one that the link names.",
    options: [{ name: "no-browser", value: null, help: "print the address only" }],
  },
  async run({ words, switches }, output) {
    const [
      { parseDirectLink },
      { connectPinned },
      { passOn },
      ports,
      { nodeDisk },
      { dataFolderPath },
      { studioFolder },
    ] = await Promise.all([
      import("../../host/sharing/direct-link.ts"),
      import("../../host/server/pinned-connection.ts"),
      import("../../host/server/passing-on.ts"),
      import("../../host/server/joined-ports.ts"),
      import("../../host/disk/node-disk.ts"),
      import("../../host/data-folder.ts"),
      import("../../host/shipped.ts"),
    ]);
    const link = parseDirectLink(words[0] ?? "");
    if (!link.ok) return link;
    const { token, fingerprint } = link.value;
    const first = await connectPinned(link.value);
    if (first.ok) first.value.destroy();
    // One that is away may come back; another in its place is to be known of before a page opens.
    else if (first.problem.code === "certificate-other") return first;
    else tell(sentenceOf(first.problem));
    const port = await ports.joinedPort(nodeDisk, dataFolderPath(), fingerprint);
    const told = tellOnce();
    const passage = await passOn(link.value, { port, studio: studioFolder, told }).catch((cause: unknown) => {
      if (cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE") return null;
      throw cause;
    });
    if (!passage) return joinedAlready(port);
    await ports.keepJoinedPort(nodeDisk, dataFolderPath(), fingerprint, passage.port);
    const address = `http://127.0.0.1:${passage.port}/#join=${token}`;
    print(output, { address }, () => "");
    tell("The story is at");
    tell(`  ${address}`);
    tell("Keep this running while you read and write in it; Ctrl+C stops it.");
    if (!switches.has("no-browser")) await openBrowser(address);
    await untilStopped();
    await passage.stop();
    return succeed(null);
  },
};

/** A window tries again and again. */
function tellOnce(): (problem: Problem) => void {
  let last = "";
  return (problem) => {
    if (problem.code !== last) tell(sentenceOf(problem));
    last = problem.code;
  };
}

function sentenceOf({ sentence, next }: Problem): string {
  return `${sentence} ${next}`;
}

function joinedAlready(port: number): Result<never> {
  return fail(
    "joined-already",
    `This story is joined already, or another program has its place here (port ${port}).`,
    "Go on in the window that is open, or end that program.",
  );
}
