import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/fr';
import './theme.css';
import { createRoot } from 'react-dom/client';
import { connectGallery } from '../features/gallery/gallery-store';
import { watchKeyboard } from '../keyboard/keyboard';
import { App } from './app';
import { currentPath } from './hash-location';
import { setUpTexts } from './i18n/setup';
import { connectSignIn } from './sign-in/sign-in-store';
import { connectAlarms } from './state/alarm-store';
import { connectStation } from './state/station-store';
import { connectTask } from './state/task-store';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

setUpTexts();
watchKeyboard();
connectSignIn();
connectStation();
connectTask();
connectAlarms();
// Its first page is there before anybody asks for it; paper needs none.
if (!currentPath().startsWith('/print/')) connectGallery();
createRoot(root).render(<App />);
