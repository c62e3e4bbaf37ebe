// A program that does nothing but serve one page: what starting costs at least.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const [folder = ""] = process.argv.slice(2);
const types: { readonly [ending: string]: string } = {
  js: "text/javascript",
  json: "application/json",
  html: "text/html",
};
const server = createServer(({ url = "/" }, response) => {
  const name = url === "/" ? "index.html" : url.slice(1);
  try {
    const type = types[name.split(".").at(-1) ?? ""] ?? "text/plain";
    response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(readFileSync(join(folder, name)));
  } catch {
    response.writeHead(404).end();
  }
});
server.listen(0, "127.0.0.1", () => console.error(`http://127.0.0.1:${(server.address() as AddressInfo).port}/#bare`));
