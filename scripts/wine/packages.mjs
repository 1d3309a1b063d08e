// The installer packages of the suite, made by msitools: one that installs and some that cannot.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from './tools.mjs';

export const product = {
  code: '{6B1B1E0E-7C1A-4B57-9E0D-0C8A5B9B1A01}',
  name: 'Azure IoT Edge LTS (stand-in)',
  version: '1.5.7',
};

/** A 64-bit package with one file, in a folder that INSTALLDIR names. */
const source = `<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="${product.code}" Name="${product.name}" Language="1033" Version="${product.version}"
      Manufacturer="EFLOW Desk tests" UpgradeCode="{6B1B1E0E-7C1A-4B57-9E0D-0C8A5B9B1A99}">
    <Package Id="*" InstallerVersion="200" Compressed="yes" InstallScope="perMachine"/>
    <Media Id="1" Cabinet="one.cab" EmbedCab="yes"/>
    <Directory Id="TARGETDIR" Name="SourceDir">
      <Directory Id="ProgramFiles64Folder">
        <Directory Id="INSTALLDIR" Name="Stand-in">
          <Component Id="Component" Guid="{6B1B1E0E-7C1A-4B57-9E0D-0C8A5B9B1A02}" Win64="yes">
            <File Id="TheFile" Source="installed.txt" Name="installed.txt" KeyPath="yes"/>
          </Component>
        </Directory>
      </Directory>
    </Directory>
    <Feature Id="Main" Level="1"><ComponentRef Id="Component"/></Feature>
  </Product>
</Wix>
`;

/**
 * Makes the packages in a folder: `good package.msi`; `condition.msi`, which refuses this machine; `platform.msi`, which
 * is for another processor.
 * @param {string} folder
 */
export function makePackages(folder) {
  mkdirSync(folder, { recursive: true });
  const at = (name) => join(folder, name);
  writeFileSync(at('product.wxs'), source);
  writeFileSync(at('installed.txt'), 'installed by a package of the tests\n');
  // wixl reads the platform from its own option only.
  runTool('wixl', ['-a', 'x64', '-o', at('good package.msi'), at('product.wxs')], { cwd: folder });
  copyFileSync(at('good package.msi'), at('condition.msi'));
  const columns = '(Condition, Description)';
  const row = `INSERT INTO LaunchCondition ${columns} VALUES ('0', 'Not on this computer')`;
  runTool('msibuild', [at('condition.msi'), '-q', row]);
  const add = "INSERT INTO InstallExecuteSequence (Action, Sequence) VALUES ('LaunchConditions', 100)";
  runTool('msibuild', [at('condition.msi'), '-q', add]);
  copyFileSync(at('good package.msi'), at('platform.msi'));
  const revision = '{6B1B1E0E-7C1A-4B57-9E0D-0C8A5B9B1A03}';
  runTool('msibuild', [at('platform.msi'), '-s', product.name, 'EFLOW Desk tests', 'Arm64;1033', revision]);
}
