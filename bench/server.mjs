// A host for all pages: compressed as far as it goes, and with the headers that deploy/README.md asks for.
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
/** Names that tell their content never get another. */
const TELLS_CONTENT = /-[0-9a-f]{15,16}(_bg)?\.\w+$/;

async function prepare(path, name) {
  const plain = readFileSync(path);
  const short = await compress(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  });
  const isShorter = short.length < plain.length;
  const headers = {
    "content-type": TYPES[extname(name)] ?? "application/octet-stream",
    "cache-control": TELLS_CONTENT.test(name) ? "max-age=31536000, immutable" : "no-cache",
    vary: "accept-encoding",
    ...(isShorter && { "content-encoding": "br" }),
  };
  return { headers, body: isShorter ? short : plain };
}

/** The files of a folder, ready to be sent, by name. */
export async function readSite(folder) {
  const files = new Map();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile()) files.set(entry.name, await prepare(join(folder, entry.name), entry.name));
  }
  return files;
}

/** Serves sites: each visit has an address of its own, and hears what it loads. */
export class Host {
  #visits = new Map();
  #server = createServer((request, response) => this.#answer(request, response));

  async start() {
    await new Promise((listening) => this.#server.listen(0, "127.0.0.1", listening));
    return this;
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Begins a visit of a site. Its `log` has the bytes of each body that was sent. */
  visit(site) {
    const name = `v${this.#visits.size}`;
    const visit = { site, log: [], url: `http://127.0.0.1:${this.#server.address().port}/${name}/` };
    this.#visits.set(name, visit);
    return visit;
  }

  #answer(request, response) {
    const [, name, file = ""] = new URL(request.url, "http://host").pathname.split("/");
    const visit = this.#visits.get(name);
    const found = visit?.site.get(file || "index.html");
    const { headers, body } = found ?? { headers: {}, body: Buffer.alloc(0) };
    visit?.log.push({ file, bytes: body.length });
    response.writeHead(found ? 200 : 404, { ...headers, "content-length": body.length });
    response.end(body);
  }
}
