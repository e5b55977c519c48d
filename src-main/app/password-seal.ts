import { safeStorage } from 'electron';

/** Encryption by the system, under the account that runs the station. */
export interface PasswordSeal {
  seal(text: string): string;
  /** Throws when it was sealed under another account. */
  unseal(sealed: string): string;
}

/**
 * Windows seals what is to be kept. Elsewhere a file's rights do it, and this is null: a Linux keyring is closed while
 * nobody has signed in to the desktop, and its question for a password would hold up the main thread.
 */
export function passwordSeal(): PasswordSeal | null {
  if (process.platform !== 'win32') return null;
  return {
    seal: (text) => safeStorage.encryptString(text).toString('base64'),
    unseal: (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
  };
}
