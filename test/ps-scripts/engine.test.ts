import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { leftOut, lines, run, runScript, script, why, type Ran } from './support.ts';

const badArguments = process.platform === 'win32' ? 4_294_770_688 : 64;

describe.skipIf(leftOut)(`the engine: arguments${why}`, () => {
  test('says its version', async () => {
    expect(await run(['-Version'])).toMatchObject({ code: 0, stdout: 'PowerShell 7.6.9\n', stderr: '' });
  });

  test('hands arguments to the parameters of a script', async () => {
    const text = `
      param([string]$Name, [int]$Count = 1, [switch]$Loud, [switch]$Quiet, [string]$Rest)
      "$Name|$Count|$Loud|$Quiet|$Rest|$($args.Count)|$($PSScriptRoot.Length -gt 0)"`;
    const nasty = `a 'b" $(1) ; & | \`c %PATH% *`;
    expect(lines(await runScript(text, '-Name', nasty, '-Count', '3', '-Loud', '-Quiet:$false'))).toEqual([
      `${nasty}|3|True|False||0|True`,
    ]);
    expect(lines(await runScript(text, '-Name:x:y', '-Rest:', '-Loud', '5'))).toEqual([
      'x:y|5|False|False|-Loud|0|True',
    ]);
    const unfit = await runScript(text, '-Count', 'many');
    expect(unfit).toMatchObject({ code: 1, stdout: '' });
    expect(unfit.stderr).toContain('ParameterArgumentTransformationError,');
  });

  test('takes the abbreviations that powershell.exe takes', async () => {
    const path = script('"ran"');
    expect(lines(await run(['-nol', '-nop', '-noni', '-ex', 'Bypass', '-f', path]))).toEqual(['ran']);
    expect(lines(await run(['/NoProfile', '-ep', 'Bypass', '/File', path]))).toEqual(['ran']);
  });

  test('refuses what it does not know', async () => {
    for (const [args, words] of [
      [['-Nonsense'], 'The parameter -Nonsense is not known here.'],
      [['-File'], 'The parameter -File needs a value.'],
      [['-File', 'gone.ps1'], "The argument 'gone.ps1' to the -File parameter does not exist."],
      [['-ExecutionPolicy'], 'The parameter -ExecutionPolicy needs a value.'],
    ] as const) {
      expect(await run([...args])).toMatchObject({ code: badArguments, stdout: '', stderr: `${words}\n` });
    }
  });

  test('runs a command given as text', async () => {
    expect(await run(['-Command', '"a";', '$null;', '"b"'])).toMatchObject({ code: 0, stdout: 'a\nb\n' });
    expect(await run(['-c', 'Write-Error x'])).toMatchObject({ code: 1, stdout: '' });
  });

  test('runs a script in constrained language', async () => {
    const path = script('"$($ExecutionContext.SessionState.LanguageMode)"; [math]::Abs(-1); exit 4');
    const ran = await run(['-LanguageMode', 'ConstrainedLanguage', '-File', path]);
    expect(ran).toMatchObject({ code: 4, stdout: 'ConstrainedLanguage\n' });
    expect(ran.stderr).toContain('MethodInvocationNotSupportedInConstrainedLanguage');
  });
});

describe.skipIf(leftOut)(`the engine: exit codes${why}`, () => {
  test.each([
    ['exit 0', 0],
    ['exit 7', 7],
    ['function f { exit 9 }; f; "late"', 9],
    ['throw "x"', 1],
    ['$ErrorActionPreference = "Stop"; Write-Error x; "late"', 1],
    ['Write-Error x', 0],
    ['if (', 1],
    // The code of the script, not of the last program it called.
    [`& '${process.execPath}' -e 'process.exit(4)'`, 0],
    [`& '${process.execPath}' -e 'process.exit(4)'; exit $LASTEXITCODE`, 4],
  ])('%s', async (text, code) => {
    const ran = await runScript(text);
    expect(ran.code).toBe(code);
    expect(ran.stdout).toBe('');
  });
});

