export const alarms = {
  title: 'Alarms',
  bell: 'Alarms',
  bellNone: 'none',
  bellNew: '{{n}} new',
  bellStanding: '{{n}} standing',
  count: 'Standing: {{n}}',
  standing: 'Standing now',
  history: 'Over',
  none: 'No alarm stands',
  noneHelp: 'Nothing asks for your action. An alarm appears here when something does.',
  noHistory: 'No alarm was over yet.',
  loadFailed: 'The alarms could not be loaded',
  more: 'Show older alarms',
  priority: 'Priority',
  priorities: { high: 'High', medium: 'Medium', low: 'Low' },
  what: 'What is wrong, and what to do',
  raised: 'Since',
  over: 'Over',
  acknowledgement: 'Acknowledged',
  acknowledge: 'Acknowledge',
  acknowledgeThis: 'Acknowledge: {{alarm}}',
  acknowledgedBy: 'by {{who}}, {{when}}',
  notAcknowledged: 'not acknowledged',
  wasOver: 'It was over meanwhile.',
  wasAcknowledged: 'Somebody had acknowledged it already.',
  folded: 'goes on in a common alarm',
  kinds: {
    'storage-unavailable': 'Photos cannot be stored',
    'port-not-open': 'Cameras cannot reach this station',
    'station-cut-off': 'This station is cut off from the cameras’ network',
    'network-failure': 'Cameras silent all at once: {{n}}',
    'inspection-failed': 'The inspection does not run',
    'disk-nearly-full': 'The disk is nearly full',
    'disk-fills': 'Room for photos runs out',
    'camera-silent': 'Silent: {{camera}}',
    'duplicate-id': 'Two boards use the id of {{camera}}',
    'photos-too-large': 'Photos too large: {{camera}}',
    'incomplete-transfers': 'Photos arrive incomplete: {{camera}}',
    'report-failed': 'A scheduled report is not written',
    'backup-failed': 'The daily backup is not made',
    'output-failed': 'Other systems are told nothing any more',
  },
  standstill: {
    station: 'No camera sends any more: {{n}}',
    products: 'No camera of a product sends any more: {{n}}',
  },
  standstillActions: {
    station:
      'Does the line stand? Then acknowledge: it ends with the next photos. Does it run? Then check the power and the cables of the access point and the switch. This station’s own connection is up; what is behind it looks the same from here either way.',
    products:
      'Cameras of other products still send. Does this line stand? Then acknowledge: it ends with the next photos. Does it run? Then check the power and the cables of its access point and switch.',
  },
  photoKinds: {
    blurred: 'Blurred photos: {{camera}}',
    'too-dark': 'Photos too dark: {{camera}}',
    'too-bright': 'Photos too bright: {{camera}}',
    'no-part': 'No part in the photos: {{camera}}',
  },
  several: '{{n}} cameras',
  inNetwork: 'Network {{network}}.',
  actions: {
    'storage-unavailable':
      'Check the disk of the data folder: is it mounted, writable, with room? Reception resumes by itself.',
    'port-not-open':
      'Close the other program that holds the port, or choose another address or port in Settings, Network.',
    'station-cut-off':
      'The computer says that its own connection is down: check its network cable and adapter, and whether the switch or access point it is plugged into has power.',
    'network-failure': 'Others still send. Check the power and the cables of the access point and the switch of these.',
    'inspection-failed': 'Restart Vigie. If it comes back, choose another model version in Models.',
    'disk-nearly-full': 'Free space on the disk of the data folder before photos are refused, or choose a larger disk.',
    'disk-fills':
      'See Settings, Storage: have old photos removed by a rule, keep them for fewer days, or take a larger disk.',
    'camera-silent':
      'Check its power and its radio link, then restart it. If it was taken off the line, block it in Cameras.',
    'duplicate-id': 'Flash one of the two boards with an id of its own.',
    'photos-too-large': 'Choose a smaller frame size or stronger JPEG compression on the camera.',
    'incomplete-transfers':
      'The radio link is weak. Move the camera or the access point closer, or change the channel.',
    'report-failed':
      'See the reason below: mount the folder again, make room, or choose another folder. It is tried again every ten minutes and at once when you ask for it in Reports.',
    'backup-failed':
      'See the reason below: connect the disk or network drive of the backup again, make room, or choose another folder in Settings, Storage. It is tried again every half an hour, and at once with Back up now.',
    'output-failed':
      'Verdicts and decisions wait here and are sent when the MQTT broker takes them again; none is lost. Tell whoever looks after it; Settings, Outputs says what is wrong.',
  },
  showThem_one: 'Show the camera',
  showThem_other: 'Show these cameras',
  show: {
    cameras: 'Show cameras',
    settings: 'Open Settings',
    models: 'Open Models',
    reports: 'Open Reports',
    'settings/storage': 'Open Storage',
    'settings/outputs': 'Open Outputs',
  },
} as const;
