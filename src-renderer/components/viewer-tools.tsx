import { Button, Kbd, Slider, Switch, Text } from '@mantine/core';
import { IconChevronLeft, IconColumns2, IconFlame, IconHelp, IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { helpKey, type KeyAction } from '../../src-shared/domain/key-map';
import { useFormats } from '../app/i18n/use-formats';
import { openKeysHelp } from '../app/shell/keys-help-store';
import { useKeyLabel } from '../keyboard/use-key-map';
import { KeyButton } from './key-button';
import { KeyIcon } from './key-icon';
import type { HeatChoice } from './photo-viewer';
import classes from './photo-viewer.module.css';
import type { Comparison } from './use-flip';
import type { Spots } from './use-spots';

const icons = {
  zoomOut: <IconMinus size={20} />,
  zoomIn: <IconPlus size={20} />,
  previous: <IconChevronLeft size={20} />,
  compare: <IconColumns2 size={20} />,
  help: <IconHelp size={20} />,
};

export interface ViewerToolsProps {
  readonly scale: number | null;
  /** Null when there is no heat map. */
  readonly heat: HeatChoice | null;
  readonly onHeatChange: (heat: HeatChoice) => void;
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
  readonly onFit: () => void;
  readonly onOneToOne: () => void;
  readonly spot: Spots;
  readonly comparison: Comparison | undefined;
  /** False where the keys move another photo. */
  readonly hasKeys: boolean;
}

export function ViewerTools(props: ViewerToolsProps) {
  const { scale, heat, onHeatChange, onZoomIn, onZoomOut, onFit, onOneToOne, spot, comparison, hasKeys } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const labelOf = useKeyLabel();
  const keyOf = (action: KeyAction): string | undefined => (hasKeys ? labelOf(action) : undefined);
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('viewer.tools')}>
      <KeyIcon label={t('viewer.zoomOut')} keyLabel={keyOf('zoomOut')} icon={icons.zoomOut} onPress={onZoomOut} />
      <Text className={classes.scale} aria-label={t('viewer.zoom')}>
        {scale === null ? '–' : `${formats.number(Math.round(scale * 100))}\u00a0%`}
      </Text>
      <KeyIcon label={t('viewer.zoomIn')} keyLabel={keyOf('zoomIn')} icon={icons.zoomIn} onPress={onZoomIn} />
      <KeyButton label={t('viewer.fit')} keyLabel={keyOf('fit')} onPress={onFit} px="sm" />
      <KeyButton label={t('viewer.oneToOne')} keyLabel={keyOf('oneToOne')} onPress={onOneToOne} px="sm" />
      {spot.previous && spot.count > 1 ? (
        <KeyIcon
          label={t('viewer.previousSpot')}
          keyLabel={keyOf('previousSpot')}
          icon={icons.previous}
          onPress={spot.previous}
        />
      ) : null}
      {spot.next ? (
        <KeyButton
          label={spot.shown === 0 ? t('viewer.spot') : t('viewer.spotOf', { n: spot.shown, count: spot.count })}
          keyLabel={keyOf('nextSpot')}
          onPress={spot.next}
          px="sm"
        />
      ) : null}
      {comparison === undefined ? null : (
        <KeyButton
          label={t('viewer.compare')}
          keyLabel={keyOf('compare')}
          icon={icons.compare}
          className={classes.sign}
          onPress={comparison.onNextMode}
          variant={comparison.mode === 'off' ? 'default' : 'light'}
          px="sm"
        />
      )}
      <div className={classes.spacer} />
      {heat === null ? (
        <Text c="dimmed" mih={48} display="flex" style={{ alignItems: 'center' }}>
          {t('viewer.noHeat')}
        </Text>
      ) : (
        <>
          <Button
            component="label"
            px="sm"
            rightSection={hasKeys ? <Kbd aria-hidden="true">{labelOf('heat')}</Kbd> : null}
            leftSection={
              <Switch
                checked={heat.on}
                aria-label={t('viewer.heat')}
                aria-keyshortcuts={keyOf('heat')}
                onChange={({ currentTarget }) => onHeatChange({ ...heat, on: currentTarget.checked })}
                styles={{ track: { cursor: 'pointer' } }}
              />
            }
          >
            <IconFlame size={20} aria-hidden="true" />
            <span className={classes.word}>{t('viewer.heat')}</span>
          </Button>
          <Slider
            className={classes.blend}
            data-off={!heat.on}
            thumbProps={{ 'aria-label': t('viewer.blend') }}
            label={(percent) => `${percent}\u00a0%`}
            min={10}
            max={100}
            step={5}
            size="lg"
            thumbSize={26}
            disabled={!heat.on}
            value={Math.round(heat.strength * 100)}
            onChange={(percent) => onHeatChange({ ...heat, strength: percent / 100 })}
          />
        </>
      )}
      {hasKeys ? (
        <div className={classes.help}>
          <KeyIcon label={t('keys.open')} keyLabel={helpKey} icon={icons.help} onPress={openKeysHelp} />
        </div>
      ) : null}
    </div>
  );
}
