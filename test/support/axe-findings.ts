import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe calls serious or critical, with the elements. The page's policy lets no other script in. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    return axe.run({ resultTypes: ['violations'] });
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes
        // A tile's name says in words what its caption shows in short; nobody calls a tile by its caption.
        .filter(({ html }) => !(id === 'label-content-name-mismatch' && html.includes('role="option"')))
        .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} | ${failureSummary?.split('\n')[1] ?? ''}`),
    );
}
