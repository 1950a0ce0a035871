// @ts-check
// Runs in the page as one file, before all other scripts. The file contains what they would fetch.
"use strict";
{
  // The file has both elements that this script asks for.
  const get = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

  const unpack = () => {
    const text = atob(get("one-page-program").textContent);
    const packed = new Blob([Uint8Array.from(text, (it) => it.charCodeAt(0))]);
    const program = packed.stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(program, { headers: { "Content-Type": "application/wasm" } });
  };
  // The program stands at the end of the file, and its module runs after the whole file has been read.
  globalThis.program = new Promise((read) => document.addEventListener("readystatechange", read, { once: true })).then(unpack);

  // A file with a quiz of its own opens at that quiz, unless its address already has a fragment.
  const { address } = get("one-page").dataset;
  if (address && !location.href.includes("#")) {
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // The file is shown without an address of its own, as some viewers do.
      location.hash = address;
    }
  }
}
