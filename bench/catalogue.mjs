// Every measure that the report has: what it is called, what it is measured in, and its columns. Less is always better.
import { CONDITIONS } from "./conditions.mjs";

const THROTTLED = Object.fromEntries(Object.entries(CONDITIONS).map(([name, { label }]) => [name, label]));
const only = (column) => ({ [column]: THROTTLED[column] });
const SIZES = { ten: "10 scenarios", many: "2,000 scenarios" };
const PLAYS = { one: "after 1 play", fifty: "after 50 plays", hundred: "after 100 plays" };

export const MEASURES = [
  {
    id: "bytesAnswerable",
    title: "Bytes loaded when the first scenario can be answered",
    unit: "KiB",
    columns: only("slow"),
    note: "Bodies as they were sent, of responses that had ended by then.",
  },
  {
    id: "requestsAnswerable",
    title: "Requests answered when the first scenario can be",
    unit: "count",
    columns: only("slow"),
  },
  { id: "bytesLive", title: "Bytes loaded when every control is live", unit: "KiB", columns: only("slow") },
  { id: "requestsLive", title: "Requests answered when every control is live", unit: "count", columns: only("slow") },
  {
    id: "bytesAll",
    title: "Bytes in all",
    unit: "KiB",
    columns: only("fast"),
    note: "With what this app fetches afterwards to be there without a network; the peers do nothing of that.",
  },
  { id: "requestsAll", title: "Requests in all", unit: "count", columns: only("fast") },
  { id: "requestsOfPlay", title: "Requests during a play", unit: "count", columns: only("fast") },
  { id: "fcp", title: "First contentful paint", unit: "ms", columns: THROTTLED },
  { id: "lcp", title: "Largest contentful paint", unit: "ms", columns: THROTTLED },
  { id: "answerable", title: "The first scenario is on the screen", unit: "ms", columns: THROTTLED },
  {
    id: "kept",
    title: "The first answer is kept",
    unit: "ms",
    columns: THROTTLED,
    note: "From the start of the visit. It is clicked once, as soon as it is on the screen.",
  },
  { id: "lost", title: "First answers that were lost", unit: "lost", columns: THROTTLED },
  { id: "live", title: "Every control is live", unit: "ms", columns: THROTTLED },
  { id: "shift", title: "Layout shift, nothing done", unit: "score", columns: THROTTLED },
  { id: "shiftInPlay", title: "Layout shift of a whole play, that after input too", unit: "score", columns: THROTTLED },
  {
    id: "press",
    title: "Press to painted effect, median of a play",
    unit: "ms",
    columns: THROTTLED,
    note: "All presses: to choose, to confirm, to go on. From the input to the frame that shows what it was for.",
  },
  { id: "worstPress", title: "Press to painted effect, worst of a play", unit: "ms", columns: THROTTLED },
  { id: "scriptOfPlay", title: "Script time of a play", unit: "ms", columns: THROTTLED },
  { id: "taskOfPlay", title: "Main thread time of a play", unit: "ms", columns: THROTTLED },
  { id: "scriptInAll", title: "Script time of opening and a play", unit: "ms", columns: THROTTLED },
  { id: "taskInAll", title: "Main thread time of opening and a play", unit: "ms", columns: THROTTLED },
  {
    id: "answerableBySize",
    title: "The first scenario is on the screen, by size of the quiz",
    unit: "ms",
    columns: SIZES,
  },
  { id: "liveBySize", title: "Every control is live, by size of the quiz", unit: "ms", columns: SIZES },
  {
    id: "later",
    title: "Later with 2,000 scenarios than with 10",
    unit: "ms",
    columns: {
      answerable: "the first scenario is on the screen",
      live: "every control is live",
      press: "press to painted effect",
    },
    isDifference: true,
  },
  { id: "pressBySize", title: "Press to painted effect, by size of the quiz", unit: "ms", columns: SIZES },
  {
    id: "heap",
    title: "Heap of page and scripts",
    unit: "MiB",
    columns: PLAYS,
    note: "Fifty plays are as many as this app keeps: what more of them leave behind is waste.",
  },
  { id: "wasm", title: "Memory of WebAssembly", unit: "MiB", columns: PLAYS },
];
