import type { ReactNode } from 'react';
import classes from './page.module.css';

export interface PageProps {
  readonly title: string;
  /** Beside the title. */
  readonly note?: string;
  /** At the right end of the title's line. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen that scrolls as one page. */
export function Page({ title, note, actions, children }: PageProps) {
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        {note ? <span>{note}</span> : null}
        <span className={classes.spacer} />
        {actions}
      </div>
      {children}
    </div>
  );
}
