// `npm run package -- --linux|--mac|--win`: builds all that ships, and packs it (electron-builder.yml).
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ownNode, root, setUp } from "./set-up.mjs";

setUp({ build: true, desktop: true });
const builder = join(root, "node_modules", "electron-builder", "cli.js");
const packed = spawnSync(ownNode(), [builder, ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
process.exitCode = packed.status ?? 1;
