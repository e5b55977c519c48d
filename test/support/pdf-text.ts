/** Reads back what our own printing wrote: pages and text of a PDF as Chromium makes them. No reader for other PDFs. */
import { inflateSync } from 'node:zlib';

interface PdfObject {
  readonly dictionary: string;
  readonly stream: string | null;
}

function objectsOf(pdf: Buffer): Map<number, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const { 1: number, 2: body = '' } of text.matchAll(/(?:^|\n)(\d+) 0 obj\r?\n([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf('stream\n');
    const dictionary = at < 0 ? body : body.slice(0, at);
    const bytes = Buffer.from(body.slice(at + 7, body.lastIndexOf('\nendstream')), 'latin1');
    const stream = at < 0 ? null : dictionary.includes('FlateDecode') ? inflateSync(bytes).toString('latin1') : null;
    objects.set(Number(number), { dictionary, stream });
  }
  return objects;
}

const hexText = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

/** Glyphs of a font to text, from its ToUnicode table. */
function glyphTexts(table: string): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [block] of table.matchAll(/beginbfchar[\s\S]*?endbfchar/g)) {
    for (const { 1: glyph = '', 2: text = '' } of block.matchAll(/<(\w+)> <(\w+)>/g)) {
      texts.set(Number.parseInt(glyph, 16), hexText(text));
    }
  }
  for (const [block] of table.matchAll(/beginbfrange[\s\S]*?endbfrange/g)) {
    for (const { 1: first = '', 2: last = '', 3: text = '' } of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const start = Number.parseInt(first, 16);
      for (let glyph = start; glyph <= Number.parseInt(last, 16); glyph++) {
        texts.set(glyph, String.fromCharCode(Number.parseInt(text, 16) + glyph - start));
      }
    }
  }
  return texts;
}

export interface PdfContent {
  readonly pages: number;
  /** Without any white space, for where words end is not written in a PDF; ligatures as their letters. */
  readonly text: string;
}

export function readPdf(pdf: Buffer): PdfContent {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, Map<number, string>>();
  for (const { dictionary } of objects.values()) {
    for (const { 1: name = '', 2: font = '' } of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(font))?.dictionary ?? '')?.[1];
      const stream = objects.get(Number(table))?.stream;
      if (stream) fonts.set(name, glyphTexts(stream));
    }
  }
  let text = '';
  for (const { stream } of objects.values()) {
    if (stream === null || !/\bBT\b/.test(stream)) continue;
    let glyphs = new Map<number, string>();
    for (const { 1: font, 2: hex } of stream.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
      if (font !== undefined) glyphs = fonts.get(font) ?? new Map<number, string>();
      for (const glyph of hex?.match(/.{4}/g) ?? []) text += glyphs.get(Number.parseInt(glyph, 16)) ?? '';
    }
  }
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary)).length;
  return { pages, text: text.normalize('NFKC').replaceAll(/\s/g, '') };
}
