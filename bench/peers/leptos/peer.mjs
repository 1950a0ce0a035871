// Its page is built by `cargo xtask bench`.
import { join } from "node:path";
import { adapter as shared } from "../shared/adapter.mjs";

export const label = "Leptos";
export const packages = [];
/** Where its build with this quiz is. */
export const folder = (dist, size) => join(dist, "leptos", size);
export const adapter = { ...shared, live: "main form" };
