/** A name of at most so many characters (2 or more): beginning and end stay, where numbers and years differ. */
export function middleCut(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const end = Math.floor((characters - 1) / 2);
  return `${text.slice(0, characters - 1 - end).trimEnd()}…${text.slice(text.length - end).trimStart()}`;
}
