/** Every text that people see comes from a catalogue: none is written into the window's code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const rendererFolder = resolve(import.meta.dirname, '../../../src-renderer');

interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

/** Attributes and properties whose text is shown or read aloud. */
const shown = new Set([
  'title',
  'label',
  'placeholder',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'alt',
  'description',
  'message',
  'error',
  'note',
  'help',
  'text',
]);
/** The name of the program, languages by their own names, and what is called the same everywhere. */
const sameEverywhere = new Set(['VIGIE', 'Vigie', 'EN', 'FR', 'English', 'Français', 'UDP', 'Esc']);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

const parts = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

/** The texts that an expression can come to, as far as they are written in it. */
function written(expression: unknown): string[] {
  if (!isNode(expression)) return [];
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'string' ? [expression.value] : [];
    case 'TemplateElement':
      return [(expression.value as { readonly cooked: string }).cooked];
    case 'TemplateLiteral':
      return [...(expression.quasis as Node[]), ...(expression.expressions as Node[])].flatMap(written);
    case 'ConditionalExpression':
      return [...written(expression.consequent), ...written(expression.alternate)];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return [expression.left, expression.right].flatMap(written);
    case 'JSXExpressionContainer':
      return written(expression.expression);
    default:
      return [];
  }
}

function textsOf(node: Node): string[] {
  if (node.type === 'JSXText') return [node.value as string];
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    return (node.children as Node[]).filter(({ type }) => type === 'JSXExpressionContainer').flatMap(written);
  }
  const { name, key, value } = node as unknown as Record<string, Record<string, unknown> | undefined>;
  if (node.type === 'JSXAttribute' && shown.has(String(name?.name))) return written(value);
  if (node.type === 'Property' && shown.has(String(key?.name ?? key?.value))) {
    // One small word is the last part of a key into a catalogue.
    return written(value).filter((text) => !/^[a-z][A-Za-z]*$/.test(text));
  }
  return [];
}

/** Signs, units of one letter and numbers need no translation. */
const isText = (text: string): boolean => /\p{L}{2}/u.test(text) && !sameEverywhere.has(text.trim());

function found(file: string, code: string): string[] {
  const texts: string[] = [];
  const visit = (node: Node): void => {
    texts.push(...textsOf(node).filter(isText));
    for (const part of parts(node)) visit(part);
  };
  const { program, errors } = parseSync(file, code);
  expect(errors).toEqual([]);
  visit(program as unknown as Node);
  return texts.map((text) => `${file}: ${text.trim()}`);
}

describe('the code of the window', () => {
  it('holds no text that people see', () => {
    const files = readdirSync(rendererFolder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !file.includes('i18n'),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((file) => found(file, readFileSync(join(rendererFolder, file), 'utf8')))).toEqual([]);
  });

  it('would be caught with such a text', () => {
    const code = `const Part = ({ on }) => <p title={on ? 'Good day' : t('x')} className="wide">
      Hello {on && 'there'} {t('known.key')} <img alt={\`photo \${on}\`} /> {show({ message: 'Saved' })}
    </p>;`;
    expect(
      found('part.tsx', code)
        .map((text) => text.replace('part.tsx: ', ''))
        .toSorted(),
    ).toEqual(['Good day', 'Hello', 'Saved', 'photo', 'there'].toSorted());
  });
});
