// This app is built by `cargo xtask bench`.
import { join } from "node:path";

export const label = "What Do You Do?";
export const packages = [];
/** Where its build with this quiz is. */
export const folder = (dist, size) => join(dist, size);

export const adapter = {
  response: ".scene .card",
  chosen: ".scene input:checked",
  confirm: ".scene [type=submit]",
  goOn: "#go-on",
  over: ".result .mat",
  again: '.result a.button[href="#new"]',
  live: "[data-awake] #app:not([data-waiting]) main",
  // Until the program is there, what is done is kept as it was done.
  kept: { name: "/early$|/attempt/", value: "." },
  /** It keeps itself for a time without a network two seconds after it was drawn. */
  settled: "navigator.serviceWorker.ready.then(() => undefined)",
};
