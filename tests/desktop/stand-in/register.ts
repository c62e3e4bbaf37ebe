import { registerHooks } from "node:module";

// Loaded before the desktop's main process where there is no Electron runtime: “electron” is the stand-in then.
const standIn = new URL("./electron.ts", import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "electron" ? { url: standIn, shortCircuit: true } : next(specifier, context),
});
Object.defineProperty(process, "type", { value: "browser" });
Object.defineProperty(process, "resourcesPath", { value: import.meta.dirname });
