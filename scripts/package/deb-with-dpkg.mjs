#!/usr/bin/env node
// Understands the fpm command line that electron-builder gives for a deb, and builds the package with dpkg-deb.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const text = { type: 'string' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  args: process.argv.slice(2),
  options: {
    s: { type: 'string', short: 's' },
    t: { type: 'string', short: 't' },
    depends: { type: 'string', short: 'd', multiple: true },
    force: { type: 'boolean' },
    debug: { type: 'boolean' },
    log: text,
    architecture: text,
    'after-install': text,
    'after-remove': text,
    description: text,
    version: text,
    package: text,
    name: text,
    maintainer: text,
    vendor: text,
    url: text,
    category: text,
    license: text,
    'deb-priority': text,
    'deb-compression': text,
    'deb-recommends': { type: 'string', multiple: true },
  },
});

const stage = mkdtempSync(join(tmpdir(), 'vigie-deb-'));
try {
  for (const pair of positionals) place(...pair.split('='));
  mkdirSync(join(stage, 'DEBIAN'));
  writeFileSync(join(stage, 'DEBIAN/control'), control());
  script('postinst', values['after-install']);
  script('postrm', values['after-remove']);
  const given = String(values['deb-compression'] ?? 'xz');
  const compression = given === 'gz' ? 'gzip' : given;
  const args = ['--root-owner-group', `-Z${compression}`, '--build', stage, values.package];
  const { status } = spawnSync('dpkg-deb', args, { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(stage, { recursive: true, force: true });
}

/** As fpm does: a folder with a slash at its end gives its contents. */
function place(from, to) {
  const target = join(stage, to);
  mkdirSync(dirname(target), { recursive: true });
  if (statSync(from).isDirectory() && !from.endsWith('/'))
    cpSync(from, join(target, basename(from)), { recursive: true });
  else cpSync(from, target, { recursive: true, verbatimSymlinks: true });
}

function control() {
  const [synopsis, ...rest] = (values.description ?? '').split('\n');
  const fields = {
    Package: values.name,
    Version: values.version,
    Architecture: values.architecture === 'x86_64' ? 'amd64' : values.architecture,
    Maintainer: values.maintainer,
    Section: values.category ?? 'default',
    Priority: values['deb-priority'] ?? 'optional',
    Homepage: values.url,
    Depends: (values.depends ?? []).join(', '),
    Recommends: (values['deb-recommends'] ?? []).join(', '),
    Description: [synopsis, ...rest.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  };
  const lines = Object.entries(fields).filter(([, value]) => value);
  return lines.map(([name, value]) => `${name}: ${value}\n`).join('');
}

function script(name, from) {
  if (!from) return;
  const target = join(stage, 'DEBIAN', name);
  cpSync(from, target);
  chmodSync(target, 0o755);
}
