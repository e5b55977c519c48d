import type { Handlers } from './handle';
import type { StatusBoard } from './status-board';

export interface DemoSwitch {
  start(cameras: number): Promise<void>;
  stop(): Promise<void>;
}

export function stationHandlers(
  board: StatusBoard,
  demo: DemoSwitch,
): Pick<Handlers, 'stationStatus' | 'startDemo' | 'stopDemo'> {
  return {
    stationStatus: () => board.current,

    async startDemo({ cameras }) {
      await demo.start(cameras);
      return null;
    },

    async stopDemo() {
      await demo.stop();
      return null;
    },
  };
}
