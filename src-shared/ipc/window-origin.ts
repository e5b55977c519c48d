/** Where the window's own pages live; every other origin is refused. */
export const windowOrigin = 'station://app';

/** True for pages of ours, by a frame's own URL. */
export function isOwnPage(url: string): boolean {
  return url === windowOrigin || url.startsWith(`${windowOrigin}/`);
}
