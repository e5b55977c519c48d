import { alarms } from './en/alarms';
import { backup } from './en/backup';
import { cameras } from './en/cameras';
import { capture, decision, photoProblem, photoProblemHelp, reason, state, verdict, viewer } from './en/captures';
import { evidence } from './en/evidence';
import { bulk, compare, gallery, selection } from './en/gallery';
import { keys, scan } from './en/keys';
import { log } from './en/log';
import { lots } from './en/lots';
import { models } from './en/models';
import { operators, role, signIn, whoMay } from './en/operators';
import { outputs } from './en/outputs';
import { reference } from './en/reference';
import { replay } from './en/replay';
import { reports } from './en/reports';
import { firstStart, review } from './en/review';
import { serial } from './en/serial';
import { settings } from './en/settings';
import { about, app, banner, dateField, header, help, nav, problem, task } from './en/shell';
import { shifts } from './en/shifts';
import { storage } from './en/storage';

/** Every text of the screens, in English, one file an area. `fr` has the same keys. */
export const en = {
  app,
  dateField,
  nav,
  header,
  task,
  banner,
  problem,
  verdict,
  photoProblem,
  photoProblemHelp,
  decision,
  state,
  reason,
  capture,
  viewer,
  review,
  keys,
  scan,
  serial,
  firstStart,
  gallery,
  selection,
  bulk,
  compare,
  cameras,
  alarms,
  reports,
  models,
  evidence,
  replay,
  reference,
  settings,
  storage,
  backup,
  outputs,
  role,
  whoMay,
  signIn,
  operators,
  log,
  lots,
  shifts,
  help,
  about,
} as const;
