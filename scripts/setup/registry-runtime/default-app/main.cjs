// Starts the program whose folder or main file stands first on the command line, as `electron PATH` does.
const { app, dialog } = require('electron');
const { existsSync, readFileSync, statSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (!given) {
  console.log(`Electron ${process.versions.electron}: name the folder of a program`);
  app.exit(1);
} else {
  start(path.resolve(given)).catch((error) => {
    console.error(error);
    if (app.isReady()) dialog.showErrorBox('The program could not be started', String(error.stack ?? error));
    app.exit(1);
  });
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
