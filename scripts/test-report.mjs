// @ts-check

/**
 * @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult
 * @typedef {{ testResults?: FileResult[] }} Report
 */

/**
 * Counts the tests in vitest's report. A file that could not be run counts as one that failed, and so does a
 * run that failed, or ran nothing, though no test did fail.
 *
 * @param {Report} report
 * @param {boolean} ok whether vitest itself reported success
 */
export function countTests(report, ok) {
  const files = report.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults.map((test) => test.status));
  const brokenFiles = files.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const passed = tests.filter((status) => status === "passed").length;
  const failed = tests.filter((status) => status === "failed").length + brokenFiles.length;
  const unexplained = failed === 0 && (!ok || passed === 0);
  return {
    passed,
    failed: unexplained ? 1 : failed,
    skipped: tests.length - passed - failed + brokenFiles.length,
  };
}
