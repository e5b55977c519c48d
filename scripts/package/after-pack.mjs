// What an unpacked Electron brings along for development is not part of an installed program.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Hook of electron-builder. */
export async function afterPack({ appOutDir }) {
  await rm(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
}
