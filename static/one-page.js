// Runs in the page that is one file, before all other scripts. What they would fetch is in the file.
"use strict";
{
  const unpack = () => {
    const text = atob(document.getElementById("one-page-program").textContent);
    const packed = new Blob([Uint8Array.from(text, (it) => it.charCodeAt(0))]);
    const program = packed.stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(program, { headers: { "Content-Type": "application/wasm" } });
  };
  // The program is at the end of the file, which has been read before its module runs.
  globalThis.program = new Promise((read) => document.addEventListener("readystatechange", read, { once: true })).then(unpack);

  // A file with a quiz of its own opens at that quiz, unless it was opened at another place.
  const { address } = document.getElementById("one-page").dataset;
  if (address && !location.href.includes("#")) {
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // Where the file is shown without an address.
      location.hash = address;
    }
  }
}
