// A first visit of somebody who answers as soon as there is something to answer, and plays to the end.
import { median } from "../stats.mjs";
import { answerEarly, playThrough, settle, visiting } from "../visit.mjs";

/** Milliseconds that the page has spent since it was opened: in scripts, and in all tasks. */
async function spent({ session }) {
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name) => metrics.find((it) => it.name === name).value * 1000;
  return { script: of("ScriptDuration"), task: of("TaskDuration") };
}

export function playing(browser, host, where) {
  return visiting(browser, host, where, async (visit) => {
    const { kept } = await answerEarly(visit);
    await settle(visit, where.adapter);
    const [before, loaded] = [await spent(visit), visit.log.length];
    const times = await playThrough(visit, where.adapter, kept !== undefined);
    const after = await spent(visit);
    const presses = Object.values(times).flat();
    const { shift } = await visit.page.evaluate(() => globalThis.bench.seen);
    return {
      kept,
      lost: kept === undefined ? 1 : 0,
      press: median(presses),
      worstPress: Math.max(...presses),
      shiftInPlay: shift,
      scriptInAll: after.script,
      taskInAll: after.task,
      scriptOfPlay: after.script - before.script,
      taskOfPlay: after.task - before.task,
      requestsOfPlay: visit.log.length - loaded,
    };
  });
}
