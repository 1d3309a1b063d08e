import { describe, expect, test } from 'vitest';
import { programFolders } from '../../src/main/bridge/program-folders.ts';

const slashes = (path: string) => path.replaceAll('\\', '/');
const foldersOf = (file: string) => {
  const { scripts, windows } = programFolders(file);
  return [slashes(scripts), slashes(windows)];
};

describe('the folders of the program', () => {
  test('of the console program lie beside it and nowhere else', () => {
    expect(foldersOf('/p/resources/cli/eflow-desk.exe')).toEqual([
      '/p/resources/cli/ps-scripts',
      '/p/resources/cli/app',
    ]);
    // On a stick or a share, a folder above may be one where anybody puts something.
    expect(foldersOf('/stick/eflow-desk.exe')).toEqual(['/stick/ps-scripts', '/stick/app']);
  });

  test('of the desktop app: windows from the archive alone, scripts as files beside the console program', () => {
    for (const file of ['main.js', 'chunks/start-Dg3x_4aB.js'])
      expect(foldersOf(`/p/resources/app.asar/dist/electron/${file}`)).toEqual([
        '/p/resources/cli/ps-scripts',
        '/p/resources/app.asar/dist/app',
      ]);
  });

  test('of what was built in a checkout, and of the sources', () => {
    for (const file of ['main.js', 'chunks/cli-x.js'])
      expect(foldersOf(`/p/dist/cli/${file}`)).toEqual(['/p/dist/cli/ps-scripts', '/p/dist/app']);
    expect(foldersOf('/p/src/main/bridge/program-folders.ts')).toEqual(['/p/src/ps-scripts', '/p/dist/app']);
  });

  test.runIf(process.platform === 'win32')('are found with the backslashes of Windows, too', () => {
    expect(foldersOf('C:\\P\\resources\\app.asar\\dist\\electron\\main.js')).toEqual([
      'C:/P/resources/cli/ps-scripts',
      'C:/P/resources/app.asar/dist/app',
    ]);
  });
});
