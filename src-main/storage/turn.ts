/** Photos go first; under a load that never ends, other work comes through this often. */
const waitForPhotosMs = 40;

/** Lets everything else that waits in the storage thread have its turn. */
export async function letPhotosPass(photosDone: () => Promise<void>): Promise<void> {
  await new Promise(setImmediate);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, waitForPhotosMs);
  });
  await Promise.race([photosDone(), late]);
  clearTimeout(timer);
}
