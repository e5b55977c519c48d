import { Button, SegmentedControl } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useKeyLabel } from '../keyboard/use-key-map';
import { KeyButton } from './key-button';
import classes from './photo-viewer.module.css';
import type { Comparison, Flip } from './use-flip';

/** Which photo is which, and how they are held together. */
export function CompareBar({ comparison, flip }: { readonly comparison: Comparison; readonly flip: Flip }) {
  const { t } = useTranslation();
  const labelOf = useKeyLabel();
  const { mode, reference, note } = comparison;
  return (
    <>
      {reference !== null && (mode === 'side' || !flip.showsOther) ? (
        <span className={classes.which}>{t('viewer.thisPhoto')}</span>
      ) : null}
      {reference !== null && (mode === 'side' || flip.showsOther) ? (
        <span className={classes.which} data-other="true" data-side={mode === 'side'}>
          {note}
        </span>
      ) : null}
      {reference === null ? (
        <output className={classes.which} data-other="true" data-side={mode === 'side'}>
          {note}
        </output>
      ) : null}
      <div className={classes.compareBar}>
        <SegmentedControl
          aria-label={t('viewer.compare')}
          value={mode}
          data={(['side', 'blink', 'off'] as const).map((value) => ({ value, label: t(`viewer.modes.${value}`) }))}
          onChange={(value) => comparison.onMode(value)}
          styles={{ label: { minHeight: 48, minWidth: 64, display: 'grid', placeContent: 'center' } }}
        />
        {mode === 'blink' && reference !== null ? (
          <>
            <KeyButton label={t('viewer.flip')} keyLabel={labelOf('flip')} onPress={flip.flip} px="sm" />
            {flip.running ? null : (
              <Button px="sm" leftSection={<IconPlayerPlay size={18} />} onClick={flip.run}>
                {t('viewer.flipRun')}
              </Button>
            )}
          </>
        ) : null}
      </div>
    </>
  );
}
