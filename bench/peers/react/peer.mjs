import { clientRendered } from "../../build.mjs";
export { adapter } from "../shared/adapter.mjs";

export const label = "React";
export const packages = ["react", "react-dom"];
const options = { alias: { hooks: "react" } };
export const build = (folder, quiz) => clientRendered(folder, { entry: "peers/react/main.jsx", quiz, options });
