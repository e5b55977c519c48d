import { describe, expect, it } from 'vitest';
import * as station from '../../../src-renderer/app/state/station-transitions';
import { defaultSettings } from '../../../src-shared/domain/settings';

describe('what the window knows of the station', () => {
  it('is not overwritten by a snapshot that an event has overtaken', () => {
    const changed = station.settingsChanged(station.initialStation, { ...defaultSettings, language: 'fr' });
    expect(station.snapshotLoaded(changed, { settings: defaultSettings }).settings?.language).toBe('fr');
  });

  it('stays on screen when a later request fails', () => {
    const ready = { ...station.initialStation, phase: 'ready' } as const;
    expect(station.loadFailed(ready)).toBe(ready);
    expect(station.loadFailed(station.initialStation).phase).toBe('failed');
  });
});
