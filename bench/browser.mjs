// Chromium, over the DevTools protocol.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import puppeteer from "puppeteer-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // With each new window, Chromium loads pages of its own for its address bar, on the same processor, just while the page
  // that is measured is opened.
  "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
];
/** High enough that no page has to be scrolled before its first scenario can be answered. */
const WINDOW = { width: 1280, height: 2000 };

function executable() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = process.env.PATH.split(delimiter);
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((it) => existsSync(it));
  if (!found) throw new Error(`no ${NAMES.join(" or ")} on the PATH, or as $CHROMIUM`);
  return found;
}

export function launch() {
  // Chromium's sandbox does not run for root.
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return puppeteer.launch({
    executablePath: executable(),
    headless: true,
    args: [...FLAGS, ...root],
    defaultViewport: WINDOW,
  });
}
