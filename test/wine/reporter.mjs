// One line a test, and the count as the last line. What failed is told with where and why.
import { inspect } from 'node:util';

/** The lines of a test run. */
// oxlint-disable-next-line import/no-default-export -- node takes a reporter by its default export
export default async function* report(events) {
  const counts = { passed: 0, failed: 0 };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A suite that fails only because of a test in it says nothing new; one that fails by itself does.
    const isSuite = data.details.type === 'suite';
    const cause = data.details.error?.cause ?? data.details.error;
    if (type === 'test:pass') {
      if (isSuite) continue;
      counts.passed += 1;
      yield `ok      ${data.name} (${Math.round(data.details.duration_ms)} ms)\n`;
    } else if (!isSuite || data.details.error?.failureType !== 'subtestsFailed') {
      counts.failed += 1;
      yield `FAILED  ${data.name}\n${inspect(cause).replaceAll(/^/gmu, '        ')}\n`;
    }
  }
  yield `${counts.passed} passed, ${counts.failed} failed\n`;
}
