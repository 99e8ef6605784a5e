/** From a title or a formula on a page to its place in the source. */

import { part } from './dom.js';
import { words } from './words.js';

let hiding = 0;

/** Say something in passing. */
export function say(text) {
  const toast = part('toast');
  toast.textContent = text;
  toast.classList.add('fd-shown');
  clearTimeout(hiding);
  hiding = setTimeout(() => toast.classList.remove('fd-shown'), 2200);
}

/** Open a place in the editor; where there is no way to, or if asked for, copy it. */
export function reach({ open, place }, wantsCopy = false) {
  if (open && !wantsCopy) {
    say(words.opening(place ?? ''));
    location.href = open;
  } else if (place) copy(place);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(words.copied(text));
  } catch {
    say(copyByHand(text) ? words.copied(text) : words.notCopied);
  }
}

/** For browsers that allow no clipboard here. */
function copyByHand(text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'fd-away';
  document.body.append(field);
  field.select();
  const isDone = document.execCommand('copy');
  field.remove();
  return isDone;
}

export const wantsCopy = (event) => event.shiftKey || event.altKey;

/** The place that a click on a page means: the n-th `h2` is the n-th record, the n-th `.formula` the n-th formula. */
export function placeAt(target, page) {
  const section = target.closest('section');
  const found = target.closest('h2, .formula');
  if (!section || !found || !page) return null;
  const isTitle = found.matches('h2');
  const index = [...section.querySelectorAll(isTitle ? 'h2' : '.formula')].indexOf(found);
  const places = isTitle ? page.records : page.records.flatMap(({ formulas }) => formulas);
  return places[index] ?? null;
}
