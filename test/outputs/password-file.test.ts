import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PasswordFile } from '../../src-main/outputs/password-file';
import { temporaryFolder } from '../support/temporary-folder';

const stored = { broker: 'mqtts://broker', username: 'vigie', password: 'a word' };

it('keeps the password where only the station’s account can read it', async () => {
  const file = join(temporaryFolder(), 'mqtt-password.json');
  const passwords = new PasswordFile(file, null);
  expect(await passwords.read()).toBeNull();
  // What lies there already is not trusted with its rights.
  writeFileSync(`${file}.tmp`, '');
  chmodSync(`${file}.tmp`, 0o666);
  expect(await passwords.write(stored)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await passwords.read()).toEqual(stored);
  await passwords.remove();
  expect(existsSync(file)).toBe(false);
});

it('is sealed where files have no rights, and as good as none under another account', async () => {
  const file = join(temporaryFolder(), 'mqtt-password.json');
  const turned = (text: string): string => text.split('').toReversed().join('');
  await new PasswordFile(file, { seal: turned, unseal: turned }).write(stored);
  expect(readFileSync(file, 'utf8')).not.toContain(stored.password);
  expect(await new PasswordFile(file, { seal: turned, unseal: turned }).read()).toEqual(stored);
  const refuse = (): never => {
    throw new Error('sealed by somebody else');
  };
  expect(await new PasswordFile(file, { seal: refuse, unseal: refuse }).read()).toBeNull();
  expect(await new PasswordFile(file, null).read()).toBeNull();
});
