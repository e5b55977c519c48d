/**
 * The password for the broker: a file of its own that only the station's account may read, with whom it is for. It is never
 * part of the settings, which everybody at the window may see and the log of changes keeps.
 */
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { PasswordOwner } from '../../src-shared/domain/mqtt-output';

/** Encryption by the system, under the account that runs the station. */
export interface Seal {
  seal(text: string): string;
  /** Throws when it was sealed under another account. */
  unseal(sealed: string): string;
}

const storedSchema = z.object({
  broker: z.string(),
  username: z.string(),
  password: z.string(),
  sealed: z.boolean(),
});

export interface StoredPassword extends PasswordOwner {
  readonly password: string;
}

/** Who besides the owner may read or write. */
const others = 0o077;

export class PasswordFile {
  /** `seal` where files have no rights of their own (Windows); null: the rights protect it. */
  constructor(
    private readonly file: string,
    private readonly seal: Seal | null,
  ) {}

  /** Null when there is none, or none that can be read here. */
  async read(): Promise<StoredPassword | null> {
    try {
      const { sealed, password, ...owner } = storedSchema.parse(JSON.parse(await readFile(this.file, 'utf8')));
      if (!sealed) return { ...owner, password };
      return this.seal && { ...owner, password: this.seal.unseal(password) };
    } catch {
      return null;
    }
  }

  /** Answers false, and keeps nothing, where others could read it. Throws what the system says when it cannot be written. */
  async write({ broker, username, password }: StoredPassword): Promise<boolean> {
    const sealed = this.seal !== null;
    const stored = { broker, username, password: this.seal?.seal(password) ?? password, sealed };
    const temporary = `${this.file}.tmp`;
    await rm(temporary, { force: true });
    const handle = await open(temporary, 'wx', 0o600);
    try {
      // A disk without rights (FAT) shows it to everybody: looked at before anything is written.
      if (!sealed && ((await stat(temporary)).mode & others) !== 0) {
        await rm(temporary, { force: true });
        return false;
      }
      await handle.writeFile(`${JSON.stringify(stored)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, this.file);
    return true;
  }

  remove(): Promise<void> {
    return rm(this.file, { force: true });
  }
}
