// Two Windows programs made byte by byte, since nothing on this machine compiles for Windows: one that stands in for
// msiexec where Wine's own ends with other codes than Windows does, and one that starts .NET as the suite needs it.

const sectionAt = 0x1000;
const headerBytes = 0x200;

const ascii = (text) => Buffer.from(`${text}\0`, 'latin1');
const wide = (text) => Buffer.from(`${text}\0`, 'utf16le');

const dword = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return [...bytes];
};

// Instructions for x64; a pair is one that ends with the distance to a place.
const call = (name) => [[0xff, 0x15], `slot-${name}`];
const address = {
  rax: (place) => [[0x48, 0x8d, 0x05], place],
  rcx: (place) => [[0x48, 0x8d, 0x0d], place],
  rdx: (place) => [[0x48, 0x8d, 0x15], place],
  r8: (place) => [[0x4c, 0x8d, 0x05], place],
  r9: (place) => [[0x4c, 0x8d, 0x0d], place],
};
const stackSlot = (offset, value) => [0x48, 0xc7, 0x44, 0x24, offset, ...dword(value)];
const roomOnStack = [0x48, 0x83, 0xec, 0x58]; // sub rsp, 58h

/** Lays parts one behind the other, each at a multiple of 16, and answers where each came to lie. */
function layOut(parts) {
  const places = {};
  let end = 0;
  for (const [name, bytes] of parts) {
    places[name] = end;
    end = (end + bytes.length + 15) & ~15;
  }
  const image = Buffer.alloc((end + 0x1ff) & ~0x1ff);
  for (const [name, bytes] of parts) bytes.copy(image, places[name]);
  return { image, places };
}

function assemble(instructions, places) {
  const code = [];
  for (const one of instructions) {
    const [bytes, place] = Array.isArray(one[0]) ? one : [one, undefined];
    code.push(...bytes);
    if (place === undefined) continue;
    const distance = Buffer.alloc(4);
    distance.writeInt32LE(places[place] - (code.length + 4));
    code.push(...distance);
  }
  return Buffer.from(code);
}

/** Headers of a console program for x64 with one section. */
function headers(sectionBytes, importPlace, importBytes) {
  const out = Buffer.alloc(headerBytes);
  out.write('MZ', 0, 'latin1');
  out.writeUInt32LE(0x40, 0x3c);
  out.write('PE\0\0', 0x40, 'latin1');
  const coff = 0x44;
  out.writeUInt16LE(0x8664, coff);
  out.writeUInt16LE(1, coff + 2);
  out.writeUInt16LE(240, coff + 16); // bytes of the optional header
  out.writeUInt16LE(0x23, coff + 18); // no relocations, executable, large addresses
  const optional = coff + 20;
  out.writeUInt16LE(0x20b, optional);
  out.writeUInt32LE(sectionBytes, optional + 4);
  out.writeUInt32LE(sectionAt, optional + 16); // entry
  out.writeUInt32LE(sectionAt, optional + 20);
  out.writeBigUInt64LE(0x140000000n, optional + 24);
  out.writeUInt32LE(0x1000, optional + 32);
  out.writeUInt32LE(0x200, optional + 36);
  out.writeUInt16LE(6, optional + 40);
  out.writeUInt16LE(6, optional + 48);
  out.writeUInt32LE(sectionAt + 0x1000, optional + 56);
  out.writeUInt32LE(headerBytes, optional + 60);
  out.writeUInt16LE(3, optional + 68); // console
  const stackAndHeap = [0x180000, 0x1000, 0x100000, 0x1000];
  for (const [index, value] of stackAndHeap.entries())
    out.writeBigUInt64LE(BigInt(value), optional + 72 + 8 * index);
  out.writeUInt32LE(16, optional + 108);
  out.writeUInt32LE(sectionAt + importPlace, optional + 120);
  out.writeUInt32LE(importBytes, optional + 124);
  const section = optional + 240;
  out.write('.text', section, 'latin1');
  out.writeUInt32LE(sectionBytes, section + 8);
  out.writeUInt32LE(sectionAt, section + 12);
  out.writeUInt32LE(sectionBytes, section + 16);
  out.writeUInt32LE(headerBytes, section + 20);
  out.writeUInt32LE(0xe0000020, section + 36); // code, to be executed, read and written
  return out;
}

/**
 * The bytes of a program.
 * @param {Record<string, string[]>} imports functions by library
 * @param {[string, Buffer][]} data named places
 * @param {unknown[]} instructions
 */
