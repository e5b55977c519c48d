// Starts the program whose folder or main file stands first on the command line, as `electron PATH` does.
// A module with a top-level await: Electron gets ready only when the program's own module has been evaluated.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given) {
  try {
    await start(path.resolve(given));
  } catch (error) {
    console.error(error);
    app.exit(1);
  }
} else {
  console.log(`Electron ${process.versions.electron}: name the folder of a program`);
  app.exit(1);
}

async function start(target) {
  process.defaultApp = true;
  const folder = statSync(target).isDirectory() ? target : path.dirname(target);
  const manifestFile = path.join(folder, 'package.json');
  const manifest = existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : {};
  if (manifest.productName ?? manifest.name) app.setName(manifest.productName ?? manifest.name);
  if (manifest.version) app.setVersion(manifest.version);
  app.setAppPath(folder);
  const main = folder === target ? path.join(folder, manifest.main ?? 'index.js') : target;
  await import(pathToFileURL(main).href);
}
