// What Lighthouse says of this app: of its cover as it is loaded, and of a scenario in play as it stands.
import { navigation, snapshot } from "lighthouse";
import { launch } from "../browser.mjs";

const scores = ({ lhr }) => Object.values(lhr.categories).map(({ title, score }) => [title, Math.round(score * 100)]);
/** A page as it stands has no speed. */
const STANDING = { flags: { onlyCategories: ["accessibility", "best-practices", "seo"] } };

export async function lighthouse(host, site) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const cover = await navigation(page, host.visit(site).url);
    await page.goto(`${host.visit(site).url}#play`, { waitUntil: "networkidle0" });
    await page.waitForSelector(".play .scene");
    const inPlay = await snapshot(page, STANDING);
    return { version: cover.lhr.lighthouseVersion, cover: scores(cover), "in play": scores(inPlay) };
  } finally {
    await browser.close();
  }
}
