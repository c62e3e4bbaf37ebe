/** Shows an address in the system's browser, where there is one. */
export async function openBrowser(address: string): Promise<void> {
  if (process.env.CI !== undefined) return;
  const { default: open } = await import("open");
  const browser = await open(address).catch(() => null);
  browser?.on("error", () => undefined);
}
