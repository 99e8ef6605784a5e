/** The pages, one below the other: boxes for all of them, pictures for those near the view. */

import { Geometry } from './geometry.js';
import { enumerate, patch, read } from './sheet.js';
import { make } from './dom.js';
import { plain } from './titles.js';
import { words } from './words.js';

const AHEAD = 2; // pages fetched before they come into view
const KEPT = 10; // pages kept on either side
const AT_ONCE = 4; // fetches on their way
const BATCH = 40; // boxes that the browser leaves alone together while they are out of sight

const LENGTHS = ['width', 'height', 'gap', 'gutter', 'first', 'after']; // that the style sheet needs
const MARKER = ['rgb(255 214 102 / .38)', 'rgb(255 214 102 / 0)'];

const isCalm = matchMedia('(prefers-reduced-motion: reduce)');

export class Pages {
  geometry = new Geometry();
  onCurrent = () => {};
  onFilled = () => {};
  onLaid = () => {};
  #stage;
  #boxes = []; // box of page n at n - 1
  #pages = []; // what the server says about it
  #held = new Map(); // number of a page with a picture → the picture's key
  #fetches = new Map(); // number → AbortController
  #refused = new Set(); // keys that the server does not know; a message will tell of new ones
  #current = 0;
  #view = () => ({ width: innerWidth, height: innerHeight });
  #zoom = () => 'width';
  #frame = 0;
  #scroll = 0; // where the window is scrolled to; asking for it after a change would make the browser lay out at once
  #anchor = null; // where the reader is, for when sizes change

