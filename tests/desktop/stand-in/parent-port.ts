import { EventEmitter } from "node:events";

// Loaded before the entry of a utility process: `process.parentPort`, as Electron has it there.
const port = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => process.send?.(message) });
process.on("message", (data) => port.emit("message", { data, ports: [] }));
// Ends with the program that started it, as a utility process does.
process.on("disconnect", () => process.exit(0));
Object.defineProperty(process, "parentPort", { value: port });
