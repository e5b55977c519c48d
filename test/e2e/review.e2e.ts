/** The review desk by keyboard, scanner and finger. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { paintCable } from '../../src-main/demo/painter/paint-cable';
import { SimulatedCamera } from '../../src-main/demo/simulated-camera';
import type { Capture } from '../../src-shared/domain/capture';
import { defaultSettings } from '../../src-shared/domain/settings';
import { type BarcodeScanner, plugInScanner } from '../support/barcode-scanner';
import { createAdministrator } from '../support/operators';
import { eventually } from '../support/raw-camera';
import { openStation, type StationWindow, screenshotFolder } from '../support/station-window';

let station: StationWindow;
let page: Page;
let scanner: BarcodeScanner;
const pageErrors: string[] = [];
const photos = 9;

beforeAll(async () => {
  mkdirSync(screenshotFolder, { recursive: true });
  station = await openStation();
  page = station.page;
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await createAdministrator(page);
  await page.evaluate(() => window.vigie.changeSettings({ review: { policy: 'all', order: 'oldest' } }));
  const camera = await SimulatedCamera.open({ host: station.host, port: station.port, cameraId: 3 });
  for (let n = 0; n < photos; n += 1) {
    await camera.sendPhoto(paintCable({ seed: 5150 + n, defect: n % 2 === 0 ? 'missing-strand' : null }).jpeg);
  }
  camera.close();
  await eventually(
    'every photo waits',
    async () => {
      const queue = await page.evaluate(() => window.vigie.reviewQueue({ order: 'oldest', limit: 20 }));
      return queue.ok && queue.value.waiting === photos ? true : null;
    },
    60_000,
  );
  scanner = await plugInScanner(page);
}, 120_000);
afterAll(() => station.close());

const captures = async (): Promise<readonly Capture[]> => {
  const listed = await page.evaluate(() => window.vigie.listCaptures({ filter: {}, offset: 0, limit: 50 }));
  return listed.ok ? listed.value.captures : [];
};
const decisions = async (): Promise<number> => (await captures()).filter(({ decision }) => decision !== null).length;
const onScreen = async (): Promise<number> => {
  const name = await page
    .getByRole('img', { name: /^Photo of capture/ })
    .first()
    .getAttribute('alt');
  return Number(name?.match(/\d+/)?.[0]);
};
const onScreenIs = (id: number): Promise<true> =>
  eventually(`capture ${id} is on screen`, async () => ((await onScreen()) === id ? true : null), 5000);
const serialIs = (id: number, serial: string | null): Promise<true> =>
  eventually(`the serial number of ${id} is ${serial}`, async () =>
    (await captures()).find((capture) => capture.id === id)?.serial === serial ? true : null,
  );
/** What a finger in a glove cannot press: under 48 px, with the label that it can be pressed by. */
const smallTargets = (): Promise<readonly string[]> =>
  page.locator('button, a[href], input, [role=button]').evaluateAll((targets) =>
    targets.flatMap((target) => {
      const labels = target instanceof HTMLInputElement ? [...(target.labels ?? [])] : [];
      const boxes = [target, ...labels]
        .filter((element) => element.checkVisibility())
        .map((element) => element.getBoundingClientRect());
      if (boxes.length === 0 || boxes.some(({ width, height }) => width >= 48 && height >= 48)) return [];
      return [
        `${target.ariaLabel ?? target.textContent} ${boxes.map(({ width, height }) => `${width} x ${height}`).join(', ')}`,
      ];
    }),
  );
const pause = (): Promise<void> => page.waitForTimeout(250);

beforeEach(async () => {
  await page.getByRole('link', { name: 'Review', exact: true }).click();
  await page
    .getByRole('img', { name: /^Photo of capture/ })
    .first()
    .waitFor();
});

it('tells somebody new how to decide, and lists the keys when asked', async () => {
  await page.getByText(/^Good: A/).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(screenshotFolder, 'keys.en.light.png') });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
});

