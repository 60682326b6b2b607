// Tells of a request that failed whether it certainly never reached Discord.

/** The code of the error that says that a request's time was over before it began. */
export const TOO_LATE = 'DATELINE_TOO_LATE';

/** The system's and undici's codes of a connection that never came about. */
const NO_CONNECTION = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  TOO_LATE,
]);

/** Takes what a request was refused with; true where nothing of it left this machine for Discord. */
export function isNeverSent(error: unknown): boolean {
  return error instanceof Error && NO_CONNECTION.has(systemCode(error));
}

function systemCode(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? systemCode(error.cause) : '';
}
