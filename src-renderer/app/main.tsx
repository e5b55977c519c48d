import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/fr';
import './theme.css';
import { createRoot } from 'react-dom/client';
import { watchKeyboard } from '../keyboard/keyboard';
import { App } from './app';
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
createRoot(root).render(<App />);
