import { create } from 'zustand';

/** Whether the list of keys is shown. */
export const useKeysHelp = create<{ readonly open: boolean }>(() => ({ open: false }));

export const openKeysHelp = (): void => useKeysHelp.setState({ open: true });
export const closeKeysHelp = (): void => useKeysHelp.setState({ open: false });