  constructor(stage, { view, zoom }) {
    this.#stage = stage;
    this.#view = view;
    this.#zoom = zoom;
    addEventListener('scroll', () => this.#soon(), { passive: true });
    addEventListener('resize', () => this.lay());
  }

  get current() {
    return this.#current;
  }

  get count() {
    return this.#pages.length;
  }

  page(number) {
    return this.#pages[number - 1];
  }

  box(number) {
    return this.#boxes[number - 1];
  }

  /** Whether a page has a picture or will soon. */
  isNear(number) {
    return this.#held.has(number) || this.#fetches.has(number);
  }

  /** Take all pages anew; pictures that still serve are kept, and so is the reader's place. */
  show(pages) {
    this.#refused.clear();
    const place = this.#placeOf();
    const pictures = this.#takePictures(pages);
    this.#pages = [...pages]; // others compare with how theirs were before a change
    this.geometry.count = pages.length;
    this.#makeBoxes();
    this.#boxes.forEach(({ dataset }, index) => {
      if (dataset.key !== pages[index].key) dataset.key = pages[index].key;
    });
    for (const [number, { key, picture }] of pictures) this.#place(number, key, picture);
    for (const number of this.#held.keys()) {
      enumerate(this.#sheet(number).firstElementChild.firstElementChild, number, this.count);
      this.#label(number);
    }
    this.#current = 0;
    this.lay(this.#findPlace(place));
  }

  /** Take changed pages, touching only their own boxes. Far from the view they may wait, but for the one in focus. */
  change(changed, focus) {
    this.#refused.clear();
    const [first, last] = this.#nearby(KEPT);
    for (const { html, ...page } of changed) {
      const { number, key } = page;
      this.#pages[number - 1] = page;
      this.box(number).dataset.key = key;
      if (this.#held.has(number)) this.#label(number);
      this.#fetches.get(number)?.abort();
      this.#fetches.delete(number);
      const isNear = number >= first && number <= last;
      if (html !== undefined && (isNear || number === focus)) this.#fill(number, key, html, true);
    }
    this.#soon();
  }

  /** Bring a page to the top. */
  goTo(number, keepIfSeen = false) {
    if (!this.count) return;
    const page = Math.max(1, Math.min(this.count, number));
    if (keepIfSeen && this.geometry.isSeen(page, this.#scroll)) return;
    scrollTo({ top: this.geometry.scrollFor(page), behavior: 'instant' });
    this.#look();
  }

  next() {
    this.goTo(this.#current + 1);
  }

  /** The top of this page if it is out of sight, else the page before. */
  previous() {
    const isWithin = this.#scroll > this.geometry.scrollFor(this.#current) + 8;
    this.goTo(isWithin ? this.#current : this.#current - 1);
  }

  /** Lay the pages out for the window and the zoom, keeping the reader's place. */
  lay(anchor = this.#anchor) {
    const { geometry } = this;
    geometry.lay(this.#zoom(), this.#view());
    const { style } = document.documentElement;
    for (const length of LENGTHS) style.setProperty(`--fd-${length}`, `${Math.floor(geometry[length])}px`);
    document.documentElement.classList.toggle('fd-roomy', geometry.isRoomy);
    this.onLaid(geometry.scale);
    if (anchor && this.count) {
      const top = anchor.start ? 0 : geometry.scrollFor(anchor.page) + anchor.share * geometry.pitch;
      scrollTo({ top, behavior: 'instant' });
    }
    this.#look();
  }

  /** Draw the eye to a page without alarming it. */
  highlight(number, elements) {
    const sheet = this.#sheet(number);
    const timing = { duration: 1400, easing: isCalm.matches ? 'steps(1, end)' : 'cubic-bezier(.3, 0, .3, 1)' };
    sheet.animate({ opacity: [1, 1, 0], offset: [0, 0.3, 1] }, { ...timing, pseudoElement: '::before' });
    for (const element of elements ?? []) element.animate({ backgroundColor: MARKER }, timing);
  }

  // ---- what is on the screen

  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look();
    });
  }

  /** See what is in view now, and fetch and drop pictures accordingly. */
  #look() {
    this.#scroll = scrollY;
    if (!this.count) return;
    const { geometry } = this;
    const current = geometry.current(this.#scroll);
    const top = geometry.scrollFor(current);
    this.#anchor = { page: current, share: (this.#scroll - top) / geometry.pitch, start: this.#scroll === 0 };
    this.#drop();
    this.#fetchNear();
    if (current === this.#current) return;
    this.#current = current;
    this.onCurrent(current);
  }

  #nearby(distance) {
    const [first, last] = this.geometry.inView(this.#scroll);
    return [Math.max(1, first - distance), Math.min(this.count, last + distance)];
  }

  #drop() {
    const [first, last] = this.#nearby(KEPT);
    for (const number of this.#held.keys()) if (number < first || number > last) this.#empty(number);
    for (const [number, fetching] of this.#fetches) if (number < first || number > last) fetching.abort();
  }

  #fetchNear() {
    const [first, last] = this.#nearby(AHEAD);
    const middle = this.geometry.current(this.#scroll);
    const wanted = [];
    for (let number = first; number <= last; number += 1) {
      const { key } = this.page(number);
      if (this.#held.get(number) !== key && !this.#fetches.has(number) && !this.#refused.has(key)) wanted.push(number);
    }
    wanted.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
    for (const number of wanted.slice(0, Math.max(0, AT_ONCE - this.#fetches.size))) this.#fetch(number);
  }

  async #fetch(number) {
    const { key } = this.page(number);
    const fetching = new AbortController();
    this.#fetches.set(number, fetching);
    let html = null;
    try {
      const answer = await fetch(`/pages/${key}`, { signal: fetching.signal });
      if (answer.ok) html = await answer.text();
    } catch {
      // Given up, or the server is away.
    }
    if (html === null && !fetching.signal.aborted) this.#refused.add(key);
    if (this.#fetches.get(number) !== fetching) return;
    this.#fetches.delete(number);
    if (html !== null && this.page(number)?.key === key) this.#fill(number, key, html, false);
    this.#fetchNear();
  }

  // ---- boxes and pictures

  #makeBoxes() {
    const { count } = this;
    for (const box of this.#boxes.splice(count)) box.remove();
    const model = make('article', { class: 'fd-page' }, make('div', { class: 'fd-sheet' }));
    for (let number = this.#boxes.length + 1; number <= count; number += 1) {
      const box = model.cloneNode(true);
      box.dataset.page = number;
      this.#boxes.push(box);
      this.#batch(Math.floor((number - 1) / BATCH)).append(box);
    }
    for (const batch of [...this.#stage.children]) {
      if (batch.firstElementChild) batch.style.setProperty('--fd-pages', batch.children.length);
      else batch.remove();
    }
    for (const number of [...this.#held.keys()]) if (number > count) this.#held.delete(number);
  }

  #batch(index) {
    const { children } = this.#stage;
    if (!children[index]) this.#stage.append(make('div', { class: 'fd-batch' }));
    return children[index];
  }

  /** Say what a page shows; done for those with a picture only, as plain titles take time. */
  #label(number) {
    const box = this.box(number);
    const page = this.page(number);
    box.classList.toggle('fd-placed', page.records.length > 0);
    const titles = page.records.map(({ title }) => plain(title)).join(' · ');
    box.setAttribute('aria-label', words.pageLabel(number, titles));
  }

  #sheet(number) {
    return this.box(number).firstElementChild;
  }

  #fill(number, key, html, isChange) {
    const picture = read(html, number, this.count);
    if (this.geometry.adopt(picture.getAttribute('viewBox') ?? '')) queueMicrotask(() => this.lay());
    const fresh = this.#place(number, key, picture);
    if (isChange) this.highlight(number, fresh);
    this.onFilled(number);
  }

  #place(number, key, picture) {
    const sheet = this.#sheet(number);
    if (!sheet.firstElementChild) sheet.append(make('div', { class: 'marpit' }));
    sheet.classList.add('fd-filled');
    this.#held.set(number, key);
    this.#label(number);
    return patch(sheet.firstElementChild, picture);
  }

  #empty(number) {
    const sheet = this.#sheet(number);
    sheet.replaceChildren();
    sheet.classList.remove('fd-filled');
    this.#held.delete(number);
  }

  /** Take off the pictures of pages that move, and say where they go. A page that changes keeps its old one so far. */
  #takePictures(pages) {
    const numbers = new Map(pages.map(({ key, number }) => [key, number]));
    const taken = new Map();
    for (const [number, key] of [...this.#held]) {
      const target = numbers.get(key);
      if (target === undefined || target === number || pages[number - 1]?.key === key) continue;
      taken.set(target, { key, picture: this.#sheet(number).firstElementChild.firstElementChild });
      this.#empty(number);
    }
    return taken;
  }

  // ---- the reader's place, when pages come and go

  #placeOf() {
    const page = this.page(this.#anchor?.page);
    return page && { ...this.#anchor, key: page.key, record: page.records[0]?.id };
  }

  #findPlace(place) {
    if (!place) return null;
    const same = (page) => page.key === place.key || (place.record && page.records[0]?.id === place.record);
    const here = this.page(place.page);
    const found = here && same(here) ? here : this.#pages.find(same);
    return { ...place, page: found?.number ?? Math.min(place.page, this.count) };
  }
}
