/** A list of any length with rows of one height: only those in view are in the document. */

import { make } from './dom.js';

const SPARE = 8; // rows made on either side of the view

export class RowList {
  #box;
  #space;
  #draw;
  #pick;
  #rows = [];
  #made = new Map(); // index → element
  #height = 0;
  #active = -1;

  /** `draw(row)` makes a row's element; `pick(row, event)` is called for the one that is chosen. */
  constructor(box, { draw, pick }) {
    this.#box = box;
    this.#draw = draw;
    this.#pick = pick;
    this.#space = make('div', { class: 'fd-rows', role: 'presentation' });
    box.append(this.#space);
    box.addEventListener('scroll', () => this.#fill(), { passive: true });
    box.addEventListener('click', (event) => {
      const index = event.target.closest('[data-row]')?.dataset.row;
      if (index !== undefined) this.#pick(this.#rows[index], event);
    });
    new ResizeObserver(() => this.#measure()).observe(box);
  }

  get rows() {
    return this.#rows;
  }

  get active() {
    return this.#rows[this.#active] ?? null;
  }

  set rows(rows) {
    this.#rows = rows;
    this.#active = -1;
    this.#box.removeAttribute('aria-activedescendant');
    this.#clear();
    this.#measure();
  }

  /** Draw the rows in view again. */
  redraw() {
    this.#clear();
    this.#fill();
  }

  /** Move the mark of the keyboard. */
  step(by) {
    if (!this.#rows.length) return;
    const from = this.#active < 0 && by < 0 ? this.#rows.length : this.#active;
    this.activate(Math.max(0, Math.min(this.#rows.length - 1, from + by)));
  }

  activate(index) {
    this.#mark(this.#active, false);
    this.#active = index;
    this.reveal(index);
    this.#mark(index, true);
    if (index >= 0) this.#box.setAttribute('aria-activedescendant', `${this.#box.id}-${index}`);
  }

  pickActive(event) {
    if (this.active) this.#pick(this.active, event);
  }

  /** Scroll a row into view if it is not. */
  reveal(index, atCentre = false) {
    if (index < 0 || !this.#height) return;
    const top = index * this.#height;
    const { scrollTop, clientHeight } = this.#box;
    if (top >= scrollTop && top + this.#height <= scrollTop + clientHeight) return;
    const centre = top - (clientHeight - this.#height) / 2;
    const nearest = top < scrollTop ? top : top + this.#height - clientHeight;
    this.#box.scrollTop = atCentre ? centre : nearest;
    this.#fill();
  }

  #measure() {
    const height = Number.parseFloat(getComputedStyle(this.#box).getPropertyValue('--fd-row'));
    if (height !== this.#height) this.#clear();
    this.#height = height;
    this.#space.style.height = `${this.#rows.length * height}px`;
    this.#fill();
  }

  #clear() {
    this.#made.clear();
    this.#space.replaceChildren();
  }

  #fill() {
    if (!this.#height || !this.#box.clientHeight) return;
    const first = Math.max(0, Math.floor(this.#box.scrollTop / this.#height) - SPARE);
    const end = this.#box.scrollTop + this.#box.clientHeight;
    const last = Math.min(this.#rows.length, Math.ceil(end / this.#height) + SPARE);
    for (const [index, element] of this.#made) {
      if (index >= first && index < last) continue;
      element.remove();
      this.#made.delete(index);
    }
    for (let index = first; index < last; index += 1) if (!this.#made.has(index)) this.#make(index);
  }

  #make(index) {
    const element = this.#draw(this.#rows[index]);
    element.dataset.row = index;
    element.id = `${this.#box.id}-${index}`;
    element.style.top = `${index * this.#height}px`;
    element.setAttribute('aria-setsize', this.#rows.length);
    element.setAttribute('aria-posinset', index + 1);
    this.#made.set(index, element);
    this.#space.append(element);
    this.#mark(index, index === this.#active);
  }

  #mark(index, isActive) {
    this.#made.get(index)?.classList.toggle('fd-active', isActive);
  }
}
