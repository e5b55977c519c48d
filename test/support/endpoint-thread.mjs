// The endpoint's thread from its source, for tests: a thread does not inherit the loader of TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('../../src-main/camera-link/endpoint-thread.ts');
