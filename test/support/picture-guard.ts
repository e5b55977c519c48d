/** Holds the window's screens against the pictures in `test/pictures`, or renews these when asked. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { differencePicture, differingBlocks, packPicture, reducedBy, unpackPicture } from './compare-pictures';
import { projectFolder } from './running-station';
import { screenshotFolder } from './station-window';

const folder = join(projectFolder, 'test/pictures');
/** Windows and macOS draw letters otherwise, whatever the font: there the screens are only looked at by the other tests. */
const isLikeKept = process.platform === 'linux';
const renewing = process.env.RENEW_PICTURES === '1';
const howToRenew = 'if it is meant: npm run screens:renew, and look at what changed';
/** A picture that comes late is no difference; where so many differ, it is not for that. */
const tries = 12;
const tryAgainMs = 150;
const patientFor = 4;
/** When there is no picture to wait for: until the screen is sure to stand still. */
const stillMs = 1500;

export interface PictureGuard {
  /** Takes the picture of what is on screen; answers what is wrong with it, or null. */
  compare(name: string): Promise<string | null>;
}

const used = new Set<string>();

/** Kept pictures that no screen was compared with so far; removed when renewing. */
export function unusedPictures(): string[] {
  const unused = readdirSync(folder).filter((file) => file.endsWith('.webp') && !used.has(file));
  if (renewing) for (const file of unused) rmSync(join(folder, file));
  return renewing ? [] : unused;
}

/** `changing` is what differs from run to run on purpose: it is painted over. */
export function guardPictures(page: Page, changing: readonly Locator[]): PictureGuard {
  mkdirSync(folder, { recursive: true });
  let differing = 0;

  async function shoot(name: string): Promise<Buffer> {
    const path = join(screenshotFolder, `${name}.png`);
    // Nothing is under the mouse there.
    await page.mouse.move(0, 1079);
    return page.screenshot({ path, animations: 'disabled', caret: 'hide', mask: [...changing], maskColor: '#808080' });
  }

  async function compare(name: string): Promise<string | null> {
    used.add(`${name}.webp`);
    const file = join(folder, `${name}.webp`);
    const kept = existsSync(file) ? readFileSync(file) : null;
    let packed = await packPicture(await shoot(name));
    if (!isLikeKept) return null;
    let problem = await differenceOf(name, packed, kept);
    const most = renewing || differing >= patientFor ? 2 : tries;
    for (let attempt = 1; problem !== null && attempt < most; attempt++) {
      await page.waitForTimeout(renewing ? stillMs : tryAgainMs);
      packed = await packPicture(await shoot(name));
      problem = await differenceOf(name, packed, kept);
    }
    if (problem !== null) differing++;
    if (problem === null || !renewing) return problem;
    writeFileSync(file, packed);
    return null;
  }

  return {
    compare,
  };
}

async function differenceOf(name: string, packed: Buffer, kept: Buffer | null): Promise<string | null> {
  if (kept === null) return `${name}: no picture was kept of it; ${howToRenew}`;
  if (packed.equals(kept)) return null;
  const [actual, expected] = await Promise.all([unpackPicture(packed), unpackPicture(kept)]);
  if (actual.width !== expected.width || actual.height !== expected.height) {
    return `${name}: ${actual.width} x ${actual.height}, kept ${expected.width} x ${expected.height} (a third of the window)`;
  }
  const blocks = differingBlocks(actual, expected);
  if (blocks.length === 0) return null;
  writeFileSync(join(screenshotFolder, `${name}.expected.webp`), kept);
  writeFileSync(join(screenshotFolder, `${name}.difference.png`), differencePicture(actual, blocks));
  const most = Math.max(...blocks.map(({ difference }) => difference)).toFixed(0);
  const [left, top] = [Math.min(...blocks.map(({ x }) => x)), Math.min(...blocks.map(({ y }) => y))];
  return (
    `${name}: ${blocks.length} squares differ by up to ${most}, the first at ${reducedBy * left}, ${reducedBy * top}; ` +
    `see ${name}.difference.png in ${screenshotFolder}; ${howToRenew}`
  );
}