describe.skipIf(leftOut)(`the engine: streams${why}`, () => {
  test('writes errors to stderr and everything else to stdout, progress nowhere', async () => {
    const ran = await runScript(`
      $VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; $InformationPreference = 'Continue'
      'output'; 1.5; [pscustomobject]@{ a = 1 }
      Write-Warning w; Write-Verbose v; Write-Debug d; Write-Information i
      Write-Host h -ForegroundColor Red -NoNewline; Write-Host 1, 2 -Separator '-'
      Write-Progress -Activity p -PercentComplete 50
      $Host.UI.WriteErrorLine('e')
      function Fail-Here { Write-Error 'broken' -ErrorId Sample -Category InvalidData -TargetObject t }
      Fail-Here`);
    expect(lines(ran)).toEqual([
      'output',
      '1.5',
      '@{a=1}',
      'WARNING: w',
      'VERBOSE: v',
      'DEBUG: d',
      'i',
      'h1-2',
    ]);
    expect(ran.stderr.split('\n').filter((line) => !/^(?:At |\+)/u.test(line))).toEqual([
      'e',
      'broken',
      '    + CategoryInfo          : InvalidData: (t:String) [Write-Error], WriteErrorException',
      '    + FullyQualifiedErrorId : Sample,Fail-Here',
      '',
    ]);
  });

  test('keeps what was said before the end', async () => {
    expect(await runScript('[pscustomobject]@{ a = 1 }; "b"; exit 3')).toMatchObject({
      code: 3,
      stdout: '@{a=1}\nb\n',
    });
  });
});

describe.skipIf(leftOut)(`the engine: questions${why}`, () => {
  const asking = `
    try { Read-Host 'name' } catch { $_.FullyQualifiedErrorId }
    try { $Host.UI.ReadLine() } catch { $_.FullyQualifiedErrorId }
    try { $Host.UI.PromptForChoice('c', 'm', @('&Yes', '&No'), 1) } catch { $_.FullyQualifiedErrorId }
    function Get-It { param([Parameter(Mandatory = $true)][int]$Size) "size $Size" }
    try { Get-It } catch { $_.FullyQualifiedErrorId }`;

  test('fail with -NonInteractive, at once', async () => {
    expect(lines(await runScript(asking))).toEqual([
      'InvalidOperation,Microsoft.PowerShell.Commands.ReadHostCommand',
      'PSInvalidOperationException',
      'PSInvalidOperationException',
      'MissingMandatoryParameter,Get-It',
    ]);
  });

  test('are answered from standard input otherwise', async () => {
    const ran = await run(['-File', script(asking)], 'Ann\nline\nmaybe\ny\n42\n');
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(lines(ran).filter((line) => /^(?:Ann|name: Ann|line|0|.*size 42)$/u.test(line))).toHaveLength(4);
  });

  test('end when the input does', async () => {
    const ran = await run(['-File', script(`$Host.UI.PromptForChoice('c', 'm', @('&Yes', '&No'), -1)`)]);
    expect(ran.stderr).toContain('The input ended at a question.');
  });
});

describe.skipIf(leftOut)(`the engine: commands from standard input${why}`, () => {
  const loop = (input: string): Promise<Ran> => run(['-NoLogo', '-NoExit', '-Command', '-'], input);

  test('run one by one, each as soon as it is whole', async () => {
    const ran = await loop(
      [
        '$x = 1',
        'function Get-Sum {',
        '  $x + 1',
        '}',
        '',
        'Get-Sum',
        '"a",',
        '"b"',
        "@'",
        'text',
        "'@",
        '',
      ].join('\n'),
    );
    expect(ran).toMatchObject({ code: 0, stdout: '2\na\nb\ntext\n', stderr: '' });
  });

  test('go on after an error and end with exit', async () => {
    const ran = await loop('throw "bad"\nWrite-Error worse\n"still here"\nexit 5\n"too late"\n');
    expect(ran).toMatchObject({ code: 5, stdout: 'still here\n' });
    expect(ran.stderr).toMatch(/^bad\n(?:.*\n)*worse\n/u);
  });

  test('tell what is left unfinished when the input ends', async () => {
    const ran = await loop('"a"\nif ($true) {\n');
    expect(ran.stdout).toBe('a\n');
    expect(ran.stderr).toContain('MissingEndCurlyBrace');
  });

  test('come after a script with -NoExit', async () => {
    const ran = await run(['-NoExit', '-File', script('$y = 3; exit 2')], '"$y $LASTEXITCODE"\n');
    expect(lines(ran)).toEqual(['3 2']);
  });
});

