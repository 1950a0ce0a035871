import { clientRendered } from "../../build.mjs";
export { adapter } from "../shared/adapter.mjs";

export const label = "Preact";
export const packages = ["preact"];
const options = { jsxImportSource: "preact", alias: { hooks: "preact/hooks" } };
export const build = (folder, quiz) => clientRendered(folder, { entry: "peers/preact/main.jsx", quiz, options });
