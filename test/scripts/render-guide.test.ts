import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { headingId, imageMark, renderGuide } from '../../scripts/guide/render-guide';

const docs = resolve(import.meta.dirname, '../../docs');
const guideFile = (language: string): string => readFileSync(resolve(docs, `operator-guide.${language}.md`), 'utf8');

describe('rendering the guide', () => {
  it('gives title, contents and pages with links of the window', () => {
    const guide = renderGuide(
      '# Guide\n\nSee [there](#after-all).\n\n## After all\n\nPress `A`.\n\n![View](images/a.jpg)\n',
    );
    expect(guide.title).toBe('Guide');
    expect(guide.sections).toEqual([{ id: 'after-all', title: 'After all' }]);
    expect(guide.images).toEqual(['images/a.jpg']);
    expect(guide.html).toContain('<a href="#/help/after-all">there</a>');
    expect(guide.html).toContain('<h2 id="after-all" tabindex="-1">After all</h2>');
    expect(guide.html).toContain('<kbd>A</kbd>');
    expect(guide.html).toContain(`<img src="${imageMark(0)}" alt="View"`);
  });

  it('refuses what could bring in anything from elsewhere', () => {
    for (const part of [
      '<script>alert(1)</script>',
      'a <b>tag</b>',
      '[out](https://vigie.invalid/)',
      '[gone](#nowhere)',
      '![x](https://vigie.invalid/x.jpg)',
      '![x](images/../../x.jpg)',
    ]) {
      expect(() => renderGuide(`# Guide\n\n${part}\n`)).toThrow(/guide|elsewhere/);
    }
  });

  it('names headings as GitHub does', () => {
    expect(headingId('Quand quelque chose ne va pas')).toBe('quand-quelque-chose-ne-va-pas');
    expect(headingId('L’équipe, demain')).toBe('léquipe-demain');
  });
});

describe('the operator’s guide', () => {
  const english = renderGuide(guideFile('en'));
  const french = renderGuide(guideFile('fr'));
  const shape = (markdown: string): string[] =>
    markdown
      .split('\n')
      .map((line) => /^(#+ |\d+\. |- |\| |!\[)/.exec(line)?.[1] ?? '')
      .filter((mark) => mark !== '');

  it('has the same parts, steps and pictures in both languages', () => {
    expect(shape(guideFile('fr'))).toEqual(shape(guideFile('en')));
    expect(french.images).toEqual(english.images.map((path) => path.replace('/en/', '/fr/')));
  });

  it('shows pictures that are there, and small', () => {
    for (const path of [...english.images, ...french.images]) {
      expect([path, statSync(resolve(docs, path)).size <= 150_000]).toEqual([path, true]);
    }
    expect(english.images.length).toBeLessThanOrEqual(10);
  });

  it('sets French points as French typography does', () => {
    // What stands between backticks is a key, and the marks of tables and pictures are not points.
    const text = guideFile('fr')
      .replaceAll(/`[^`]+`/g, 'A')
      .replaceAll('![', '[')
      .replaceAll(/\| :?-+:? /g, '');
    expect(text.match(/[^\n]{0,20}(?<![\u202f;!?])[;!?»][^\n]{0,10}|«(?!\u202f)[^\n]{0,20}/gu)).toBeNull();
    expect(text.match(/[^\n]{0,20}((?<!\u00a0):(?=\s|$)|[ \u202f]:)/gu)).toBeNull();
  });
});