describe.skipIf(leftOut)(`the engine: modules${why}`, () => {
  test('load by themselves, from beside the program and from the path in the environment', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-ps-'));
    try {
      mkdirSync(join(folder, 'StandIn'));
      writeFileSync(join(folder, 'StandIn/StandIn.psm1'), 'function Get-StandIn { Write-Output "stand-in" }');
      const path = script(`
        Get-StandIn; StandIn\\Get-StandIn
        Microsoft.PowerShell.Utility\\Write-Output 'everyday'
        Microsoft.PowerShell.Management\\Join-Path 'a' 'b'
        (Get-Command Write-Host).ModuleName
        'Get-Service', 'ConvertTo-Json' | Where-Object { Get-Command $_ -ErrorAction SilentlyContinue }`);
      const ran = await run(['-NonInteractive', '-File', path], '', {
        PSModulePath: [folder, process.env['PSModulePath'] ?? ''].join(delimiter),
      });
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      expect(lines(ran)).toEqual([
        'stand-in',
        'stand-in',
        'everyday',
        join('a', 'b'),
        'Microsoft.PowerShell.Utility',
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('have the everyday cmdlets, as far as stand-ins need them', async () => {
    const ran = await runScript(`
      $made = New-Object -TypeName PSObject -Property @{ Name = 'a' }
      $picked = $made | Select-Object -Property N*, @{ Name = 'Size'; Expression = { $_.Name.Length } }, Gone
      "$picked"; $picked.PSObject.TypeNames[0]
      1..5 | Select-Object -First 1 -Last 2
      [pscustomobject]@{ a = 'x', 'y' } | Select-Object -ExpandProperty a
      (New-Object System.Text.StringBuilder 'ab').Append('c').ToString()
      Get-Date '2026-01-02T03:04:05' -Format 'yyyy/MM/dd'
      (Get-Date).GetType().Name
      ('a', 1.5 | Out-String).Replace([Environment]::NewLine, '+')
      Start-Sleep -Milliseconds 1
      Split-Path 'a/b' -Leaf
      Set-Location -LiteralPath $PSScriptRoot
      "$((Get-Location).Path -eq $PSScriptRoot) $(Test-Path -LiteralPath $PSCommandPath) $(Test-Path gone)"
      try { New-Object Not.There } catch { $_.FullyQualifiedErrorId }`);
    expect(ran.stderr).toBe('');
    expect(lines(ran)).toEqual([
      '@{Name=a; Size=1; Gone=}',
      'Selected.System.Management.Automation.PSCustomObject',
      '1',
      '4',
      '5',
      'x',
      'y',
      'abc',
      '2026/01/02',
      'DateTime',
      'a+1.5+',
      'b',
      'True True False',
      'TypeNotFound,Microsoft.PowerShell.Commands.NewObjectCommand',
    ]);
  });
});

describe.skipIf(leftOut)(`the engine: lanes${why}`, () => {
  const lane = `
    $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    function New-Shell([string]$Text) {
      $runspace = [runspacefactory]::CreateRunspace($state); $runspace.Open()
      $shell = [powershell]::Create(); $shell.Runspace = $runspace
      $shell.AddScript($Text)
    }`;

  test('have modules and streams of their own, and no host', async () => {
    const ran = await runScript(`${lane}
      $shell = New-Shell 'Write-Output out; Write-Host host; Write-Warning warn; Write-Error err; Read-Host q; "after"'
      $shell.Commands.Commands[0].MergeMyResults('All', 'Output')
      $shell.Invoke() | ForEach-Object { "$($_.GetType().Name) $_" }`);
    expect(lines(ran).map((line) => line.slice(0, 60))).toEqual([
      'String out',
      'InformationRecord host',
      'WarningRecord warn',
      'ErrorRecord err',
      'ErrorRecord A command that prompts the user failed because t',
      'String after',
    ]);
  });

  test('run side by side, and a sleeping one can be stopped', async () => {
    const ran = await runScript(`${lane}
      $watch = [System.Diagnostics.Stopwatch]::StartNew()
      $shells = 1..3 | ForEach-Object { New-Shell 'Start-Sleep -Seconds 600' }
      $handles = $shells | ForEach-Object { $_.BeginInvoke() }
      $shells | ForEach-Object { while ($_.InvocationStateInfo.State -ne 'Running') {} ; $_.Stop(); "$($_.InvocationStateInfo.State)" }
      $watch.Elapsed.TotalSeconds -lt 15`);
    expect(lines(ran)).toEqual(['Stopped', 'Stopped', 'Stopped', 'True']);
  });

  test('do not keep the program alive', async () => {
    expect((await runScript(`${lane}\n[void](New-Shell 'Start-Sleep 600').BeginInvoke(); exit 6`)).code).toBe(
      6,
    );
  });
});

describe.skipIf(leftOut)(`the engine: speed${why}`, () => {
  test('start-up time, told and not judged', async () => {
    const path = script('"x"');
    const times: number[] = [];
    for (let i = 0; i < 5; i += 1) times.push((await run(['-NoProfile', '-File', path])).ms);
    const [first] = times.toSorted((a, b) => a - b);
    console.log(`start to end of a one-line script: ${first?.toFixed(0)} ms at best of ${times.length}`);
    expect(times).toHaveLength(5);
  });
});
