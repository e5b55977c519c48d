/** How the program is started on this machine: which Electron, and which screen. */
import { electronRuntime } from './setup/electron-runtime';

export interface StartCommand {
  readonly command: string;
  readonly args: readonly string[];
}

const virtualScreen = ['-a', '-s', '-screen 0 1920x1080x24'];

export const hasScreen = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** The command line that starts the program in `folder` with `options`. */
export function electronCommand(folder: string, options: readonly string[]): StartCommand {
  const needsNoScreen = options.includes('--headless') || options.some((option) => option.startsWith('--export-csv'));
  const { executable } = electronRuntime();
  const args = [
    ...chromiumSwitches(),
    // Without a window, Chromium's own headless platform stands in for a screen.
    ...(needsNoScreen && !hasScreen() ? ['--ozone-platform=headless'] : []),
    folder,
    ...options,
  ];
  return needsNoScreen ? { command: executable, args } : onScreen(executable, args);
}

/** Chromium's sandbox cannot be used by root. */
export const chromiumSwitches = (): readonly string[] =>
  process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The command itself where there is a screen, else under a virtual one. */
export function onScreen(command: string, args: readonly string[]): StartCommand {
  return hasScreen() ? { command, args } : { command: 'xvfb-run', args: [...virtualScreen, command, ...args] };
}
