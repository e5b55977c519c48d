/**
 * Entry of the backup's process. A process and no thread: a network drive that hangs would hang a thread, and with it the
 * end of the program; a process is ended at any instant, and what it has copied stays.
 */
import { constants, setPriority } from 'node:os';
import { parentPort } from '../threads/parent-port';
import { expose } from '../threads/rpc';
import { backupMethods } from './backup-methods';

// Everything else goes first; on Linux that holds for the disk, too.
setPriority(constants.priority.PRIORITY_LOW);
const port = parentPort();
if (!port) throw new Error('the backup host is not a program of its own: nobody listens to it');
expose(port, { ...backupMethods(port) });
