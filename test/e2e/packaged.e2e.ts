/** The program as it is installed: packaged, started and used without anything of this folder. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { shippedPackages } from '../../scripts/package/notices';
import { chromiumSwitches } from '../../scripts/screen';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { SimulatedCamera } from '../../src-main/demo/simulated-camera';
import { eventually } from '../support/raw-camera';
import { newDataDir, projectFolder, watch } from '../support/running-station';
import { storedPhotos } from '../support/stored-photos';

const unpacked = join(projectFolder, 'dist', 'linux-unpacked');
const launcher = join(unpacked, 'vigie-launcher');

beforeAll(() => {
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/package/package.ts', '--linux', 'dir'], {
    cwd: projectFolder,
    stdio: 'pipe',
  });
}, 180_000);

it('receives a photo, judges it with its own model, and exports it', async () => {
  const dataDir = newDataDir();
  const options = ['--headless', '--data-dir', dataDir, '--udp-host', '127.0.0.1', '--udp-port', '0'];
  const station = await watch(
    spawn(launcher, [...chromiumSwitches(), ...options], { stdio: ['ignore', 'pipe', 'pipe'] }),
    dataDir,
  );
  const camera = await SimulatedCamera.open({ host: station.host, port: station.port, cameraId: 12 });
  const { outcome } = await camera.sendPhoto(paintCable({ seed: 99, defect: 'missing-strand' }).jpeg);
  camera.close();
  expect(outcome.kind).toBe('acknowledged');
  await eventually('its verdict', () => (storedPhotos(dataDir)[0]?.verdict === 'fail' ? true : null), 60_000);
  expect(await station.stop()).toBe(0);

  const file = join(dataDir, 'out.csv');
  const exported = spawnSync(launcher, [...chromiumSwitches(), '--export-csv', file, '--data-dir', dataDir]);
  expect(exported.status).toBe(0);
  expect(readFileSync(file, 'utf8').split('\r\n')[1]).toMatch(/^1,12,/);
});

it('cannot be turned into a Node that runs any code', () => {
  const run = spawnSync(join(unpacked, 'vigie'), ['-e', 'console.log("node", 6 * 7)'], {
    encoding: 'utf8',
    timeout: 20_000,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  expect(run.stdout).not.toContain('node 42');
});

it('holds no other platform’s binaries and nothing it was built from', () => {
  const files = execFileSync('find', [unpacked, '-type', 'f', '-printf', '%P\n'], { encoding: 'utf8' }).split('\n');
  const foreign = /(darwin|win32).*\.node$|\.dll$|\.dylib$|\.map$|\.ts$|default_app|app-update/;
  expect(files.filter((file) => foreign.test(file))).toEqual([]);
  expect(files.filter((file) => file.endsWith('onnxruntime_binding.node'))).toHaveLength(1);
});

it('names every package that ships in NOTICE.md', () => {
  const notice = readFileSync(join(projectFolder, 'NOTICE.md'), 'utf8');
  expect(shippedPackages().filter((name) => !notice.includes(`## ${name}\n`))).toEqual([]);
});
