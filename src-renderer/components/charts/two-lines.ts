/** A label in two lines of at most so many characters, broken between words where possible. */
export function twoLines(text: string, characters: number): readonly [string, string] {
  if (text.length <= characters) return [text, ''];
  const space = text.lastIndexOf(' ', characters);
  const first = space > 0 ? text.slice(0, space) : text.slice(0, characters);
  const rest = text.slice(first.length).trim();
  return [first, rest.length <= characters ? rest : `${rest.slice(0, characters - 1)}…`];
}
