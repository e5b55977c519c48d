/** System libraries that Electron needs on Linux, and a screen where there is none. Named when missing; installed as root on Debian. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface MissingPart {
  readonly command?: string;
  /** Package names, in the order to try them: newer Debian releases renamed some. */
  readonly debian: readonly string[];
}

const libraries: readonly { readonly library: string; readonly debian: readonly string[] }[] = [
  { library: 'libgtk-3.so', debian: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { library: 'libasound.so', debian: ['libasound2t64', 'libasound2'] },
  { library: 'libatk', debian: ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'] },
  { library: 'libcups.so', debian: ['libcups2t64', 'libcups2'] },
  { library: 'libnss3.so', debian: ['libnss3'] },
  { library: 'libnssutil3.so', debian: ['libnss3'] },
  { library: 'libnspr4.so', debian: ['libnspr4'] },
  { library: 'libgbm.so', debian: ['libgbm1'] },
  { library: 'libXss.so', debian: ['libxss1'] },
];

/** Throws, with the line that installs them, when something is missing that cannot be installed here. */
export function ensureSystemPackages(electron: string): void {
  if (process.platform !== 'linux') return;
  const { stdout } = spawnSync('ldd', [electron], { encoding: 'utf8' });
  const unresolved = (stdout ?? '').split('\n').filter((line) => line.includes('not found'));
  const missing: MissingPart[] = libraries.filter(({ library }) => unresolved.some((line) => line.includes(library)));
  const needsScreen = !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (needsScreen && spawnSync('xvfb-run', ['--help']).error) missing.push({ debian: ['xvfb'] }, { debian: ['xauth'] });
  // Without any font the window shows boxes.
  if (!existsSync('/usr/share/fonts')) missing.push({ debian: ['fonts-dejavu-core'] });
  installOrName(missing);
  const still = spawnSync('ldd', [electron], { encoding: 'utf8' }).stdout?.match(/\S+(?= => not found)/g);
  if (still) throw new Error(`Electron still misses these libraries: ${still.join(' ')}`);
}

/** Installs as root on Debian; elsewhere throws with the line to type. */
export function installOrName(missing: readonly MissingPart[]): void {
  if (missing.length === 0) return;
  const isDebian = existsSync('/etc/debian_version');
  if (!isDebian || process.getuid?.() !== 0) {
    const names = [...new Set(missing.map(({ debian }) => debian.at(-1)))].join(' ');
    throw new Error(`these system packages are missing (Debian names): ${names}\n  sudo apt-get install -y ${names}`);
  }
  apt(['update', '-qq']);
  const names = [...new Set(missing.map(({ debian }) => debian.find(isInstallable) ?? debian.at(-1) ?? ''))];
  console.log(`setup: apt-get install ${names.join(' ')}`);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...names]);
}

function isInstallable(name: string): boolean {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))/.test(stdout ?? '');
}

function apt(args: readonly string[]): void {
  const { status, stderr } = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed: ${stderr}`);
}
