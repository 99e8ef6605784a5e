/** Make an element: properties by name (`class`, `dataset`, `on…` and attributes as in HTML), then its children. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'dataset') Object.assign(element.dataset, value);
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Make an icon from the sprite in index.html. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  svg.setAttribute('class', 'fd-icon');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `#fd-icon-${name}`);
  svg.append(use);
  return svg;
}

/** The element of index.html with this id; the ids of pages may be anything, so ours have a prefix. */
export const part = (name) => document.getElementById(`fd-${name}`);
