import type { en } from './en';

/** The shape of a catalogue: English gives the keys, every language its texts. */
type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
export type Catalogue = Texts<typeof en>;