function makeProgram(imports, data, instructions) {
  const libraries = Object.entries(imports);
  const parts = [
    ['code', Buffer.alloc(0x100)],
    ['directory', Buffer.alloc(20 * (libraries.length + 1))],
    ...data,
  ];
  for (const [library, names] of libraries) {
    const table = () => Buffer.alloc(8 * (names.length + 1));
    parts.push([`lookup-${library}`, table()], [`slots-${library}`, table()], [library, ascii(library)]);
    for (const name of names) parts.push([`hint-${name}`, Buffer.concat([Buffer.alloc(2), ascii(name)])]);
  }
  const { image, places } = layOut(parts);
  for (const [at, [library, names]] of libraries.entries()) {
    const entry = places.directory + 20 * at;
    image.writeUInt32LE(sectionAt + places[`lookup-${library}`], entry);
    image.writeUInt32LE(sectionAt + places[library], entry + 12);
    image.writeUInt32LE(sectionAt + places[`slots-${library}`], entry + 16);
    for (const [index, name] of names.entries()) {
      places[`slot-${name}`] = places[`slots-${library}`] + 8 * index;
      const hint = BigInt(sectionAt + places[`hint-${name}`]);
      image.writeBigUInt64LE(hint, places[`lookup-${library}`] + 8 * index);
      image.writeBigUInt64LE(hint, places[`slot-${name}`]);
    }
  }
  assemble(instructions, places).copy(image, places.code);
  return Buffer.concat([headers(image.length, places.directory, 20 * (libraries.length + 1)), image]);
}

/**
 * A program that appends its command line, as Windows handed it over, to a file and ends with one exit code.
 * @param {{ exitCode: number, log: string }} options exit code of 32 bits; Windows path of the file, which is UTF-16
 */
export function makeStandIn({ exitCode, log }) {
  const kernel = ['GetCommandLineW', 'CreateFileW', 'WriteFile', 'ExitProcess'];
  return makeProgram(
    { 'kernel32.dll': kernel },
    [['path', wide(log)]],
    [
      roomOnStack,
      call('GetCommandLineW'),
      [0x48, 0x89, 0xc3, 0x31, 0xf6], // mov rbx, rax; xor esi, esi
      [0x66, 0x83, 0x3c, 0x73, 0x00, 0x74, 0x04, 0xff, 0xc6, 0xeb, 0xf5], // counts its characters in esi
      address.rcx('path'),
      [0xba, ...dword(4), 0x41, 0xb8, ...dword(3), 0x45, 0x31, 0xc9], // to append, shared
      stackSlot(0x20, 4), // made when it is missing
      stackSlot(0x28, 0x80),
      stackSlot(0x30, 0),
      call('CreateFileW'),
      // Two bytes a character, counted in a place of the stack.
      [0x48, 0x89, 0xc1, 0x48, 0x89, 0xda, 0x44, 0x8d, 0x04, 0x36, 0x4c, 0x8d, 0x4c, 0x24, 0x40],
      stackSlot(0x20, 0),
      call('WriteFile'),
      [0xb9, ...dword(exitCode)],
      call('ExitProcess'),
    ],
  );
}

/**
 * A program that runs a self-contained .NET program in itself, as the one that .NET brings does, and sets a variable of
 * its environment first: what starts it need not know the variable. It has one process and its own command line.
 * @param {{ folder: string, program: string, app: string, variable: [string, string] }} options Windows paths
 */
export function makeDotnetHost({ folder, program, app, variable }) {
  const [name, value] = variable;
  const kernel = [
    'SetEnvironmentVariableW',
    'LoadLibraryW',
    'GetProcAddress',
    'GetCommandLineW',
    'ExitProcess',
  ];
  const data = [
    ['name', wide(name)],
    ['value', wide(value)],
    ['resolver', wide(`${folder}\\hostfxr.dll`)],
    ['start', ascii('hostfxr_main_startupinfo')],
    ['program', wide(program)],
    ['folder', wide(folder)],
    ['app', wide(app)],
  ];
  return makeProgram({ 'kernel32.dll': kernel, 'shell32.dll': ['CommandLineToArgvW'] }, data, [
    roomOnStack,
    address.rcx('name'),
    address.rdx('value'),
    call('SetEnvironmentVariableW'),
    address.rcx('resolver'),
    call('LoadLibraryW'),
    [0x48, 0x89, 0xc1], // mov rcx, rax
    address.rdx('start'),
    call('GetProcAddress'),
    [0x48, 0x89, 0xc3], // mov rbx, rax
    call('GetCommandLineW'),
    [0x48, 0x89, 0xc1, 0x48, 0x8d, 0x54, 0x24, 0x40], // mov rcx, rax; lea rdx, [rsp+40h]
    call('CommandLineToArgvW'),
    [0x48, 0x89, 0xc2, 0x8b, 0x4c, 0x24, 0x40], // mov rdx, rax; mov ecx, [rsp+40h]
    address.r8('program'),
    address.r9('folder'),
    address.rax('app'),
    [0x48, 0x89, 0x44, 0x24, 0x20, 0xff, 0xd3], // mov [rsp+20h], rax; call rbx
    [0x89, 0xc1], // mov ecx, eax
    call('ExitProcess'),
  ]);
}
