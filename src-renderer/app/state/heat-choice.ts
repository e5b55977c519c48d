import { create } from 'zustand';
import type { HeatChoice } from '../../components/photo-viewer';

/** One choice for every screen that shows a photo; it outlives the photo, not the window. */
export const useHeatChoice = create<HeatChoice>(() => ({ on: false, strength: 0.75 }));
