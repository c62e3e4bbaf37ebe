import { nodeDisk } from "../../host/disk/node-disk.ts";
import { Host } from "../../host/host.ts";
import { startServer } from "../../host/server/server.ts";

/** The real host as a process of its own, for tests that kill it. Says its port on standard output. */
const [dataFolder = "", token = "", studio = ""] = process.argv.slice(2);
const pace = { flush: 20, publish: 60, retry: 20, idle: 400 };
const host = await Host.start({
  disk: nodeDisk,
  dataFolder,
  libraryFolder: `${dataFolder}/Library`,
  pace,
  watch: false,
});
const server = await startServer(host, token, { port: 0, studio });
process.stdout.write(`${server.port}\n`);
