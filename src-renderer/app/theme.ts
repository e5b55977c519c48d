/**
 * One calm grey base after ISA-101: colour is kept for what is abnormal (red fail, amber unsure) and for focus and
 * selection (steel). The tokens of both themes are in theme.css.
 */
import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  type MantineColorsTuple,
  Modal,
} from '@mantine/core';

const steel: MantineColorsTuple = [
  '#eef3f7',
  '#dce5ec',
  '#b9cbd9',
  '#93aec3',
  '#7396b0',
  '#5d85a4',
  '#4a7391',
  '#355d7c',
  '#2a4c67',
  '#1d3950',
];

/** Mantine's dark shades, text first, so that fields and menus match the dark tokens of theme.css. */
const slate: MantineColorsTuple = [
  '#e4e7e9',
  '#c3cacf',
  '#a7b0b7',
  '#7f8a92',
  '#626c74',
  '#3b4247',
  '#2d3236',
  '#25292d',
  '#1b1e21',
  '#101214',
];

const dialogTitle = { fontSize: 22, fontWeight: 600 };

export const theme = createTheme({
  primaryColor: 'steel',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { steel, dark: slate },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  fontFamily: "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'Liberation Mono', 'DejaVu Sans Mono', monospace",
  headings: { fontWeight: '600' },
  components: {
    Button: Button.extend({ defaultProps: { variant: 'default', mih: 48, fw: 500 } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'default', size: 48 } }),
    // At once: what is typed next belongs to it.
    Modal: Modal.extend({ defaultProps: { transitionProps: { duration: 0 } }, styles: { title: dialogTitle } }),
    Drawer: Drawer.extend({ styles: { title: dialogTitle } }),
  },
});

const shared = {
  '--mantine-color-body': 'var(--v-ground)',
  '--mantine-color-text': 'var(--v-text)',
  '--mantine-color-dimmed': 'var(--v-dim)',
  '--mantine-color-default': 'var(--v-panel)',
  '--mantine-color-default-color': 'var(--v-text)',
  '--mantine-color-default-hover': 'var(--v-hover)',
  '--mantine-color-default-border': 'var(--v-line-strong)',
  '--mantine-color-placeholder': 'var(--v-dim)',
  '--mantine-color-error': 'var(--v-fail)',
  '--mantine-color-anchor': 'var(--v-accent)',
  '--table-border-color': 'var(--v-line)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
