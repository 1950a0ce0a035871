/** Where things are in the pages that are made with `play.js`. All are CSS selectors. */
export const adapter = {
  response: ".card",
  chosen: "input:checked",
  confirm: "#confirm",
  goOn: "#go-on",
  over: "#result",
  again: "#again",
  live: "#app form",
  kept: { name: "^bench-play$", value: '"answers":\\[\\d' },
};
