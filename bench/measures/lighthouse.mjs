// What Lighthouse says of this app, as it is loaded: at its cover, and at a play.
import { navigation } from "lighthouse";
import { launch } from "../browser.mjs";

const scores = ({ lhr }) => Object.values(lhr.categories).map(({ title, score }) => [title, Math.round(score * 100)]);

export async function lighthouse(host, site) {
  const browser = await launch();
  try {
    const at = async (fragment) => navigation(await browser.newPage(), `${host.visit(site).url}${fragment}`);
    const [cover, inPlay] = [await at(""), await at("#play")];
    return { version: cover.lhr.lighthouseVersion, cover: scores(cover), "in play": scores(inPlay) };
  } finally {
    await browser.close();
  }
}
