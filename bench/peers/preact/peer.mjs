import { clientRendered } from "../../build.mjs";
export { adapter } from "../shared/adapter.mjs";

export const label = "Preact";
export const packages = ["preact"];
export const build = (folder, quiz) =>
  clientRendered(folder, { entry: "peers/preact/main.jsx", quiz, options: { jsxImportSource: "preact" } });
