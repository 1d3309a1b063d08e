import { errorCodes, Failure, failure, type ErrorCode, type Params } from '../../contract/errors.ts';

/** What went wrong with a connection, by the code of Node (provisioning.md 10.4). */
const bySocket: Readonly<Record<string, ErrorCode>> = {
  ENOTFOUND: errorCodes.cloudNameUnknown,
  EAI_AGAIN: errorCodes.cloudNameUnknown,
  ENETUNREACH: errorCodes.cloudNoNetwork,
  EHOSTUNREACH: errorCodes.cloudNoNetwork,
  ENETDOWN: errorCodes.cloudNoNetwork,
  EADDRNOTAVAIL: errorCodes.cloudNoNetwork,
  ECONNREFUSED: errorCodes.cloudNotReached,
  ETIMEDOUT: errorCodes.cloudTimeout,
  ECONNRESET: errorCodes.cloudReset,
  ECONNABORTED: errorCodes.cloudReset,
  EPIPE: errorCodes.cloudReset,
  ERR_TLS_CERT_ALTNAME_INVALID: errorCodes.cloudOtherName,
};

/** Codes of OpenSSL for certificates that are not trusted. */
const untrusted =
  /^(?:UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_MISMATCH|CRL_)/u;

/** What does not speak TLS or HTTP is no server of Azure. */
const foreign = /^(?:HPE_|ERR_SSL_|EPROTO$)/u;

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/** A failed connection to a host of the cloud as a failure with words. A failure passes as it is. */
export function socketFailure(error: unknown, host: string): Failure {
  if (error instanceof Failure) return error;
  const reason = codeOf(error);
  const code = untrusted.test(reason)
    ? errorCodes.cloudNotTrusted
    : foreign.test(reason)
      ? errorCodes.cloudIntermediary
      : (bySocket[reason] ?? errorCodes.cloudReset);
  const params: Params = { host, reason, port: 443, seconds: 30 };
  return failure(code, 'cloud.call', {
    params,
    retry: code === errorCodes.cloudReset || code === errorCodes.cloudTimeout ? 'safe' : 'after-fix',
    origin: { kind: 'network', id: reason },
    cause: error,
  });
}

/** Failures of a connection that say of a proxy only that it is not there. */
const away: ReadonlySet<ErrorCode> = new Set([
  errorCodes.cloudNameUnknown,
  errorCodes.cloudNotReached,
  errorCodes.cloudReset,
]);

/** The same for the way to a proxy, which is named with its port. */
export function proxyFailure(error: unknown, proxy: string): Failure {
  const { code, params, ...rest } = socketFailure(error, proxy).error;
  return failure(away.has(code) ? errorCodes.cloudProxyAway : code, rest.doing, {
    ...rest,
    params: { ...params, proxy },
    retry: 'after-fix',
    cause: error,
  });
}
