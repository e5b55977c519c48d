/** People who sign in at the real window, as they would. */
import type { Page } from 'playwright-core';

export const administrator = { name: 'Camille Roy', pin: '2468' } as const;

/** Fills the form that a new station opens when something is first to be changed. */
export async function fillFirstAdministrator(page: Page, { name, pin }: Person = administrator): Promise<void> {
  const panel = page.getByRole('dialog', { name: 'Create the administrator' });
  await panel.getByLabel('Name').fill(name);
  await panel.getByLabel('PIN', { exact: true }).fill(pin);
  await panel.getByLabel('PIN once more').fill(pin);
  await page.keyboard.press('Enter');
  await panel.waitFor({ state: 'hidden' });
}

export interface Person {
  readonly name: string;
  readonly pin: string;
}

/** A new station gets its administrator, who is signed in from then on. English. */
export async function createAdministrator(page: Page, person: Person = administrator): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).click();
  await fillFirstAdministrator(page, person);
}

/** At the open panel: the name, then the PIN with the keyboard. */
export async function enterPin(page: Page, { name, pin }: Person): Promise<void> {
  const panel = page.getByRole('dialog', { name: 'Who is here?' });
  await panel.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await panel.getByLabel(`PIN of ${name}`).fill(pin);
  await page.keyboard.press('Enter');
}

/** Whoever was there before is signed out by it. */
export async function signInAs(page: Page, person: Person): Promise<void> {
  await page.keyboard.press('F2');
  await enterPin(page, person);
  await page.getByRole('dialog', { name: 'Who is here?' }).waitFor({ state: 'hidden' });
}
