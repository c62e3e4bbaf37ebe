import { expect, test } from "vitest";
import { parseServeFile, readServeSettings, serveSettingsOf } from "../../cli/serve-settings.ts";
import { usualServing } from "../../host/server/serving.ts";

test("says nothing: this machine alone", () => {
  expect(readServeSettings([{}])).toEqual({ ok: true, value: usualServing });
});

test("a flag counts before the environment, and that before the file", () => {
  const environment = serveSettingsOf({ REDRAFT_PORT: "2", REDRAFT_METRICS_TOKEN: "m", REDRAFT_HOME: "/x" });
  const file = parseServeFile("redraft.json", '{ "port": 3, "address": ["https://a.example", "https://b.example"] }');
  const read = readServeSettings([{ port: "1" }, environment, file.ok ? file.value : {}]);
  expect(read).toMatchObject({
    ok: true,
    value: { port: 1, metricsToken: "m", addresses: ["https://a.example", "https://b.example"] },
  });
});

test.each([
  [{ port: "80 80" }, /no port/],
  [{ port: "70000" }, /no port/],
  [{ certificate: "a.pem" }, /needs its key/],
  [{ key: "a.pem" }, /needs its key/],
  [{ address: "stories.example.org" }, /no address/],
  [{ address: "http://stories.example.org" }, /no address/],
  [{ address: "https://stories.example.org/redraft" }, /no address/],
  [{ host: "0.0.0.0" }, /Without a certificate/],
  [{ host: "192.168.1.4", address: "https://a.example" }, /Without a certificate/],
  [{ host: "0.0.0.0", "behind-proxy": true }, /by which address/],
  [{ direct: "https://anna.example.org" }, /no place/],
  [{ direct: "anna.example.org:70000" }, /no place/],
])("%j is refused in a sentence", (given, sentence) => {
  const read = readServeSettings([given]);
  expect(read.ok ? "" : read.problem.sentence).toMatch(sentence);
});

test("elsewhere with a certificate, or behind a proxy, is served", () => {
  const address = "https://stories.example.org";
  expect(readServeSettings([{ host: "0.0.0.0", "behind-proxy": true, address }])).toMatchObject({ ok: true });
  expect(readServeSettings([{ host: "0.0.0.0", certificate: "c", key: "k", address }])).toMatchObject({
    ok: true,
    value: { certificate: { chain: "c", key: "k" }, addresses: [address] },
  });
});

test("from Redraft to Redraft it has a port of its own", () => {
  const placeOf = (direct: string) => {
    const read = readServeSettings([{ direct }]);
    return read.ok ? read.value.direct : null;
  };
  expect(placeOf("anna.example.org")).toEqual({ host: "anna.example.org", port: 47_811 });
  expect(placeOf("[fe80::1]:5000")).toEqual({ host: "[fe80::1]", port: 5000 });
});

test.each([
  ["{", /is not JSON/],
  ["[]", /no settings/],
  ['{ "prot": 1 }', /“prot”/],
  ['{ "port": null }', /“port”/],
  ['{ "config": "x" }', /“config”/],
])("a file that says %s is refused in a sentence", (text, sentence) => {
  const read = parseServeFile("redraft.json", text);
  expect(read.ok ? "" : read.problem.sentence).toMatch(sentence);
});
