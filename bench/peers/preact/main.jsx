import { render } from "preact";
import { App } from "../shared/app.jsx";

render(<App />, document.getElementById("app"));
