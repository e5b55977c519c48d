export const app = {
  loading: 'Opening the station…',
  unreachable: 'The station does not answer',
  unreachableHelp:
    'The program behind this window gave no answer. Try again; if it stays, close Vigie and start it again.',
  retry: 'Try again',
  reading: 'Reading…',
  crashed: 'This screen stopped working',
  crashedHelp: 'No photo is lost: reception goes on in the background. Reload to continue.',
  reload: 'Reload',
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  save: 'Save',
  copy: 'Copy',
  copied: 'Copied',
  dismiss: 'Dismiss',
  notYet: 'not yet',
  all: 'All',
  back: 'Back',
  skipToContent: 'Skip to content',
} as const;

export const dateField = {
  placeholder: 'Any time',
  clear: 'Clear the time',
  done: 'Done',
  hours: 'Hours',
  minutes: 'Minutes',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  previousYear: 'Previous year',
  nextYear: 'Next year',
  previousDecade: 'Previous decade',
  nextDecade: 'Next decade',
} as const;

export const nav = {
  label: 'Screens',
  review: 'Review',
  gallery: 'Gallery',
  alarms: 'Alarms',
  cameras: 'Cameras',
  reports: 'Reports',
  models: 'Models',
  settings: 'Settings',
  help: 'Help',
  about: 'About',
} as const;

export const header = {
  udp: 'Cameras send to',
  udpStarting: 'Opening the port…',
  udpFailed: 'Not listening',
  udpDetails: 'Reception details',
  inspection: 'Inspection',
  inspectionState: {
    starting: 'starting',
    ready: 'ready',
    'no-model': 'no model',
    restarting: 'restarting',
    failed: 'failed',
  },
  backlog: '{{n}} to inspect',
  waiting: 'Waiting for review',
  operator: 'Operator',
  signIn: 'Sign in',
  demo: 'Demo cameras: {{n}}',
  stopDemo: 'Stop demo',
  language: 'Language',
  lightTheme: 'Use the light theme',
  darkTheme: 'Use the dark theme',
  buffer: 'Receive buffer',
  bufferLine: '{{actual}} of {{asked}} asked for',
  addresses: 'Addresses of this station',
} as const;

export const task = {
  running: { teach: 'Teaching', replay: 'Replay', reinspect: 'Inspecting again' },
  done: {
    teach: 'Teaching is over: the new model is ready. It judges nothing until it is activated.',
    replay: 'The replay is over.',
    reinspect: 'The captures were inspected again.',
  },
  notAll_one: 'Inspecting again is over. {{n}} capture keeps what it had: its photo was removed, or cannot be judged.',
  notAll_other:
    'Inspecting again is over. {{n}} captures keep what they had: their photo was removed, or cannot be judged.',
  failed: {
    teach: 'Teaching did not succeed',
    replay: 'The replay did not succeed',
    reinspect: 'Inspecting again did not succeed',
  },
  begins: 'begins…',
  step: 'Step {{n}} of {{total}}',
  left: 'about {{time}} left',
  finishing: 'Putting it together and trying it…',
  cancel: 'Cancel this work',
} as const;

export const banner = {
  storage: {
    'disk-full': 'The disk is full: photos are refused',
    'not-writable': 'The data folder cannot be written: photos are refused',
    database: 'The database does not work: photos are refused',
    other: 'Photos cannot be stored: they are refused',
  },
  storageHelp: {
    'disk-full': 'Free space on the disk of the data folder. Reception resumes by itself.',
    'not-writable': 'Give Vigie the right to write to the data folder, or mount it again. Reception resumes by itself.',
    database: 'Check the disk of the data folder, then restart Vigie.',
    other: 'Check the data folder. Reception resumes by itself.',
  },
  storageWhere: 'Data folder: {{folder}}',
  udpFailed: 'Cameras cannot reach this station',
  udpFailedHelp:
    'Another program may hold the port, or the address is not one of this machine. Change it in Settings, Network.',
  bufferClamped:
    'The system limits the receive buffer to {{actual}}; photos may need more rounds when many cameras send at once.',
  bufferHelp: 'This command lifts the limit; then restart Vigie:',
  inspectionFailed: 'The inspection does not run',
  inspectionFailedHelp: 'Photos are still received; the operator decides them without a verdict.',
  quarantined:
    'Found at start: {{quarantined}} files without a record (set aside in the quarantine folder), {{missing}} records whose photo is gone.',
  quarantinedHelp: 'Look into the quarantine folder of the data folder; check the disk.',
} as const;

export const problem = {
  title: {
    'invalid-input': 'This was not accepted',
    'not-found': 'It is no longer there',
    'storage-unavailable': 'Nothing can be stored now',
    'station-busy': 'The station is busy',
    'photo-removed': 'The photo was removed',
    refused: 'Refused',
    'sign-in-needed': 'Nobody is signed in',
    'role-needed': 'Not with this role',
    internal: 'Something went wrong in the station',
  },
  help: {
    'invalid-input': 'Check what was entered and try again.',
    'not-found': 'It may have been removed meanwhile. Refresh the screen.',
    'storage-unavailable': 'Check the disk and the data folder, then try again.',
    'station-busy': 'Wait a moment and try again.',
    'photo-removed': 'A retention rule removed the photo of one of these captures. Leave such captures out.',
    refused: 'The station does not allow this now.',
    'sign-in-needed': 'Everything can be looked at; to change something, sign in first.',
    'role-needed': 'Have somebody sign in who may do this.',
    internal: 'Try again. If it comes back, restart Vigie; the log has the details.',
  },
} as const;

export const about = {
  title: 'About Vigie',
  tagline: 'Inspection station for cable lines',
  version: 'Version',
  runtime: 'Runs on',
  runtimeLine: 'Electron {{electron}}, Chrome {{chrome}}, Node {{node}}',
  dataDir: 'Data folder',
  free: 'Free space',
  reception: 'Reception',
  buffer: 'Receive buffer',
  licences: 'Licences',
  licencesLine:
    'Vigie is free software under the MIT licence. It includes the work of others under their own licences; the notices come with the program.',
} as const;

export const help = {
  contents: 'Contents',
  print: 'Print',
} as const;
