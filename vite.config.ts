import { defineConfig } from "vite";

// The base is relative because the desktop shell serves the same files from its own scheme (design, section 1).
export default defineConfig({
  root: "renderer",
  base: "./",
  build: {
    outDir: "../dist/renderer",
    emptyOutDir: true,
    target: "chrome130",
    // Fonts and images stay files: the page's content policy allows no data: fonts.
    assetsInlineLimit: 0,
    // Kilobytes. The window comes from the writer's own disk, and nearly all of it is needed at once.
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      onLog(level, log, report) {
        // Its "use client" is for server components, which there are none of; nothing is lost with it.
        if (log.code === "MODULE_LEVEL_DIRECTIVE" && log.id?.includes("/lucide-react/")) return;
        // Hunspell's own loader also runs under Node; in the window those parts are never reached.
        if (log.message.includes("externalized for browser compatibility") && log.message.includes("/hunspell-wasm/"))
          return;
        report(level, log);
      },
    },
  },
});
