import type { OutputProblem, OutputProblemCode } from '../../src-shared/domain/mqtt-output';

/** What systems and OpenSSL call it. */
const codes: Readonly<Record<string, OutputProblemCode>> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  EAI_FAIL: 'name-not-found',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'no-answer',
  ECONNRESET: 'closed',
  EPIPE: 'closed',
  EPROTO: 'no-tls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'no-tls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'no-tls',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-name',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'expired',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'not-trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'not-trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'not-trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'not-trusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'not-trusted',
  CERT_UNTRUSTED: 'not-trusted',
  CERT_SIGNATURE_FAILURE: 'not-trusted',
  CERT_REVOKED: 'not-trusted',
  INVALID_CA: 'not-trusted',
};

/** Return codes of MQTT 3.1.1's CONNACK (section 3.2.2.3). */
const returnCodes: Readonly<Record<number, OutputProblemCode>> = {
  4: 'wrong-password',
  5: 'wrong-password',
};

/** `taken`: the broker had taken the connection before. */
export function brokerProblem(error: Error, taken: boolean): OutputProblem {
  const { code } = error as { code?: string | number };
  const detail = error.message || String(code);
  if (typeof code === 'number') return { code: returnCodes[code] ?? 'other', detail };
  // Bytes that are no packet of MQTT carry no code.
  return { code: codes[code ?? ''] ?? (code === undefined && !taken ? 'not-mqtt' : 'other'), detail };
}
