// Loaded into a worker's process before its own code: makes reading an event with a certain text end
// the process, or never end, as an event would that takes all memory or sends a pattern into backtracking.
const parse = JSON.parse;
JSON.parse = (text, ...rest) => {
  if (String(text).includes("ends whoever reads it")) process.kill(process.pid, "SIGKILL");
  while (String(text).includes("is read for ever"));
  return parse(text, ...rest);
};
