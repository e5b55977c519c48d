/** Turns the operator's guide from Markdown into what the help screen shows. Our own text only, when the program is built. */
import { Marked, type Token, type Tokens } from 'marked';

export interface GuideSection {
  /** As GitHub makes it of the heading, so that the same links work there. */
  readonly id: string;
  readonly title: string;
}

export interface RenderedGuide {
  readonly title: string;
  /** The headings of the second level, in order. */
  readonly sections: readonly GuideSection[];
  /** Everything below the title, as HTML. */
  readonly html: string;
  /** The pictures' paths as they stand in the Markdown; in `html` each is `imageMark` of its index. */
  readonly images: readonly string[];
}

export const imageMark = (index: number): string => `image:${index};`;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

export const headingId = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replace(/ /g, '-');

/** Throws on raw HTML, on links that leave the guide, and on a link to a heading that is not there. */
export function renderGuide(markdown: string): RenderedGuide {
  const images: string[] = [];
  const links: string[] = [];
  const marked = new Marked({
    renderer: {
      html({ raw }: Tokens.HTML | Tokens.Tag): string {
        throw new Error(`raw HTML in the guide: ${raw}`);
      },
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${escaped(headingId(text))}" tabindex="-1">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        if (!href.startsWith('#')) throw new Error(`a link that leaves the guide: ${href}`);
        links.push(decodeURIComponent(href.slice(1)));
        return `<a href="#/help/${escaped(href.slice(1))}">${this.parser.parseInline(tokens)}</a>`;
      },
      image({ href, text }) {
        if (!/^images\/(?:[\w-]+\/)*[\w-]+\.jpg$/.test(href)) throw new Error(`a picture from elsewhere: ${href}`);
        images.push(href);
        return `<img src="${imageMark(images.length - 1)}" alt="${escaped(text)}" width="1280" height="800" decoding="async" />`;
      },
      codespan: ({ text }) => `<kbd>${escaped(text)}</kbd>`,
    },
  });
  const tokens = marked.lexer(markdown);
  const [first] = tokens;
  if (first?.type !== 'heading') throw new Error('the guide begins without its title');
  const sections = tokens.filter(isSection).map(({ text }) => ({ id: headingId(text), title: text }));
  const html = marked.parser(tokens.slice(1));
  const lost = links.find((link) => !sections.some(({ id }) => id === link));
  if (lost !== undefined) throw new Error(`no heading of the guide is called ${lost}`);
  return { title: (first as Tokens.Heading).text, sections, html, images };
}

const isSection = (token: Token): token is Tokens.Heading => token.type === 'heading' && token.depth === 2;
