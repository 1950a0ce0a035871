// The report, as Markdown.
import { sum, summary } from "./stats.mjs";

const FORMATS = {
  ms: (value) => value.toFixed(Math.abs(value) < 100 ? 1 : 0),
  KiB: (value) => (value / 2 ** 10).toFixed(1),
  MiB: (value) => (value / 2 ** 20).toFixed(2),
  score: (value) => value.toFixed(4),
  count: String,
};
const SHOWN_UNITS = { ms: " ms", KiB: " KiB", MiB: " MiB" };

/** What is shown of some values: the median, and the spread if there is any. */
export function shown(values, unit) {
  if (values.length === 0) return "–";
  if (unit === "lost") return `${sum(values)} of ${values.length}`;
  const format = FORMATS[unit];
  const [median, min, max] = (({ median, min, max }) => [median, min, max].map(format))(summary(values));
  return min === max ? median : `${median} (${min}–${max})`;
}

/** How many times ours theirs is, if that can be said. */
export function ratio(theirs, ours, unit) {
  if (unit === "lost" || theirs.length === 0 || ours.length === 0) return undefined;
  const [their, our] = [summary(theirs).median, summary(ours).median];
  return our > 0 && their >= 0 ? their / our : undefined;
}

/** What a peer came to, and beside ours, if there is to be a ratio. */
const cell = (theirs, ours, unit) => {
  const times = ours && ratio(theirs, ours, unit);
  return times === undefined ? shown(theirs, unit) : `${shown(theirs, unit)} · ×${times.toFixed(2)}`;
};

const row = (cells) => `| ${cells.join(" | ")} |`;

function table({ id, title, unit, columns, note, isDifference }, peers, samples) {
  const [ours] = peers;
  const rows = peers.map((peer) => {
    const hasRatio = peer !== ours && !isDifference;
    const cells = Object.keys(columns).map((column) =>
      cell(samples.of(id, column, peer.name), hasRatio ? samples.of(id, column, ours.name) : undefined, unit),
    );
    return row([peer.label, ...cells]);
  });
  const head = row([`${title}${SHOWN_UNITS[unit] ? `,${SHOWN_UNITS[unit]}` : ""}`, ...Object.values(columns)]);
  return [
    `### ${title}`,
    ...(note ? [note] : []),
    [head, row(["---", ...Object.values(columns).map(() => "---:")]), ...rows].join("\n"),
  ].join("\n\n");
}

/** Every row in which a peer is ahead of the first of them, which is ours. */
export function ahead(measures, peers, samples) {
  const [ours, ...others] = peers;
  const found = [];
  for (const { id, title, unit, columns } of measures) {
    for (const [column, label] of Object.entries(columns)) {
      for (const peer of others) {
        const [their, our] = [peer, ours].map(({ name }) => samples.of(id, column, name));
        if (their.length === 0 || our.length === 0) continue;
        const [theirs, mine] = [summary(their), summary(our)];
        const value = unit === "lost" ? sum(their) - sum(our) : theirs.median - mine.median;
        if (value >= 0) continue;
        const isClear = theirs.max < mine.min;
        found.push({ title, label, peer: peer.label, theirs: shown(their, unit), ours: shown(our, unit), isClear });
      }
    }
  }
  return found;
}

const list = (entries) => entries.map(([name, value]) => `- ${name}: ${value}`).join("\n");

function losses(measures, peers, samples) {
  const rows = ahead(measures, peers, samples).map((it) =>
    row([it.title, it.label, it.peer, it.theirs, it.ours, it.isClear ? "yes" : "no"]),
  );
  if (rows.length === 0) return "None.";
  return [
    row(["measure", "", "peer", "theirs", "ours", "beyond the spread"]),
    row(["---", "---", "---", "---:", "---:", "---"]),
    ...rows,
  ].join("\n");
}

/** The whole report; `peers` begins with ours. */
export function report({ measures, peers, samples, versions, rounds, faults, lighthouse, leftOut }) {
  const measured = measures.filter(({ id, columns }) =>
    Object.keys(columns).some((it) => samples.of(id, it, peers[0].name).length),
  );
  const parts = [
    "# Benchmark",
    `Made by \`cargo xtask bench\`, in ${rounds} ${rounds === 1 ? "round" : "rounds"}: medians, with the least and the ` +
      "greatest in brackets, and how many times ours that is. Less is better throughout. What is measured, and how, is " +
      "in [the description](../README.md).",
    list(Object.entries(versions)),
    ...(leftOut.length ? [`Left out: ${leftOut.join("; ")}.`] : []),
    ...(faults.length ? ["## What went wrong", faults.map((it) => `- ${it}`).join("\n")] : []),
    "## Where a peer is ahead of ours",
    losses(measured, peers, samples),
    "## Measures",
    ...measured.map((it) => table(it, peers, samples)),
  ];
  if (lighthouse) {
    const { version, ...pages } = lighthouse;
    parts.push(
      `## Lighthouse ${version}`,
      list(Object.entries(pages).map(([page, scores]) => [page, scores.map((it) => it.join(" ")).join(", ")])),
    );
  }
  return `${parts.join("\n\n")}\n`;
}
