import type { Page } from 'playwright-core';

const screens = ['Review', 'Gallery', 'Cameras'] as const;

/** Somebody who clicks through the screens and scrolls in them, about three actions a second, until told to stop. */
export function useStation(page: Page): { readonly actions: () => number; stop(): Promise<void> } {
  let stopping = false;
  let actions = 0;
  const use = async (): Promise<void> => {
    for (let turn = 0; !stopping; turn++) {
      await page.getByRole('link', { name: screens[turn % screens.length] as string, exact: true }).click();
      await page.mouse.move(700, 500);
      for (const deltaY of [600, 900, -400]) {
        await page.mouse.wheel(0, deltaY);
        await page.waitForTimeout(250);
      }
      actions += 4;
    }
  };
  const using = use();
  return {
    actions: () => actions,
    async stop() {
      stopping = true;
      await using;
    },
  };
}
