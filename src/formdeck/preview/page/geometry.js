/** Sizes and places of the pages. All have the same size, so a page's place is a product and nothing is measured. */

export const BAR = 48;
const A4 = { width: 793.7, height: 1122.5 };
const NARROW = 640;
const WIDEST = 1.1; // beyond this, a page that fits the width needs too much scrolling
const CARD = 264; // what findings beside a page need

export class Geometry {
  natural = A4;
  width = 0;
  height = 0;
  gap = 0;
  gutter = 0;
  first = 0; // where the first page begins
  count = 0;
  #view = { width: 0, height: 0 };

  /** Take the size of a page from its picture; true if that changes anything. */
  adopt(viewBox) {
    const [, , width, height] = viewBox.split(/\s+/).map(Number);
    const difference = Math.abs(width - this.natural.width) + Math.abs(height - this.natural.height);
    if (!(width > 0 && height > 0) || difference < 1) return false;
    this.natural = { width, height };
    return true;
  }

  /** Lay out for a view of this size, without the bar and panels. */
  lay(zoom, view) {
    const narrow = view.width < NARROW;
    const margin = narrow ? 8 : 24;
    this.#view = view;
    this.gap = narrow ? 12 : 28;
    this.first = BAR + (narrow ? 8 : 20);
    this.width = Math.max(160, Math.floor(this.natural.width * this.#scale(zoom, view.width - 2 * margin)));
    this.height = Math.round((this.width * this.natural.height) / this.natural.width);
    this.gutter = Math.max(margin, (view.width - this.width) / 2);
  }

  get scale() {
    return this.width / this.natural.width;
  }

  get pitch() {
    return this.height + this.gap;
  }

  /** Whether findings have room beside the page. */
  get isRoomy() {
    return this.gutter >= CARD;
  }

  /** Room below the last page, so that it too can stand at the top. */
  get after() {
    return Math.max(this.gap, this.#view.height - this.first - this.height);
  }

  top(page) {
    return this.first + (page - 1) * this.pitch;
  }

  /** Where to scroll for a page to stand at the top. */
  scrollFor(page) {
    return this.top(page) - this.first;
  }

  /** The page that somebody reads who has scrolled this far. */
  current(scroll) {
    return this.#clamp(Math.floor((scroll + BAR + (this.#view.height - BAR) * 0.3 - this.first) / this.pitch) + 1);
  }

  /** First and last page in view. */
  inView(scroll) {
    const at = (y) => this.#clamp(Math.floor((y - this.first) / this.pitch) + 1);
    return [at(scroll + BAR), at(scroll + this.#view.height)];
  }

  /** Whether enough of a page is in view to see that it changes. */
  isSeen(page, scroll) {
    const top = this.top(page) - scroll;
    const seen = Math.min(top + this.height, this.#view.height) - Math.max(top, BAR);
    return seen >= Math.min(this.height * 0.5, (this.#view.height - BAR) * 0.3);
  }

  #scale(zoom, width) {
    const fitting = Math.min(width / this.natural.width, WIDEST);
    if (zoom === 'width') return fitting;
    if (zoom === 'page') return Math.min(fitting, (this.#view.height - this.first - 16) / this.natural.height);
    return zoom;
  }

  #clamp(page) {
    return Math.max(1, Math.min(this.count, page));
  }
}
