import { dialog } from 'electron';
import { compareReplay, type Replay, readReplay } from '../../src-shared/domain/replay';
import type { ReplayResult } from '../../src-shared/ipc/contract';
import { systemTexts } from '../../src-shared/system-texts';
import { activateModel, deactivateModel, rollBack, setThresholds } from '../model-desk/activation';
import type { DeskParts } from '../model-desk/desk-parts';
import { modelEvidence } from '../model-desk/evidence';
import { installModel } from '../model-desk/install-model';
import { modelOrigin } from '../model-desk/model-manifests';
import { startReinspection } from '../model-desk/reinspecting';
import { startReplay } from '../model-desk/replaying';
import { startTeaching } from '../model-desk/teaching';
import type { SettingsStore } from '../settings/settings-store';
import type { Handlers } from './handle';

export type ModelHandlers = Pick<
  Handlers,
  | 'listModels'
  | 'modelOrigin'
  | 'installModel'
  | 'activateModel'
  | 'deactivateModel'
  | 'rollBack'
  | 'setThresholds'
  | 'modelEvidence'
>;

export function modelHandlers(parts: DeskParts, settings: SettingsStore): ModelHandlers {
  return {
    listModels: () => parts.reader.listModels(),
    modelOrigin: ({ model }) => modelOrigin(parts, model),

    async installModel({ from }) {
      const texts = systemTexts(settings.current.language).dialog;
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: from === 'folder' ? texts.modelFolder : texts.modelFile,
        buttonLabel: texts.choose,
        properties: [from === 'folder' ? 'openDirectory' : 'openFile'],
        ...(from === 'zip' ? { filters: [{ name: texts.modelFiles, extensions: ['zip'] }] } : {}),
      });
      const [source] = filePaths;
      if (canceled || !source) return { state: 'cancelled' };
      const outcome = await installModel(source, parts);
      if (outcome.state === 'installed') parts.onModelsChanged();
      return outcome;
    },

    activateModel: (order) => activateModel(parts, order),

    async deactivateModel({ product }) {
      await deactivateModel(parts, product);
      return null;
    },

    async rollBack({ product }) {
      await rollBack(parts, product);
      return null;
    },

    async setThresholds({ product, model, thresholds }) {
      await setThresholds(parts, product, model, thresholds);
      return null;
    },

    modelEvidence: (asked) => modelEvidence(parts, asked),
  };
}

export type TaskHandlers = Pick<
  Handlers,
  'teachProduct' | 'replayModel' | 'replayResult' | 'newestReplay' | 'reinspect' | 'currentTask' | 'cancelTask'
>;

const resultOf = (replay: Replay): ReplayResult => ({ replay, lines: readReplay(replay), ...compareReplay(replay) });

export function taskHandlers(parts: DeskParts, settings: SettingsStore): TaskHandlers {
  return {
    async teachProduct({ product, from }) {
      if (from.kind !== 'folder') return startTeaching(parts, product, from);
      const texts = systemTexts(settings.current.language).dialog;
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: texts.photoFolder,
        buttonLabel: texts.choose,
        properties: ['openDirectory'],
      });
      const [dir] = filePaths;
      if (canceled || !dir) return { state: 'cancelled' };
      return startTeaching(parts, product, { kind: 'folder', dir });
    },

    replayModel: (order) => startReplay(parts, order),

    replayResult: async ({ replay }) => resultOf(await parts.reader.replayById(replay)),

    async newestReplay({ product, model }) {
      const { activeModel } = await parts.reader.productByKey(product);
      const replay =
        (await parts.reader.newestReplay(product, model, activeModel)) ??
        (await parts.reader.newestReplay(product, model, undefined));
      return replay && resultOf(replay);
    },

    reinspect: ({ captures, model }) => startReinspection(parts, captures, model),
    currentTask: () => parts.tasks.current,

    cancelTask({ task }) {
      parts.tasks.cancel(task);
      return null;
    },
  };
}
