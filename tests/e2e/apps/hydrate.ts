/** Takes over what the server sent, after a while: `?late=MS`. */
import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { Model } from './model.ts';
import { App } from './react.ts';

const late = Number(new URLSearchParams(location.search).get('late'));
setTimeout(() => {
  hydrateRoot(document.getElementById('react')!, createElement(App, { initial: new Model(1).state }));
  requestAnimationFrame(() => document.body.setAttribute('data-hydrated', ''));
}, late);
