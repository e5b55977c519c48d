/**
 * Writes NOTICE.md: what ships of others, found in the source maps of the built program, with the licence text of
 * each. `npm run notices`, after dependencies changed; a test compares the list with the build.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(import.meta.dirname, '../..');
const noticeFile = join(root, 'NOTICE.md');

/** Loaded at run time instead of bundled, with what they bring along. */
const unbundled = ['better-sqlite3', 'onnxruntime-node', 'onnxruntime-common', '@napi-rs/canvas'];

interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** Names of the packages whose code is in `out/` or loaded from it, in alphabetical order. */
export const shippedPackages = (): readonly string[] => [...shippedFolders().keys()].toSorted();

/** Where each of them lies: one may be a package's own copy, of another version than that beside it. */
function shippedFolders(): ReadonlyMap<string, string> {
  const folders = new Map(unbundled.map((name) => [name, `node_modules/${name}`]));
  for (const file of mapFiles(join(root, 'out'))) {
    const { sources } = JSON.parse(readFileSync(file, 'utf8')) as { sources: readonly string[] };
    for (const source of sources) {
      // The innermost one: a package may bring its own copy of another.
      const [, folder, name] = /(node_modules\/(?:.*node_modules\/)?((?:@[^/]+\/)?[^/]+))\//.exec(source) ?? [];
      if (folder !== undefined && name !== undefined) folders.set(name, folder);
    }
  }
  return folders;
}

function mapFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.map'))
    .map((name) => join(folder, name));
}

function describe([name, place]: readonly [string, string]): Shipped {
  const folder = join(root, place);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each));
  return {
    name,
    version: version ?? '',
    licence: license ?? '',
    text: file ? readFileSync(join(folder, file), 'utf8').trim() : 'The package carries no licence text of its own.',
  };
}

function notice(): string {
  const shipped = [...shippedFolders()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(describe);
  const rows = shipped.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  const texts = shipped.map(({ name, text }) => `## ${name}\n\n\`\`\`text\n${text.replaceAll('```', "'''")}\n\`\`\`\n`);
  return `# Notices

Vigie ships the work of others. Its own licence is in [LICENSE](LICENSE). This file is written by \`npm run notices\`.

- **Electron and Chromium** (MIT and others): \`LICENSE.electron.txt\` and \`LICENSES.chromium.html\` beside the program.
- **SQLite** (public domain), inside better-sqlite3. **ONNX Runtime** (MIT), inside onnxruntime-node. **Skia**
  (BSD-3-Clause), inside @napi-rs/canvas.
- **The weights of the shipped model's backbone** come from \`@mediapipe/objectron\` (Apache-2.0, The MediaPipe
  Authors): a part of an SSD-MobileNetV2, converted by \`scripts/model/convert-backbone.ts\`. Its licence is in
  \`assets/models/LICENSE-APACHE-2.0.txt\`.

| package | version | licence |
|---|---|---|
${rows.join('\n')}

${texts.join('\n')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!existsSync(join(root, 'out'))) throw new Error('build first: npm run build');
  writeFileSync(noticeFile, notice());
}
