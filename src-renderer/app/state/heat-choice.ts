import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { HeatChoice } from '../../components/photo-viewer';

/** One choice for every screen that shows a photo; it is the same at the next start. */
export const useHeatChoice = create<HeatChoice>()(
  persist((): HeatChoice => ({ on: false, strength: 0.75 }), { name: 'vigie.heat' }),
);
