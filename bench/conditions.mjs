// Slower machines and networks.

export const CONDITIONS = {
  fast: { label: "unthrottled", cpu: 1 },
  slow: {
    label: "4× CPU, 1.6 Mbps, 150 ms",
    cpu: 4,
    network: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 },
  },
  weak: { label: "20× CPU", cpu: 20 },
};

/** Puts a page under a condition. */
export async function throttle(session, { cpu, network }) {
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (network) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", network);
  }
}
