/** Entry of the inspection process: photos and models of others are read here, so that what they break is only this. */
import { constants, setPriority } from 'node:os';
import { expose } from '../threads/rpc';
import { hostMethods } from './host-methods';
import { parentPort } from './host-port';

// A backlog of inspections may take every core for minutes: reception, replies and the window go first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
expose(parentPort(), hostMethods());
