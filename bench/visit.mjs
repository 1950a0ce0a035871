// One visit of one page: a new profile, a new address, a probe in the page.
import { probe } from "./probe.mjs";
import { throttle } from "./conditions.mjs";

/** An answer that is not kept by then is lost. */
const LOST_AFTER = 10_000;
/** A page that is not there by then is broken. */
const BROKEN_AFTER = 30_000;

/** Resolves with what a page tells under a name, from now on. */
class Tidings {
  #waiting = new Map();
  #early = new Map();

  hear(message) {
    for (const [name, value] of Object.entries(message)) {
      const waiting = this.#waiting.get(name);
      this.#waiting.delete(name);
      if (waiting) waiting(message);
      else this.#early.set(name, message);
    }
  }

  next(name, within = BROKEN_AFTER) {
    const early = this.#early.get(name);
    if (early) {
      this.#early.delete(name);
      return early;
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the page did not tell ${name} within ${within} ms`)), within);
      this.#waiting.set(name, (message) => {
        clearTimeout(timer);
        resolve(message);
      });
    });
  }
}

/** Opens a page as a first visit, hands it to `work`, and closes it. */
export async function visiting(browser, host, { site, adapter, condition }, work) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const session = await page.createCDPSession();
    const tidings = new Tidings();
    session.on("Runtime.bindingCalled", ({ payload }) => tidings.hear(JSON.parse(payload)));
    await session.send("Runtime.enable");
    await session.send("Runtime.addBinding", { name: "benchTell" });
    await session.send("Performance.enable");
    await page.evaluateOnNewDocument(probe, adapter);
    await throttle(session, condition);
    const visit = host.visit(site);
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    const opened = page.goto(visit.url, { waitUntil: "load", timeout: BROKEN_AFTER });
    // Whoever waits for it hears of its failure.
    opened.catch(() => {});
    const result = await work({ page, session, tidings, log: visit.log, opened });
    if (faults.length) throw new Error(`the page threw: ${faults[0]}`);
    return result;
  } finally {
    await context.close();
  }
}

/** The time that people look at something new before they press, in milliseconds. Ours takes no press before 300. */
const LOOK = 400;

/** Presses what is meant, with the mouse, once it was looked at, and answers how long its effect took to be seen. */
export async function press({ page, tidings }, kind, at = 0) {
  await new Promise((later) => setTimeout(later, LOOK));
  const { x, y } = await page.evaluate((kind, at) => globalThis.bench.aim(kind, at), kind, at);
  const told = tidings.next("pressed");
  await page.mouse.click(x, y);
  return (await told).pressed;
}

/** Answers the first scenario as soon as it is seen, and answers when it was kept, if it was. */
export async function answerEarly({ page, tidings }) {
  const { answerable, point } = await tidings.next("answerable");
  const kept = tidings.next("kept", LOST_AFTER);
  await page.mouse.click(point.x, point.y);
  const { live } = await tidings.next("live");
  const told = await kept.catch(() => undefined);
  return { answerable, live, kept: told?.kept };
}

/** Waits until nothing is loaded any more, what pages fetch for a time without a network included. */
export async function settle({ page, opened, log }, adapter) {
  await opened;
  if (adapter.settled) await page.evaluate(adapter.settled);
  for (let before = -1; before !== log.length; await new Promise((later) => setTimeout(later, 300)))
    before = log.length;
}

/** Plays to the end, from the first scenario, whose first response may be chosen already. Answers the time of each press, by kind. */
export async function playThrough(visit, adapter, isAnswered) {
  const times = { response: [], confirm: [], goOn: [] };
  const act = async (kind, at) => times[kind].push(await press(visit, kind, at));
  for (let at = 0; !(await visit.page.evaluate(() => globalThis.bench.isOver())); at += 1) {
    if (at > 0 || !isAnswered) await act("response", (at + 1) % 4);
    if (adapter.confirm) await act("confirm");
    await act("goOn");
  }
  return times;
}