it('a scan gives its serial number to the capture on screen, and decides nothing', async () => {
  const id = await onScreen();
  // Every letter of it is a shortcut.
  await scanner.scan('AR-ZAS1');
  await serialIs(id, 'AR-ZAS1');
  await page.getByText('AR-ZAS1').first().waitFor();
  await pause();
  expect([await onScreen(), await decisions()]).toEqual([id, 0]);
});

it('a second scan replaces the first and shows the way back', async () => {
  const id = await onScreen();
  await scanner.scan('A2222');
  await serialIs(id, 'A2222');
  await page.getByRole('button', { name: 'Bring back' }).click();
  await serialIs(id, 'AR-ZAS1');
});

it('a scan presses no button that has the focus, and chooses no reason', async () => {
  const id = await onScreen();
  await page.getByRole('button', { name: 'Accept', exact: true }).focus();
  await scanner.scan('R1111');
  await serialIs(id, 'R1111');
  await page.keyboard.press('r');
  await page.getByText('Why is it rejected?').waitFor();
  await scanner.scan('1234A');
  await serialIs(id, '1234A');
  await pause();
  expect([await onScreen(), await decisions()]).toEqual([id, 0]);
  await page.keyboard.press('Escape');
});

it('a scan into a field leaves the field as it was, and a typed serial number corrects a scanned one', async () => {
  const id = await onScreen();
  await page.keyboard.press('n');
  const field = page.getByRole('textbox', { name: 'Serial number' });
  await field.fill('half');
  await scanner.scan('SN-77');
  await serialIs(id, 'SN-77');
  await page.keyboard.press('n');
  await field.fill('SN-78');
  await page.keyboard.press('Enter');
  await serialIs(id, 'SN-78');
  expect(await decisions()).toBe(0);
});

it('letters struck together, or a scan without its Enter, do nothing and say so', async () => {
  const id = await onScreen();
  await scanner.type('ra', []);
  await page.getByText('Two keys at once').waitFor();
  await scanner.type('AAAA', []);
  await page.getByText('The scan has no end').waitFor();
  await scanner.scan(`A${'9'.repeat(100)}`);
  await page.getByText('This code is no serial number').waitFor();
  expect([await onScreen(), await decisions()]).toEqual([id, 0]);
});

it('one letter alone decides, and three decisions are taken back one by one', async () => {
  const first = await onScreen();
  for (const step of [1, 2]) {
    await page.keyboard.press('a');
    await onScreenIs(first + step);
  }
  await page.keyboard.press('r');
  await page.getByText('Why is it rejected?').waitFor();
  await page.keyboard.press('Enter');
  await onScreenIs(first + 3);
  for (const step of [2, 1, 0]) {
    await page.keyboard.press('z');
    await onScreenIs(first + step);
  }
  const undone = await eventually('the station has taken them back', async () => {
    const all = await captures();
    return all.every(({ decision }) => decision === null) ? all : null;
  });
  expect(undone.filter(({ decisionCount }) => decisionCount >= 2).length).toBeGreaterThanOrEqual(3);
});

it('a scanner as slow as a quick typist decides nothing, undoes nothing, and its code is whole', async () => {
  const first = await onScreen();
  await page.keyboard.press('a');
  await onScreenIs(first + 1);
  await eventually('it is accepted', async () => ((await decisions()) === 1 ? true : null));
  const counts = async (): Promise<readonly number[]> => (await captures()).map(({ decisionCount }) => decisionCount);
  const before = await counts();
  let turn = 0;
  const unsteady = (): number => [31, 48, 37, 50, 42, 30][turn++ % 6] ?? 40;
  // Every key of it does something: accepts, rejects, undoes, skips, opens the field of the serial number.
  for (const [code, pauseMs] of [
    ['AAAA1', () => 50],
    ['RZ-1234', () => 50],
    ['SN-4321', () => 60],
    ['ZAR1AAZ', unsteady],
    ['A12R', () => 70],
  ] as const) {
    await scanner.scanSlowly(code, pauseMs);
    await serialIs(first + 1, code);
    await pause();
    expect([code, await onScreen(), await counts()]).toEqual([code, first + 1, before]);
  }
  await page.keyboard.press('z');
  await onScreenIs(first);
});

