// A first visit that only looks: what comes over the wire, and when it can be seen and used.
import { loadedBy } from "../probe.mjs";
import { settle, visiting } from "../visit.mjs";

const paint = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;

export function opening(browser, host, where) {
  return visiting(browser, host, where, async (visit) => {
    const { page, tidings, log } = visit;
    const { answerable } = await tidings.next("answerable");
    const { live } = await tidings.next("live");
    await settle(visit, where.adapter);
    const [byAnswerable, byLive] = await page.evaluate(loadedBy, [answerable, live]);
    const { lcp, shift } = await page.evaluate(() => globalThis.bench.seen);
    return {
      fcp: await page.evaluate(paint),
      // A page that was never still enough has none.
      lcp: lcp || undefined,
      answerable,
      live,
      shift,
      bytesAnswerable: byAnswerable.bytes,
      requestsAnswerable: byAnswerable.requests,
      bytesLive: byLive.bytes,
      requestsLive: byLive.requests,
      bytesAll: log.reduce((sum, it) => sum + it.bytes, 0),
      requestsAll: log.length,
    };
  });
}
