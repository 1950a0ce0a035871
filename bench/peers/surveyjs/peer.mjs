import { clientRendered } from "../../build.mjs";
import { adapter as shared } from "../shared/adapter.mjs";

export const label = "SurveyJS";
export const packages = ["survey-core", "survey-react-ui", "react", "react-dom"];
export const build = (folder, quiz) => clientRendered(folder, { entry: "peers/surveyjs/main.jsx", quiz });
// The same button confirms and goes on.
const button = ".sd-navigation__next-btn, .sd-navigation__complete-btn";
export const adapter = {
  ...shared,
  response: ".sd-selectbase__label",
  confirm: `main:not(:has(.feedback)) :is(${button})`,
  goOn: `main:has(.feedback) :is(${button})`,
  live: ".sd-selectbase__label",
};
