/** Entry of the inspection process: photos and models of others are read here, so that what they break is only this. */
import { expose } from '../threads/rpc';
import { hostMethods } from './host-methods';
import { parentPort } from './host-port';

expose(parentPort(), hostMethods());
