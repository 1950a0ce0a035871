import { clientRendered } from "../../build.mjs";
export { adapter } from "../shared/adapter.mjs";

export const label = "React";
export const packages = ["react", "react-dom"];
export const build = (folder, quiz) => clientRendered(folder, { entry: "peers/react/main.jsx", quiz });
