/** Entry of the inspection process: photos and models of others are read here, so that what they break is only this. */
import { constants, setPriority } from 'node:os';
import { parentPort } from '../threads/parent-port';
import { expose } from '../threads/rpc';
import { hostMethods } from './host-methods';

// A backlog of inspections may take every core for minutes: reception, replies and the window go first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const port = parentPort();
if (!port) throw new Error('the inspection host is not a program of its own: nobody listens to it');
expose(port, hostMethods());
