/** The window's requests, each with the room that answers it. */
import { join } from 'node:path';
import { actingName } from '../ipc/acting';
import { auditHandlers } from '../ipc/audit';

import { bulkHandlers } from '../ipc/bulk';
import { cameraHandlers } from '../ipc/cameras';
import type { CaptureNews } from '../ipc/capture-news';
import { captureHandlers } from '../ipc/captures';
import { type Handlers, handleRequests } from '../ipc/handle';
import { lotHandlers } from '../ipc/lots';
import { modelHandlers, taskHandlers } from '../ipc/models';
import { operatorHandlers } from '../ipc/operators';
import { productHandlers } from '../ipc/products';
import type { Publish } from '../ipc/publish';
import { reportHandlers } from '../ipc/reports';
import { retentionHandlers } from '../ipc/retention';
import { settingsHandlers } from '../ipc/settings';
import { stationHandlers } from '../ipc/station';
import type { StatusBoard } from '../ipc/status-board';
import type { Log } from '../log/log';
import type { DeskParts } from '../model-desk/desk-parts';
import type { OperatorDesk } from '../operators/operator-desk';
import type { Alarms } from './alarms';
import type { Analysis } from './analysis';
import type { Backups } from './backups';
import type { Configuration } from './configuration';
import type { DataRooms } from './data-rooms';
import type { DemoCameras } from './demo-cameras';
import type { Learning } from './learning';
import type { StationOutputs } from './outputs';
import type { Reception } from './reception';
import type { Reporting } from './reporting';
import type { Retention } from './retention';

/** Everything that answers. */
export interface StationRooms {
  readonly configuration: Configuration;
  readonly data: DataRooms;
  readonly analysis: Analysis;
  readonly reception: Reception;
  readonly demo: DemoCameras;
  readonly operators: OperatorDesk;
  readonly learning: Learning;
  readonly reporting: Reporting;
  readonly backups: Backups;
  readonly outputs: StationOutputs;
  readonly alarms: Alarms;
  readonly retention: Retention;
  readonly news: CaptureNews;
  readonly board: StatusBoard;
  readonly publish: Publish;
  readonly assetsDir: string;
}

export function answerRequests(rooms: StationRooms, log: Log): void {
  const { configuration, data, operators, reception, learning, news, publish } = rooms;
  const { settings } = configuration;
  const reader = data.reader.remote;
  const storage = data.storage.remote;
  const camerasChanged = (): void => publish('camerasChanged', null);
  const { listCameras, ...cameras } = cameraHandlers(reader, storage, async () => {
    await reception.blockedChanged();
    camerasChanged();
  });
  const desk = modelDesk(rooms);
  const handlers: Handlers = {
    ...stationHandlers(rooms.board, rooms.demo),
    ...captureHandlers(reader, storage, settings, news, learning.look),
    ...bulkHandlers(reader, storage, settings),
    ...cameras,
    listCameras: async () => reception.withDuplicates(await listCameras(undefined)),
    ...reportHandlers({ ...rooms.reporting, reports: data.reports, settings, operator: actingName, publish, storage }),
    ...rooms.reporting.printHandlers,
    ...modelHandlers(desk, settings),
    ...taskHandlers(desk, settings),
    ...productHandlers(reader, storage, { products: learning.look, cameras: camerasChanged }),
    ...settingsHandlers(settings),
    ...retentionHandlers(reader, rooms.retention.space, () => rooms.board.current),
    ...rooms.outputs.handlers,
    ...operatorHandlers(operators, reader),
    ...lotHandlers(reader, storage, () => publish('lotsChanged', null)),
    ...rooms.backups.handlers,
    ...rooms.alarms.handlers,
    ...auditHandlers(reader, data.reports, settings),
  };
  handleRequests(handlers, () => ({ ...operators.session, settings: settings.current }), log);
}

function modelDesk({ analysis, assetsDir, configuration, data, learning, news, publish }: StationRooms): DeskParts {
  return {
    ...analysis,
    dataDir: configuration.dataDir,
    backboneFile: join(assetsDir, 'models', 'backbone.onnx'),
    teachSettings: null,
    storage: data.storage.remote,
    reader: data.reader.remote,
    operator: actingName,
    onModelsChanged: () => publish('modelsChanged', null),
    onProductsChanged: learning.look,
    onInspected: (capture) => news.changed([capture]),
  };
}
