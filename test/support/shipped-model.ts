import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest } from '../../src-shared/domain/model-manifest';

const manifest = parseManifest(
  readFileSync(join(import.meta.dirname, '../../assets/models/demo-cable/manifest.json'), 'utf8'),
);
if (!manifest.ok) throw new Error(manifest.problem);

/** Name and version, as the window shows them. */
export const shippedModel = `${manifest.value.name} ${manifest.value.version}`;
