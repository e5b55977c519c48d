/** Date fields hold the workstation's wall clock, `YYYY-MM-DD HH:mm:ss`; the station counts ms since 1970. */
const two = (value: number): string => `${value}`.padStart(2, '0');

export function toLocalField(ms: number | undefined): string | null {
  if (ms === undefined) return null;
  const date = new Date(ms);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:00`;
}

export function fromLocalField(text: string | null): number | undefined {
  const ms = new Date((text ?? '').replace(' ', 'T')).getTime();
  return Number.isNaN(ms) || ms < 0 ? undefined : ms;
}
