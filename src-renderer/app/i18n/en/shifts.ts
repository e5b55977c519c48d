export const shifts = {
  shift: 'Shift',
  help: 'Each shift lasts until the next one starts, by the clock of this station; leave a day empty when it does not start then. Gallery, reports and exports know them.',
  name: 'Name',
  nameOf: 'Name of {{name}}',
  start: '{{name}} starts on {{day}} at',
  badTime: 'As 06:30',
  add: 'Add a shift',
  remove: 'Remove {{name}}',
  now: 'Working now: {{name}}, from {{from}} to {{to}}.',
  noneNow: 'No shift ever starts.',
  names: { early: 'Early', late: 'Late', night: 'Night' },
} as const;
