/** What the reader has chosen, remembered in this browser. */

const STORED_AS = 'formdeck.preview';

const settings = {
  zoom: 'width', // width | page | a number, 1 being the size on paper
  follow: true,
  surroundings: 'auto', // auto | light | dark
  dim: false,
  outline: true,
  ...stored(),
};

const listeners = new Map();

function stored() {
  try {
    return JSON.parse(localStorage.getItem(STORED_AS)) ?? {};
  } catch {
    return {};
  }
}

export const setting = (name) => settings[name];

export function choose(name, value) {
  if (settings[name] === value) return;
  settings[name] = value;
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(settings));
  } catch {
    // A browser that keeps nothing forgets it with the tab.
  }
  for (const listener of listeners.get(name) ?? []) listener(value);
}

/** Call the listener now and whenever the setting changes. */
export function whenSet(name, listener) {
  listeners.set(name, [...(listeners.get(name) ?? []), listener]);
  listener(settings[name]);
}