it('a code that begins with a space presses no button that has the focus; Space alone does', async () => {
  const id = await onScreen();
  const button = page.getByRole('button', { name: 'Accept', exact: true });
  await button.focus();
  await scanner.scan(' S1234');
  await serialIs(id, 'S1234');
  await scanner.scanSlowly(' S12 45', () => 45);
  await serialIs(id, 'S12 45');
  await pause();
  expect(await onScreen()).toBe(id);
  await page.keyboard.press('Space');
  await onScreenIs(id + 1);
  await page.keyboard.press('z');
  await onScreenIs(id);
});

it('holds the newest accepted photo beside the one in review, and says that it is not a chosen one', async () => {
  const id = await onScreen();
  await page.keyboard.press('c');
  await page.getByText('Nothing to compare with').waitFor();
  await page.keyboard.press('a');
  await onScreenIs(id + 1);
  await page.getByText(`Capture ${id}, the newest accepted`).waitFor();
  const panes = page.getByRole('img', { name: /^Photo of capture/ });
  await panes.nth(1).waitFor();
  await page.keyboard.press('o');
  await pause();
  const places = await panes.evaluateAll((images) => images.map((image) => image.parentElement?.style.transform));
  expect(new Set(places).size).toBe(1);
  expect(places[0]).toContain('scale(1)');
  await page.screenshot({ path: join(screenshotFolder, 'review-compare.en.light.png') });
  await page.keyboard.press('c');
  await page.getByRole('button', { name: 'Flip' }).click();
  await page.getByRole('button', { name: 'Go on by itself' }).waitFor();
  await page.keyboard.press('c');
  await page.getByRole('button', { name: 'Flip' }).waitFor({ state: 'hidden' });
  await page.keyboard.press('z');
  await onScreenIs(id);
});

