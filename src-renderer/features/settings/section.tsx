import type { ReactNode } from 'react';
import classes from './settings.module.css';

/** A titled group of fields. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
