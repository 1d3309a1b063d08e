import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { begin, eventually, ground, join, type Ran } from './ground.ts';
import { describe, test } from './suite.ts';

const setup = join(ground.program, 'examples/dps-tpm.json');
const state = 'C:\\Users\\Public\\console program';

/** What `--json` prints, as far as these tests look at it. */
interface Answer {
  exitCode: number;
  verdict?: string;
  error?: { params: Record<string, unknown> };
  report?: { host: string; findings: { id: string; status: string }[] };
}

/** Starts the console program as it is installed. */
const start = (words: readonly string[]) =>
  begin(ground.consoleProgram, ['--state', state, '--json', ...words], {
    env: { EFLOW_DESK_PRACTICE_SCALE: '0' },
  });

function documentOf({ code, stdout, stderr }: Ran): Answer {
  assert.notEqual(stdout, '', `no output, exit code ${code}, ${stderr}`);
  const answer = JSON.parse(stdout) as Answer;
  assert.equal(code, answer.exitCode);
  return answer;
}

const desk = async (line: string) => {
  const words = line.split(' ').map((word) => (word === 'SETUP' ? setup : word));
  return documentOf(await start(['--host', 'practice:hyperv-disabled', ...words]).ended);
};

function page(url: URL): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    get(url, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode, body });
      });
    }).on('error', reject);
  });
}

/** What is tested here, for the driver to run. */
export function testConsoleProgram(): void {
  describe('the console program', () => {
    test('says its version, and nothing on stderr', async () => {
      const version = await begin(ground.consoleProgram, ['--version']).ended;
      assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/u);
      assert.deepEqual([version.code, version.stderr], [0, '']);
    });

    test('takes no code from its environment', async () => {
      const broken = 'C:\\Users\\Public\\broken.cnf';
      writeFileSync(broken, '[[[\n');
      for (const env of [{ NODE_OPTIONS: '--require C:/none.js' }, { OPENSSL_CONF: broken }]) {
        const version = await begin(ground.consoleProgram, ['--version'], { env }).ended;
        assert.deepEqual([version.code, version.stderr], [0, '']);
        // Node itself stumbles, so the variable does arrive.
        assert.notEqual((await begin(process.execPath, ['-p', '1'], { env }).ended).code, 0);
      }
    });

    test('gets its arguments as they were given', async () => {
      const given = ['two words', 'say "so"', 'C:\\a b\\', 'a\\\\"b', 'Größe 東京', '%PATH%', '^&|<>', ''];
      const answers = given.map((word) =>
        start(['--host', 'practice:hyperv-disabled', 'serve', '--port', word]).ended.then(documentOf),
      );
      for (const [at, { exitCode, error }] of (await Promise.all(answers)).entries())
        assert.deepEqual([exitCode, error?.params['value']], [2, given[at]]);
    });

    test('walks a practice journey to the proof; its parent sees 3010', async () => {
      const first = await desk('apply --setup SETUP');
      assert.deepEqual([first.exitCode, first.verdict], [3010, 'reboot-needed']);
      await desk('practice reboot');
      assert.equal((await desk('resume')).exitCode, 16);
      await desk('practice enroll');
      const proven = await desk('resume --answer enrolled');
      assert.deepEqual([proven.exitCode, proven.verdict], [0, 'proven']);
      assert.equal(existsSync(join(state, 'jobs')), true);
    });

    test('finds the scripts beside it, and PowerShell runs them', async () => {
      const { exitCode, report } = documentOf(await start(['--host', 'local', 'scan']).ended);
      assert.deepEqual([exitCode, report?.host], [10, 'local']);
      assert.equal(report?.findings.find(({ id }) => id === 'HC-01')?.status, 'pass');
    });

    test('serves the windows beside it over loopback', async () => {
      const { child, ended, heard } = start(['--host', 'practice:hyperv-disabled', 'serve']);
      try {
        await eventually('it tells its address', () => heard.stdout.includes('\n'));
        const [line = ''] = heard.stdout.split('\n');
        const link = new URL((JSON.parse(line) as { link: string }).link);
        assert.equal(link.hostname, '127.0.0.1');
        const { status, body } = await page(link);
        assert.equal(status, 200);
        const named = /src="(\/assets\/[^"]+\.js)"/u.exec(body)?.[1] ?? '';
        const script = await page(new URL(named, link));
        assert.equal(script.status, 200);
        assert.ok(script.body.length > 10_000);
      } finally {
        child.kill();
        await ended;
      }
    });
  });
}
