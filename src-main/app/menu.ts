import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../src-shared/domain/settings';
import { systemTexts } from '../../src-shared/system-texts';

export interface MenuActions {
  readonly openGuide: () => void;
  readonly openAbout: () => void;
}

/** Hidden until Alt is pressed: zoom, full screen, the clipboard keys of text fields and help. */
export const showMenu = (language: Language, actions: MenuActions): void =>
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(language, actions)));

function template(language: Language, actions: MenuActions): MenuItemConstructorOptions[] {
  const { menu } = systemTexts(language);
  return [
    { label: menu.file, submenu: [{ role: 'quit', label: menu.quit }] },
    {
      label: menu.edit,
      submenu: [
        { role: 'undo', label: menu.undo },
        { role: 'redo', label: menu.redo },
        { type: 'separator' },
        { role: 'cut', label: menu.cut },
        { role: 'copy', label: menu.copy },
        { role: 'paste', label: menu.paste },
        { role: 'delete', label: menu.remove },
        { type: 'separator' },
        { role: 'selectAll', label: menu.selectAll },
      ],
    },
    {
      label: menu.view,
      submenu: [
        { role: 'resetZoom', label: menu.resetZoom },
        { role: 'zoomIn', label: menu.zoomIn },
        { role: 'zoomOut', label: menu.zoomOut },
        { type: 'separator' },
        { role: 'togglefullscreen', label: menu.fullScreen },
      ],
    },
    {
      label: menu.help,
      submenu: [
        // The window itself listens to the key: an open dialog keeps it.
        { label: menu.guide, accelerator: 'F1', registerAccelerator: false, click: actions.openGuide },
        { label: menu.about, click: actions.openAbout },
      ],
    },
  ];
}
