/** What an entry of the log says of one side of a change, value by value. Pure; words are for `use-log-words.ts`. */
export type Single = string | number | boolean | null;

export interface ChangedValue {
  /** Names of the members that lead to it; in lists, the place from 1. */
  readonly path: readonly string[];
  /** Of a list, and of something that stands in a list, all its parts. */
  readonly value: Single | readonly Single[];
}

export const changedValues = (json: string | null): readonly ChangedValue[] =>
  json === null ? [] : flat(JSON.parse(json) as unknown, []);

/** Both sides without what is the same in them. */
export function differing(before: string | null, after: string | null): readonly (readonly ChangedValue[])[] {
  const sides = [changedValues(before), changedValues(after)] as const;
  const keys = sides.map((side) => new Set(side.map((one) => JSON.stringify(one))));
  return sides.map((side, index) => side.filter((one) => keys[1 - index]?.has(JSON.stringify(one)) !== true));
}

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;

function flat(value: unknown, path: readonly string[]): readonly ChangedValue[] {
  if (!isTree(value)) return [{ path, value: value as Single }];
  if (!Array.isArray(value)) return Object.entries(value).flatMap(([name, part]) => flat(part, [...path, name]));
  if (!value.some(isTree)) return [{ path, value: value as Single[] }];
  return value.map((element: unknown, index) => ({ path: [...path, `${index + 1}`], value: leaves(element) }));
}

const leaves = (value: unknown): readonly Single[] =>
  isTree(value) ? Object.values(value).flatMap(leaves) : [value as Single];
