/** The second half of the set-up, once packages are there: runtime, native module, system libraries. */
import { ensureElectron } from './electron-runtime';
import { ensureSqlite } from './sqlite';
import { ensureSystemPackages } from './system-packages';

try {
  const runtime = await ensureElectron();
  ensureSystemPackages(runtime.executable);
  ensureSqlite(runtime);
} catch (error) {
  console.error(`setup: ${(error as Error).message}`);
  process.exit(1);
}
