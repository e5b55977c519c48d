/** Removes photos of good captures by rule, told on standard output when it begins; to be killed. */
import { writeSync } from 'node:fs';
import { createKeeper } from '../../src-main/storage/keeper';

const [dataDir = ''] = process.argv.slice(2);
const keeper = await createKeeper({ dataDir, reserveBytes: 0, checkIntervalMs: 2000 }, () => undefined);
writeSync(1, 'begun\n');
keeper.methods.removePhotos({
  retention: { goodAfterDays: 30, otherAfterDays: null, makeRoom: null },
  policy: 'failing-and-unsure',
});
// Only the kill ends it.
setInterval(() => undefined, 1000);
