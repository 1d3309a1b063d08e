import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { openDesk } from './client/desk.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('no root');
createRoot(root).render(<App desk={openDesk(window)} />);
