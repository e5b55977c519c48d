/**
 * Path and query both live behind the `#`: the page may come from a file or a custom scheme, whose own query the
 * station need not understand. `#/gallery?verdict=fail` -> path `/gallery`, search `verdict=fail`.
 */
import { useSyncExternalStore } from 'react';

const followers = new Set<() => void>();

// One listener for all: between two listeners of an event React would already draw, with a part of the page at the new
// address and the rest at the old one, and then make the screen a second time.
window.addEventListener('hashchange', () => {
  for (const changed of followers) changed();
});

const subscribe = (changed: () => void): (() => void) => {
  followers.add(changed);
  return () => followers.delete(changed);
};

const hash = (): string => window.location.hash.replace(/^#/, '');
export const currentPath = (): string => hash().split('?')[0] || '/';
export const currentSearch = (): string => hash().split('?')[1] ?? '';

export function navigate(to: string, options?: { readonly replace?: boolean }): void {
  const target = `#${to.startsWith('/') ? to : `/${to}`}`;
  if (target === window.location.hash) return;
  if (options?.replace) window.location.replace(target);
  else window.location.hash = target;
}

/** For wouter's `hook`. */
export const useHashPath = (): [string, typeof navigate] => [
  useSyncExternalStore(subscribe, currentPath, () => '/'),
  navigate,
];

/** For wouter's `searchHook`. */
export const useHashSearch = (): string => useSyncExternalStore(subscribe, currentSearch, () => '');
