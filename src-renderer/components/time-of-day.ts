const two = (value: number): string => `${value}`.padStart(2, '0');

/** Minutes after midnight as HH:MM. */
export const timeOfDayText = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** Null while it is not typed in full. */
export function minutesOfDay(text: string): number | null {
  const [hours, minutes] = text.split(':').map(Number);
  return hours === undefined || minutes === undefined || Number.isNaN(hours + minutes) ? null : hours * 60 + minutes;
}
