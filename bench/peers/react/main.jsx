import { createRoot } from "react-dom/client";
import { App } from "../shared/app.jsx";

createRoot(document.getElementById("app")).render(<App />);
