import { ActionIcon, Button, Kbd, Slider, Switch, Text } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/i18n/use-formats';
import { KeyButton } from './key-button';
import type { HeatChoice } from './photo-viewer';
import classes from './photo-viewer.module.css';

export interface ViewerToolsProps {
  readonly scale: number | null;
  /** Null when there is no heat map. */
  readonly heat: HeatChoice | null;
  readonly onHeatChange: (heat: HeatChoice) => void;
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
  readonly onFit: () => void;
  readonly onOneToOne: () => void;
  readonly onSpot: (() => void) | undefined;
}

export function ViewerTools(props: ViewerToolsProps) {
  const { scale, heat, onHeatChange, onZoomIn, onZoomOut, onFit, onOneToOne, onSpot } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('viewer.tools')}>
      <ActionIcon aria-label={t('viewer.zoomOut')} aria-keyshortcuts="-" onClick={onZoomOut}>
        <IconMinus size={20} />
      </ActionIcon>
      <Text className={classes.scale} aria-label={t('viewer.zoom')}>
        {scale === null ? '' : `${formats.number(Math.round(scale * 100))}\u00a0%`}
      </Text>
      <ActionIcon aria-label={t('viewer.zoomIn')} aria-keyshortcuts="+" onClick={onZoomIn}>
        <IconPlus size={20} />
      </ActionIcon>
      <KeyButton label={t('viewer.fit')} keyLabel="F" onPress={onFit} px="sm" />
      <KeyButton label={t('viewer.oneToOne')} keyLabel="O" onPress={onOneToOne} px="sm" />
      {onSpot ? <KeyButton label={t('viewer.spot')} keyLabel="X" onPress={onSpot} px="sm" /> : null}
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
            rightSection={<Kbd aria-hidden="true">H</Kbd>}
            leftSection={
              <Switch
                checked={heat.on}
                aria-label={t('viewer.heat')}
                aria-keyshortcuts="H"
                onChange={({ currentTarget }) => onHeatChange({ ...heat, on: currentTarget.checked })}
                styles={{ track: { cursor: 'pointer' } }}
              />
            }
          >
            {t('viewer.heat')}
          </Button>
          <Slider
            className={classes.blend}
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
    </div>
  );
}
