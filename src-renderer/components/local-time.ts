/** `datetime-local` fields hold the workstation's wall clock; the station counts ms since 1970. */
const two = (value: number): string => `${value}`.padStart(2, '0');

export function toLocalField(ms: number | undefined): string {
  if (ms === undefined) return '';
  const date = new Date(ms);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function fromLocalField(text: string): number | undefined {
  const ms = new Date(text).getTime();
  return Number.isNaN(ms) || ms < 0 ? undefined : ms;
}
