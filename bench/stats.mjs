// What is made of many values of one thing.

/** The middle value, or the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const sum = (values) => values.reduce((all, it) => all + it, 0);

/** The median with its spread; nothing of no values. */
export function summary(values) {
  if (values.length === 0) return undefined;
  return { median: median(values), min: Math.min(...values), max: Math.max(...values), count: values.length };
}

/** The values by measure, column and peer, in the order in which they came. */
export class Samples {
  #all = {};

  add(measure, column, peer, value) {
    if (value === undefined) return;
    const columns = (this.#all[measure] ??= {});
    ((columns[column] ??= {})[peer] ??= []).push(Number(value.toFixed(4)));
  }

  of(measure, column, peer) {
    return this.#all[measure]?.[column]?.[peer] ?? [];
  }

  toJSON() {
    return this.#all;
  }
}
