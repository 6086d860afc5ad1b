export { anyCalls } from "./any-calls.js";
