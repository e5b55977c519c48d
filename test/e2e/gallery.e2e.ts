/** Many captures in the real window: select, decide at once, undo, compare, filters in the address. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaptureFilter } from '../../src-shared/domain/capture';
import { fillStation } from '../support/filled-station';
import { createAdministrator } from '../support/operators';
import { eventually } from '../support/raw-camera';
import { newDataDir } from '../support/running-station';
import { openStation, type StationWindow, screenshotFolder } from '../support/station-window';

const captures = 3000;
let station: StationWindow;
let page: Page;
const pageErrors: string[] = [];

beforeAll(async () => {
  mkdirSync(screenshotFolder, { recursive: true });
  const dataDir = newDataDir();
  await fillStation({ dataDir, captures, pictures: captures });
  station = await openStation({ dataDir });
  page = station.page;
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await createAdministrator(page);
  await page.getByRole('link', { name: 'Gallery', exact: true }).click();
  await page.locator('#tile-0 canvas').waitFor();
}, 240_000);
afterAll(() => station.close());

const tile = (index: number) => page.locator(`#tile-${index}`);
const grid = () => page.getByRole('listbox', { name: 'Captures' });
const go = (address: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, address);
const count = async (filter: CaptureFilter): Promise<number> => {
  const total = await page.evaluate((asked) => window.vigie.countCaptures({ filter: asked }), filter);
  if (!total.ok) throw new Error(total.detail);
  return total.value;
};
const picture = (name: string) => page.screenshot({ path: join(screenshotFolder, `gallery-${name}.en.png`) });

it('selects by check mark, Ctrl and Shift, and Escape lets go', async () => {
  await page.getByText(`3,000 captures`).waitFor();
  await tile(1).hover();
  await tile(1).locator('[data-check]').click();
  await tile(3).click({ modifiers: ['Control'] });
  await tile(8).click({ modifiers: ['Shift'] });
  await page.getByText('7 selected').waitFor();
  await tile(5).click();
  await page.getByText('6 selected').waitFor();
  await picture('selection');
  await page.keyboard.press('Escape');
  await page.getByText('3,000 captures').waitFor();
});

it('selects far beyond what is loaded with the keyboard', async () => {
  await grid().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.getByText('3,000 selected').waitFor();
  await page.keyboard.press('Escape');
});

it('rejects all of a filter with a reason, leaves what was decided, and undoes it', async () => {
  const filter = { verdict: 'pass', decision: 'none' } as const;
  const [open, rejected] = [await count(filter), await count({ decision: 'reject' })];
  await go('/gallery?verdict=pass&decision=none');
  await page.getByText(`${open.toLocaleString('en')} captures`).waitFor();
  await grid().focus();
  await page.keyboard.press('Control+a');
  await page.getByText(`${open.toLocaleString('en')} selected`).waitFor();
  await tile(2).click();
  const meant = open - 1;
  await page.getByText(`${meant.toLocaleString('en')} selected`).waitFor();
  await page.keyboard.press('r');
  await page.getByRole('group', { name: 'Why is it rejected?' }).waitFor();
  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Reject them' }).click();
  await page.getByText(`${meant.toLocaleString('en')} captures rejected`).waitFor({ timeout: 60_000 });
  expect(await count(filter)).toBe(1);
  expect(await count({ decision: 'reject', reason: 'strand-missing', verdict: 'pass' })).toBe(meant);
  // The list is what the filter says, by itself.
  await page.getByText('1 capture', { exact: true }).waitFor();
  await picture('bulk-done');
  // It goes along to any screen, and so does the way back.
  await go('/reports');
  await page.getByText(`${meant.toLocaleString('en')} captures rejected`).waitFor();
  await picture('bulk-elsewhere');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(`${meant.toLocaleString('en')} captures set back`).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Put away' }).click();
  expect(await count(filter)).toBe(open);
  expect(await count({ decision: 'reject' })).toBe(rejected);
  const log = await page.evaluate(() =>
    window.vigie.listCaptures({ filter: { verdict: 'pass', decision: 'none' }, offset: 0, limit: 1 }),
  );
  expect(log.ok && log.value.captures[0]?.decisionCount).toBe(2);
});

it('compares two captures under one view', async () => {
  await go('/gallery');
  await page.getByText('3,000 captures').waitFor();
  await tile(0).click({ modifiers: ['Control'] });
  await tile(2).click({ modifiers: ['Control'] });
  await page.keyboard.press('c');
  const photos = page.getByRole('img', { name: /^Photo of capture/ });
  await eventually('two photos', async () => ((await photos.count()) === 2 ? true : null));
  await page.keyboard.press('o');
  await eventually('both at full size', async () => ((await page.getByText('100 %').count()) === 2 ? true : null));
  await page.mouse.move(500, 400);
  await page.mouse.down();
  await page.mouse.move(430, 360, { steps: 4 });
  await page.mouse.up();
  const places = await photos.evaluateAll((all) => all.map(({ parentElement }) => parentElement?.style.transform));
  expect(places[0]).toBe(places[1]);
  await picture('compare');
  await page.keyboard.press('Escape');
  await grid().waitFor();
});

it('opens a capture from its address with its place in the list, and goes on from there', async () => {
  const listed = await page.evaluate(() =>
    window.vigie.listCaptures({ filter: { verdict: 'fail' }, offset: 40, limit: 2 }),
  );
  if (!listed.ok) throw new Error(listed.detail);
  const [one, next] = listed.value.captures;
  await go(`/gallery/${one?.id}?verdict=fail`);
  await page.getByText(/^41 of /).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByText(/^42 of /).waitFor();
  expect(page.url()).toContain(`/gallery/${next?.id}?verdict=fail`);
  await page.keyboard.press('Escape');
  await grid().waitFor();
  expect(page.url()).toContain('/gallery?verdict=fail');
});

it('takes what is selected to where a product is taught', async () => {
  await go('#/gallery');
  await page.getByText('3,000 captures').waitFor();
  for (const index of [2, 4, 6]) await tile(index).click({ modifiers: ['Control'] });
  await page.getByText('3 selected').waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Teach with these…' }).click();
  const chosen = page.getByRole('radio', { name: '3 captures selected in the gallery' });
  await chosen.waitFor();
  expect(await chosen.isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Teach', exact: true }).click();
  await page.getByText('at least 5 are needed').waitFor();
  await picture('teach-with-selected');
  await go('#/gallery');
  await page.keyboard.press('Escape');
});

it('says what to do when nothing matches', async () => {
  await go('/gallery?minScore=50');
  await page.getByText('No capture matches').waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
  await page.getByText('3,000 captures').waitFor();
});

it('removes old good photos by a rule that was asked about, and says so in their place', async () => {
  const known = await page.evaluate(() => window.vigie.listCaptures({ filter: {}, offset: 2900, limit: 100 }));
  if (!known.ok) throw new Error(known.detail);
  const old = known.value.captures.find(({ verdict, decision }) => verdict === 'pass' && decision === null);
  await go('/settings/storage');
  await page.getByLabel('Remove good photos after (days)').fill('300');
  await page.getByLabel('Remove the other photos after (days)').fill('299');
  await page.getByText('must be kept for as long as the good ones').waitFor();
  await page.getByLabel('Remove the other photos after (days)').fill('320');
  await page.getByRole('button', { name: 'Save' }).click();
  const question = page.getByRole('dialog', { name: 'Remove photos?' });
  const asked = await question.getByText('Now this would be removed').textContent();
  const photos = Number(/(\d+) photos/.exec(asked ?? '')?.[1]);
  expect(photos).toBeGreaterThan(300);
  await picture('retention-question');
  await question.getByRole('button', { name: 'Save and remove' }).click();
  await page.getByText('Photos removed so far').waitFor();
  await eventually('the photos are removed', async () => {
    const space = await page.evaluate(() => window.vigie.photoSpace(undefined));
    if (!space.ok || space.value.removal.state !== 'done') return null;
    return space.value.removedPhotos === photos ? true : null;
  });
  await picture('settings-storage');

  await go(`/gallery/${old?.id}`);
  await page.getByText(/^Photo removed on .* by a retention rule$/).waitFor();
  expect(await page.getByRole('button', { name: 'Inspect again' }).count()).toBe(0);
  await picture('photo-removed');
  const taught = await page.evaluate(
    (capture) => window.vigie.labelCaptures({ captures: [capture as number], expected: 'accept' }),
    old?.id,
  );
  expect(taught).toMatchObject({ ok: false, code: 'photo-removed' });
  await page.keyboard.press('Escape');
  await grid().focus();
  await page.keyboard.press('End');
  await grid().getByText('Photo removed').first().waitFor();
  await picture('photos-removed');
  expect(await count({})).toBe(captures);
});

it('raised no error in the window', () => {
  expect(pageErrors).toEqual([]);
});
