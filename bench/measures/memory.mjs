// What is left in memory after one play, and after a hundred in the same page.
import { settle, visiting } from "../visit.mjs";

async function used(session) {
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize = 0 } = await session.send("Runtime.getHeapUsage");
  return { heap: usedSize + embedderHeapUsedSize, wasm: await wasm(session) };
}

/** The bytes of all WebAssembly memories. */
async function wasm(session) {
  const { result: prototype } = await session.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId: prototype.objectId });
  const { result } = await session.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.reduce((sum, it) => sum + it.buffer.byteLength, 0); }",
    returnByValue: true,
  });
  return result.value;
}

export function memory(browser, host, where) {
  return visiting(browser, host, where, async (visit) => {
    const { page, session, tidings } = visit;
    await tidings.next("live");
    await settle(visit, where.adapter);
    const plays = (count) => page.evaluate((count) => globalThis.bench.plays(count), count);
    await plays(1);
    const one = await used(session);
    await plays(49);
    const fifty = await used(session);
    await plays(50);
    return { one, fifty, hundred: await used(session) };
  });
}
