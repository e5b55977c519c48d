/** One log for all rooms: a file that is bounded in size, and standard error. Standard output belongs to the command line. */
import { join } from 'node:path';
import { inspect } from 'node:util';
import logger from 'electron-log/node';

export interface Log {
  info(text: string): void;
  warn(text: string): void;
  error(text: string, error?: unknown): void;
}

const maxFileBytes = 5 * 1024 * 1024;

/** Writes to `folder`/vigie.log; the file before it is kept as vigie.old.log. */
export function createLog(folder: string): Log {
  logger.transports.file.resolvePathFn = () => join(folder, 'vigie.log');
  logger.transports.file.maxSize = maxFileBytes;
  logger.transports.file.format = '{iso} {level} {text}';
  logger.transports.console.writeFn = ({ message }) => {
    process.stderr.write(`${message.data.map(String).join(' ')}\n`);
  };
  return {
    info: (text) => logger.info(text),
    warn: (text) => logger.warn(text),
    error: (text, error) =>
      logger.error(
        error === undefined
          ? text
          : `${text}: ${error instanceof Error ? (error.stack ?? error.message) : inspect(error)}`,
      ),
  };
}
