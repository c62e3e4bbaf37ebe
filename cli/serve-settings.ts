import { type Serving, usualServing } from "../host/server/serving.ts";
import { parsePlace } from "../host/sharing/direct-link.ts";
import { fail, type Result, succeed } from "../story/problem.ts";

/** Where this host listens for those of its guests, if nothing else is said. */
const directPort = 47_811;

/** What `redraft serve` can be told, by flag, by environment (REDRAFT_ and the name in capitals) or in its file, in this order. */
export const serveOptions = [
  {
    name: "host",
    value: "H",
    help: "the network interface; elsewhere than on this machine a certificate or a proxy is needed",
  },
  { name: "port", value: "P", help: "instead of the usual one" },
  { name: "certificate", value: "PEM", help: "file with the certificate and its chain" },
  { name: "key", value: "PEM", help: "file with its private key" },
  { name: "behind-proxy", value: null, help: "a proxy on this machine, or in this network, has the certificate" },
  {
    name: "address",
    value: "URL",
    help: "what links begin with, such as https://stories.example.org; several with commas",
  },
  {
    name: "direct",
    value: "HOST[:PORT]",
    help: `where others find this machine from Redraft to Redraft, with a certificate of its own; ${directPort} without a port`,
  },
  { name: "metrics-token", value: "T", help: "lets others than this machine read /metrics" },
  { name: "config", value: "FILE", help: "JSON with any of these names" },
] as const;

type Name = (typeof serveOptions)[number]["name"];
export type Given = { readonly [name in Name]?: string | boolean };

/** @param layers the first that says something counts */
export function readServeSettings(layers: readonly Given[]): Result<Serving> {
  const given = (name: Name) => layers.map((layer) => layer[name]).find((value) => value !== undefined);
  const text = (name: Name) => {
    const value = given(name);
    return value === undefined || value === "" ? null : String(value);
  };
  const host = text("host") ?? usualServing.host;
  const port = text("port");
  if (port !== null && !/^\d{1,5}$/.test(port)) return badPort(port);
  if (Number(port) > 65_535) return badPort(port ?? "");
  const [certificate, key] = [text("certificate"), text("key")];
  if ((certificate === null) !== (key === null))
    return fail(
      "certificate-half",
      "A certificate needs its key, and a key its certificate.",
      "Give both: --certificate FILE --key FILE.",
    );
  const behindProxy =
    given("behind-proxy") === true || given("behind-proxy") === "true" || given("behind-proxy") === "1";
  const addresses: string[] = [];
  for (const address of (text("address") ?? "").split(",").map((part) => part.trim())) {
    if (address === "") continue;
    const origin = originOf(address);
    if (!origin)
      return fail(
        "address-bad",
        `“${address}” is no address that a link could begin with.`,
        "Write it like https://stories.example.org.",
      );
    addresses.push(origin);
  }
  if (!isLoopback(host) && certificate === null && !behindProxy)
    return fail(
      "plain-elsewhere",
      `Without a certificate everybody on the way could read what is written, so that nothing is served at ${host}.`,
      "Give --certificate and --key, or put a proxy before it that has one and say --behind-proxy.",
    );
  if (!isLoopback(host) && addresses.length === 0)
    return fail(
      "address-missing",
      "It isn't said by which address guests find this host.",
      "Say it with --address https://stories.example.org.",
    );
  const named = text("direct");
  const direct = named === null ? null : parsePlace(named, directPort);
  if (named !== null && direct === null)
    return fail(
      "direct-bad",
      `“${named}” is no place where others could find this machine.`,
      "Write it like anna.example.org or 192.168.1.5:47811.",
    );
  return succeed({
    host,
    port: port === null ? null : Number(port),
    certificate: certificate !== null && key !== null ? { chain: certificate, key } : null,
    behindProxy,
    addresses,
    direct,
    metricsToken: text("metrics-token"),
  });
}

/** The environment's part: REDRAFT_HOST, REDRAFT_BEHIND_PROXY … */
export function serveSettingsOf(environment: { readonly [name: string]: string | undefined }): Given {
  const found = serveOptions.map(
    ({ name }) => [name, environment[`REDRAFT_${name.toUpperCase().replaceAll("-", "_")}`]] as const,
  );
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** The file's part: a JSON object of the flags' names. */
export function parseServeFile(path: string, text: string): Result<Given> {
  const wrong = (why: string) => fail("config-bad", `${path} ${why}.`, 'It is a JSON object such as { "port": 8080 }.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong("is not JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return wrong("has no settings in it");
  const known = new Set<string>(serveOptions.map(({ name }) => name));
  const read: Record<string, string | boolean> = {};
  for (const [name, setting] of Object.entries(value)) {
    if (!known.has(name) || name === "config") return wrong(`names “${name}”, which can't be set`);
    if (Array.isArray(setting)) read[name] = setting.join(",");
    else if (typeof setting === "boolean") read[name] = setting;
    else if (typeof setting === "string" || typeof setting === "number") read[name] = String(setting);
    else return wrong(`says nothing that “${name}” could be`);
  }
  return succeed(read as Given);
}

function originOf(address: string): string | null {
  const url = URL.parse(address);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:") || url.pathname !== "/" || url.search || url.hash)
    return null;
  return url.protocol === "http:" && !isLoopback(url.hostname) ? null : url.origin;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function badPort(port: string): Result<never> {
  return fail("port-bad", `“${port}” is no port.`, "Choose a number from 0 to 65535; 0 takes any that is free.");
}
