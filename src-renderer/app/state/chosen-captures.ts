import { create } from 'zustand';
import type { CaptureId } from '../../../src-shared/domain/ids';

/** Captures that were selected in the gallery to teach with; they stay chosen until others are. */
export const useChosenCaptures = create<{ readonly captures: readonly CaptureId[] }>(() => ({ captures: [] }));
