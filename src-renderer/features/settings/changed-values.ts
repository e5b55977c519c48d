/** One side of a change, for people: each member with its value; nested ones by their path. */
export function changedValues(json: string | null): readonly (readonly [name: string, value: string])[] {
  if (json === null) return [];
  return flat(JSON.parse(json) as unknown, '');
}

const flat = (value: unknown, path: string): (readonly [string, string])[] => {
  const isTree = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isTree) {
    return Object.entries(value).flatMap(([key, part]) => flat(part, path === '' ? key : `${path}.${key}`));
  }
  return [[path, typeof value === 'string' ? value : value === null ? '–' : JSON.stringify(value)]];
};
