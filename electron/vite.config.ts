import { join } from "node:path";
import { defineConfig } from "vite";

/**
 * The desktop's own processes as plain JavaScript beside each other in `dist/electron`, with everything that they load
 * inside: a package needs no node_modules. `--mode preload` builds the one script that must be CommonJS (a sandboxed
 * preload); every other mode the main process, the host and its workers.
 */
export default defineConfig(({ mode }) => {
  const here = import.meta.dirname;
  const isPreload = mode === "preload";
  return {
    root: here,
    publicDir: false,
    ssr: { noExternal: true },
    resolve: { alias: [{ find: /^.*\/shipped\.ts$/, replacement: join(here, "shipped.ts") }] },
    build: {
      ssr: true,
      target: "node24",
      outDir: "../dist/electron",
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: isPreload
          ? { preload: join(here, "preload.ts") }
          : {
              main: join(here, "main.ts"),
              "host-process": join(here, "host-process.ts"),
              worker: join(here, "../host/jobs/worker.ts"),
              matcher: join(here, "../host/search/matcher.ts"),
            },
        // The typesetter is native code, and HarfBuzz reads its WebAssembly from files: both stay the packages that they are.
        external: ["electron", "@myriaddreamin/typst-ts-node-compiler", "subset-font", "harfbuzzjs"],
        output: {
          format: isPreload ? "cjs" : "esm",
          entryFileNames: isPreload ? "[name].cjs" : "[name].js",
          chunkFileNames: "[name]-[hash].js",
        },
      },
    },
  };
});
