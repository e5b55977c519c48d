import type { Plugin } from 'vite';
import { imageMark, renderGuide } from './render-guide';

/** `import { title, sections, html } from './operator-guide.en.md'`: the rendered guide, its pictures part of the build. */
export function guidePlugin(): Plugin {
  return {
    name: 'vigie-guide',
    enforce: 'pre',
    transform(code, id) {
      if (!/operator-guide\.\w+\.md$/.test(id)) return null;
      const { title, sections, html, images } = renderGuide(code);
      const imports = images.map((path, index) => `import image${index} from './${path}?no-inline';`);
      const named = images.map((_path, index) => `.replace('${imageMark(index)}', image${index})`);
      return {
        code: [
          ...imports,
          `export const title = ${JSON.stringify(title)};`,
          `export const sections = ${JSON.stringify(sections)};`,
          `export const html = ${JSON.stringify(html)}${named.join('')};`,
        ].join('\n'),
        map: null,
      };
    },
  };
}
