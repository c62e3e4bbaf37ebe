import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectStudio } from "../../host/contract/studio-client.ts";
import { runCommand, startCommand } from "../cli/run-command.ts";
import { expect, test } from "./guests.ts";

async function begin(home: string, ...words: readonly string[]) {
  const child = startCommand(home, [...words, "--json"]);
  const [told] = (await once(child.stdout ?? child, "data")) as [Buffer];
  return { child, told: JSON.parse(told.toString()) };
}

test("a guest writes in a story on another computer, through a Redraft of their own", async ({ enter }) => {
  const base = await mkdtemp(join(tmpdir(), "redraft-direct-"));
  const [home, story] = [join(base, "home"), join(base, "The Weir")];
  await writeFile(join(base, "weir.txt"), "Chapter 1\n\nThe water rose.\n");
  await runCommand(home, "import", join(base, "weir.txt"), "--into", story);
  const host = await begin(home, "serve", story, "--port", "0", "--direct", "127.0.0.1:0");
  const client = await connectStudio(`ws://127.0.0.1:${host.told.port}/contract`, host.told.token);
  if (!client.ok) throw new Error(client.problem.sentence);
  const { studio, close } = client.value;
  const opened = await studio.call("project.open", { path: story });
  if (!opened.ok) throw new Error(opened.problem.sentence);
  const order = { role: "suggest" as const, name: "Anna", note: "", expires: null, once: true };
  const made = await studio.call("share.make", { project: opened.value.project, ...order });
  if (!made.ok) throw new Error(made.problem.sentence);
  const passage = await begin(join(base, "guest"), "join", made.value.addresses[0] ?? "", "--no-browser");
  const guest = await enter(passage.told.address);
  await expect(guest.page.getByText("You are here as Anna")).toBeVisible();
  await guest.text("Chapter 1").getByText("The water rose.").click();
  await guest.page.keyboard.press("Control+Home");
  await guest.page.keyboard.type("At dusk. ");
  await guest.saved();
  await expect(guest.suggestions).toContainText("At dusk.");
  await guest.page.reload();
  await expect(guest.text("Chapter 1")).toContainText("At dusk. The water rose.");
  close();
  for (const { child } of [passage, host]) {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  await rm(base, { recursive: true });
});
