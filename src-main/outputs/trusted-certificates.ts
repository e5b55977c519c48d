import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import { failed, ok, type Result } from '../../src-shared/domain/result';

/** Where Linux systems keep all they trust, in one file. */
const systemFiles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
] as const;

/** Of newer versions of Node only. */
type FromSystem = (type: 'system') => readonly string[];

function systemCertificates(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: FromSystem };
  if (getCACertificates) return getCACertificates('system');
  for (const file of systemFiles) {
    try {
      return [readFileSync(file, 'utf8')];
    } catch {
      // The next one.
    }
  }
  return [];
}

/**
 * PEM texts: what the system trusts (a factory's own authority is installed there), what comes with Node, and `caFile`
 * unless it is empty. Fails with the system's words when that cannot be read or holds no certificate.
 */
export function trustedCertificates(caFile: string): Result<string[], string> {
  const trusted = [...tls.rootCertificates, ...systemCertificates()];
  if (caFile === '') return ok(trusted);
  try {
    const own = readFileSync(caFile, 'utf8');
    if (!own.includes('-----BEGIN CERTIFICATE-----')) return failed(`${caFile}: there is no certificate (PEM) in it`);
    return ok([...trusted, own]);
  } catch (error) {
    return failed((error as Error).message);
  }
}
