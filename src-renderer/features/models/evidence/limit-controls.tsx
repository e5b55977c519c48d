import { Button, NumberInput } from '@mantine/core';
import { IconArrowBackUp, IconDeviceFloppy, IconWand } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limitSource, suggestedThresholds } from '../../../../src-shared/domain/evidence';
import type { Thresholds } from '../../../../src-shared/domain/inspection';
import type { ModelEvidence } from '../../../../src-shared/ipc/contract';
import { ask } from '../../../api/station';
import { useFormats } from '../../../app/i18n/use-formats';
import { showDone, showProblem } from '../../../app/notices';
import { RoleNote } from '../../../app/sign-in/role-note';
import classes from './evidence.module.css';

export interface LimitControlsProps {
  readonly evidence: ModelEvidence;
  /** Null: the limits are where they stand. */
  readonly draft: Thresholds | null;
  /** Share of good photos that may fail, 0-1. */
  readonly wantedRate: number;
  readonly onWantedRate: (rate: number) => void;
  readonly onSuggest: (limits: Thresholds) => void;
  readonly onReset: () => void;
  readonly onSaved: () => void;
}

/** The rate of false rejects that is wanted, the limits it leads to, and what is done with moved limits. */
export function LimitControls(props: LimitControlsProps) {
  const { evidence, draft, wantedRate, onWantedRate, onSuggest, onReset, onSaved } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const [saving, setSaving] = useState(false);
  const { product, model, scores, standing } = evidence;
  const source = limitSource(scores);
  const suggestion = suggestedThresholds(scores, wantedRate);
  const moved = draft !== null && (draft.pass !== standing.pass || draft.fail !== standing.fail);
  const save = async (): Promise<void> => {
    if (draft === null) return;
    setSaving(true);
    const answer = await ask('setThresholds', { product, model, thresholds: draft });
    setSaving(false);
    if (!answer.ok) {
      showProblem(answer);
      return;
    }
    showDone(t('evidence.saved'));
    onSaved();
  };
  return (
    <div className={classes.controls}>
      <NumberInput
        label={t('evidence.wantedRate')}
        value={wantedRate * 100}
        onChange={(percent) => {
          if (typeof percent === 'number' && percent > 0) onWantedRate(percent / 100);
        }}
        min={0.1}
        max={20}
        step={0.5}
        decimalScale={2}
        suffix={'\u00a0%'}
        decimalSeparator={formats.number(0.5).charAt(1)}
        clampBehavior="blur"
        size="md"
        w={210}
        styles={{ input: { minHeight: 48 } }}
      />
      <Button
        leftSection={<IconWand size={20} />}
        disabled={suggestion === null}
        onClick={() => {
          if (suggestion !== null) onSuggest(suggestion);
        }}
      >
        {t('evidence.suggest')}
      </Button>
      <span className={classes.from}>
        {source === null
          ? t('evidence.tooFew')
          : t(`evidence.from.${source.kind}`, { n: formats.number(source.photos) })}
      </span>
      <span className={classes.spacer} />
      <span className={classes.standing} data-moved={moved}>
        {moved
          ? t('evidence.moved', { pass: formats.score(standing.pass), fail: formats.score(standing.fail) })
          : t('evidence.stands')}
      </span>
      <RoleNote needs="quality" />
      <Button leftSection={<IconArrowBackUp size={20} />} disabled={draft === null} onClick={onReset}>
        {t('evidence.reset')}
      </Button>
      <Button
        variant="filled"
        leftSection={<IconDeviceFloppy size={20} />}
        disabled={!moved}
        loading={saving}
        onClick={() => void save()}
      >
        {t('evidence.save')}
      </Button>
    </div>
  );
}
