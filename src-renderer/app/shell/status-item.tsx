import type { Icon } from '@tabler/icons-react';
import classes from './shell.module.css';

export type Tone = 'normal' | 'unsure' | 'fail';

export interface StatusItemProps {
  readonly icon: Icon;
  readonly name: string;
  readonly value: string;
  readonly tone?: Tone;
  readonly href?: string;
}

/** One fact of the header: its icon changes shape, not only colour, when it is abnormal. */
export function StatusItem({ icon: Icon, name, value, tone = 'normal', href }: StatusItemProps) {
  const inside = (
    <>
      <Icon size={22} stroke={1.7} aria-hidden="true" />
      <span className={classes.itemText}>
        <span className={classes.itemName}>{name}</span>
        <span className={classes.itemValue}>{value}</span>
      </span>
    </>
  );
  return href === undefined ? (
    <div className={classes.item} data-tone={tone}>
      {inside}
    </div>
  ) : (
    <a className={classes.item} data-tone={tone} href={href}>
      {inside}
    </a>
  );
}