it('is decided and looked at with fingers', async () => {
  const id = await onScreen();
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly (readonly [number, number])[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([x, y], index) => ({ x, y, id: index })),
    });
  const zoom = async (): Promise<number> =>
    Number.parseInt((await page.getByLabel('Zoom', { exact: true }).textContent()) ?? '', 10);
  const fitted = await zoom();
  await touch('touchStart', [
    [500, 400],
    [600, 400],
  ]);
  await touch('touchMove', [
    [450, 400],
    [700, 400],
  ]);
  await touch('touchMove', [
    [400, 400],
    [800, 400],
  ]);
  await touch('touchEnd', []);
  await eventually('two fingers have zoomed', async () => ((await zoom()) > 2 * fitted ? true : null));
  await page.keyboard.press('x');
  await page.getByRole('button', { name: /^Spot 1\// }).waitFor();
  expect(await smallTargets()).toEqual([]);
  await page.keyboard.press('c');
  await page.getByText('Side by side').waitFor();
  await page.getByRole('button', { name: /waiting/ }).click();
  await page.getByRole('radio', { name: 'Oldest first' }).waitFor();
  expect(await smallTargets()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Oldest first' }).waitFor({ state: 'hidden' });
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Serial number' }).waitFor();
  expect(await smallTargets()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByText('Off', { exact: true }).click();
  await page.getByText('Side by side').waitFor({ state: 'hidden' });
  const { x, y, width, height } = (await page.getByRole('button', { name: 'Accept', exact: true }).boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  };
  await touch('touchStart', [[x + width / 2, y + height / 2]]);
  await touch('touchEnd', []);
  await onScreenIs(id + 1);
  await page.keyboard.press('z');
  await onScreenIs(id);
});

it('a sign that a French keyboard has on a digit is that sign, and the digit while a reason is chosen', async () => {
  const zoomed = async (): Promise<string | null> => page.getByLabel('Zoom', { exact: true }).textContent();
  const minusOnSix = { key: '-', code: 'Digit6', windowsVirtualKeyCode: 54 } as const;
  const session = await page.context().newCDPSession(page);
  const press = async (): Promise<void> => {
    await session.send('Input.dispatchKeyEvent', { ...minusOnSix, type: 'keyDown', text: '-' });
    await session.send('Input.dispatchKeyEvent', { ...minusOnSix, type: 'keyUp' });
  };
  const fitted = await zoomed();
  await page.keyboard.press('+');
  await eventually('it is larger', async () => ((await zoomed()) !== fitted ? true : null));
  await pause();
  await press();
  await eventually('it fits again', async () => ((await zoomed()) === fitted ? true : null));
  const id = await onScreen();
  await pause();
  await page.keyboard.press('r');
  await page.getByText('Why is it rejected?').waitFor();
  await pause();
  await press();
  await onScreenIs(id + 1);
  await eventually('the sixth reason', async () =>
    (await captures()).find((capture) => capture.id === id)?.reason === 'crushed' ? true : null,
  );
  await page.keyboard.press('z');
  await onScreenIs(id);
});

it('finds a scanned product in the gallery', async () => {
  const id = await onScreen();
  await scanner.scan('SN-78');
  await serialIs(id, 'SN-78');
  await page.getByRole('link', { name: 'Gallery', exact: true }).click();
  await page.getByRole('option').nth(2).waitFor();
  await scanner.scan('sn-78');
  await page.getByRole('option', { name: new RegExp(`^Open capture ${id},`) }).waitFor();
  await eventually('only it is listed', async () => ((await page.getByRole('option').count()) === 1 ? true : null));
  // The fields of the filters come after the captures.
  const field = page.getByRole('textbox', { name: 'Serial number' });
  await eventually('its field says so', async () => ((await field.inputValue()) === 'sn-78' ? true : null));
  await page.getByRole('option').first().click();
  await page.getByText('SN-78').first().waitFor();
});

it('keys can be changed; one that is taken is refused with the reason', async () => {
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Key for “Accept”: A' }).click();
  await page.keyboard.press('r');
  await page.getByText('“R” already stands for “Reject”').waitFor();
  await page.keyboard.press('k');
  await page.getByRole('button', { name: 'Key for “Accept”: K' }).waitFor();
  await page.screenshot({ path: join(screenshotFolder, 'settings-keys.en.light.png') });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Review', exact: true }).click();
  const id = await onScreen();
  await page.getByRole('button', { name: 'Accept', exact: true }).getByText('K').waitFor();
  await page.keyboard.press('a');
  await pause();
  expect(await onScreen()).toBe(id);
  await page.keyboard.press('k');
  await onScreenIs(id + 1);
  await page.keyboard.press('z');
  await onScreenIs(id);
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Back to the usual keys' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await eventually('the usual keys stand', async () => {
    const settings = await page.evaluate(() => window.vigie.settings(undefined));
    return settings.ok && settings.value.keys.accept === defaultSettings.keys.accept ? true : null;
  });
});

it('what waits and its order are in sight, and changed there', async () => {
  await page.getByRole('button', { name: /9 waiting/ }).click();
  await page.getByRole('radio', { name: /^Failing and unsure/ }).click();
  await page.getByRole('button', { name: /Failing and unsure · oldest first/ }).click();
  await page.getByRole('radio', { name: 'Every capture' }).click();
  await page.getByText('Every capture · oldest first').waitFor();
  await page.keyboard.press('Escape');
});

it('a scan when nothing is in review says that it was not used', async () => {
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  await scanner.scan('A1234');
  await page.getByText('the code A1234 was attached to nothing').waitFor();
});

it('raised no error in the window', () => {
  expect(pageErrors).toEqual([]);
});
