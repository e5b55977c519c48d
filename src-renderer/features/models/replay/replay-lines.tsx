import { Button, SegmentedControl } from '@mantine/core';
import { IconTag, IconTagOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplayLine } from '../../../../src-shared/domain/replay';
import type { LabelledCapture } from '../../../../src-shared/ipc/contract';
import { useFormats } from '../../../app/i18n/use-formats';
import { showDone } from '../../../app/notices';
import { labelAll } from './label-captures';
import { Pages } from './pages';
import classes from './replay.module.css';
import { ReplayPhoto } from './replay-photo';
import { filteredLines, type LineFilter, lineFilters } from './replay-summary';

const pageSize = 24;

export interface ReplayLinesProps {
  readonly lines: readonly ReplayLine[];
  readonly labelled: readonly LabelledCapture[];
  readonly onLabelled: () => void;
}

/** The replay photo by photo, a page at a time. */
export function ReplayLines({ lines, labelled, onLabelled }: ReplayLinesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const compared = lines.some(({ currentVerdict }) => currentVerdict !== null);
  const [filter, setFilter] = useState<LineFilter>(compared ? 'changes' : 'wrong');
  const [page, setPage] = useState(1);
  const shown = filteredLines(lines, filter);
  const pages = Math.max(1, Math.ceil(shown.length / pageSize));
  const at = Math.min(page, pages);
  const inSet = new Set(labelled.map(({ capture }) => capture.id));
  const missing = shown.filter(({ capture }) => !inSet.has(capture));
  const present = shown.filter(({ capture }) => inSet.has(capture));
  const label = async (add: boolean): Promise<void> => {
    const chosen = add ? missing : present.map(({ capture }) => ({ capture, expected: null }));
    if (!(await labelAll(chosen))) return;
    showDone(t(add ? 'replay.added' : 'replay.taken', { n: formats.number(chosen.length) }));
    onLabelled();
  };
  return (
    <>
      <div className={classes.filters}>
        <SegmentedControl
          aria-label={t('replay.show')}
          value={filter}
          onChange={(value) => {
            setFilter(value);
            setPage(1);
          }}
          data={lineFilters.map((name) => ({
            value: name,
            label: `${t(`replay.filter.${name}`)} (${formats.number(filteredLines(lines, name).length)})`,
            disabled: name === 'changes' && !compared,
          }))}
          styles={{ label: { minHeight: 42, display: 'flex', alignItems: 'center' } }}
        />
        <span className={classes.spacer} />
        <Button leftSection={<IconTag size={20} />} disabled={missing.length === 0} onClick={() => void label(true)}>
          {t('replay.add', { n: formats.number(missing.length) })}
        </Button>
        <Button
          leftSection={<IconTagOff size={20} />}
          disabled={present.length === 0}
          onClick={() => void label(false)}
        >
          {t('replay.take', { n: formats.number(present.length) })}
        </Button>
      </div>
      {shown.length === 0 ? <p className={classes.nothing}>{t(`replay.nothing.${filter}`)}</p> : null}
      <ul className={classes.photos}>
        {shown.slice((at - 1) * pageSize, at * pageSize).map((line) => (
          <ReplayPhoto key={line.capture} line={line} labelled={inSet.has(line.capture)} />
        ))}
      </ul>
      <Pages pages={pages} at={at} onTurn={setPage} />
    </>
  );
}
