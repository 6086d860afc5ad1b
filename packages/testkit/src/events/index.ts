export { anyCalls } from "./any-calls.js";
export { anyText } from "./any-text.js";
