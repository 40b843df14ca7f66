import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueries } from './api/cache';
import { router } from './app/router';
import { SessionGate } from './app/session';

function App() {
  const [expired, setExpired] = useState(false);
  const queries = useMemo(() => makeQueries(() => setExpired(true)), []);
  return (
    <QueryClientProvider client={queries}>
      <SessionGate expired={expired} onBack={() => setExpired(false)}>
        <RouterProvider router={router} />
      </SessionGate>
    </QueryClientProvider>
  );
}

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
