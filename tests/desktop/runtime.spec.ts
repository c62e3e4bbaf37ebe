import { expect, test } from "./desktop.ts";
import { electronRuntime } from "./desktop-app.ts";

test("on Electron itself, in the versions that the lockfile names", async ({ desktop }) => {
  test.skip(electronRuntime() === null, "no Electron runtime");
  const { app, studio } = await desktop.start();
  const versions = await app.inMain(() => ({ electron: process.versions.electron, node: process.versions.node }));
  expect(versions.electron).toMatch(/^45\./);
  expect(versions.node).toMatch(/^24\./);
  expect(await studio.page.evaluate(() => location.origin)).toBe("redraft://app");
});
