export const lots = {
  lot: 'Lot',
  title: 'Lots',
  help: 'What a camera sends belongs to the open lot of its product. Type or scan a number; opening the next lot closes the one before, and a known number goes on with its lot.',
  all: 'All lots',
  none: 'none open',
  noneOpen: 'No lot is open.',
  several: '{{n}} open',
  openSince: 'Lot {{number}}, since {{time}}, by {{operator}}',
  next: 'Next lot number',
  open: 'Open',
  close: 'Close {{number}}',
  reopen: 'Reopen {{number}}',
} as const;
