import type { Catalogue } from './catalogue';
import { alarms } from './fr/alarms';
import { backup } from './fr/backup';
import { cameras } from './fr/cameras';
import { capture, decision, photoProblem, photoProblemHelp, reason, state, verdict, viewer } from './fr/captures';
import { evidence } from './fr/evidence';
import { bulk, compare, gallery, selection } from './fr/gallery';
import { keys, scan } from './fr/keys';
import { log } from './fr/log';
import { lots } from './fr/lots';
import { models } from './fr/models';
import { operators, role, signIn, whoMay } from './fr/operators';
import { outputs } from './fr/outputs';
import { reference } from './fr/reference';
import { replay } from './fr/replay';
import { reports } from './fr/reports';
import { firstStart, review } from './fr/review';
import { serial } from './fr/serial';
import { settings } from './fr/settings';
import { about, app, banner, dateField, header, help, nav, problem, task } from './fr/shell';
import { shifts } from './fr/shifts';
import { storage } from './fr/storage';

/** Every text of the screens, in French. */
export const fr: Catalogue = {
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
};
