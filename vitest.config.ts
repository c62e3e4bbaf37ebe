import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/{story,history,formats,host,electron,renderer,cli,package}/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
  },
});
