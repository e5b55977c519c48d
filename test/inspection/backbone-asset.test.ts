import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseManifest } from '../../src-shared/domain/model-manifest';

const models = join(import.meta.dirname, '../../assets/models');

it('the network a station teaches with is the one that the shipped model was made with', async () => {
  const manifest = parseManifest(await readFile(join(models, 'demo-cable/manifest.json'), 'utf8'));
  const backbone = await readFile(join(models, 'backbone.onnx'));
  expect(manifest.ok && manifest.value.origin?.backbone?.sha256).toBe(
    createHash('sha256').update(backbone).digest('hex'),
  );
});
