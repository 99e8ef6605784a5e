/** One page's picture: made from the server's HTML, and changed in place where it differs. */

/** Make a page's picture; it knows its number only here. */
export function read(html, number, total) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const picture = template.content.querySelector('svg[data-marpit-svg]') ?? document.createElement('div');
  enumerate(picture, number, total);
  return picture;
}

/** Write a page's number into its picture. */
export function enumerate(picture, number, total) {
  for (const section of picture.querySelectorAll(':scope > foreignObject > section')) {
    if (section.id) section.id = number;
    const { dataset } = section;
    if ('marpitPagination' in dataset) dataset.marpitPagination = number;
    if ('marpitPaginationTotal' in dataset) dataset.marpitPaginationTotal = total;
  }
}

/**
 * Put a fresh picture in the place of an old one, touching only what differs.
 * Returns the elements that are new, or null where all of it is.
 */
export function patch(box, fresh) {
  const old = box.firstElementChild;
  const before = onlySection(old);
  const after = onlySection(fresh);
  if (!before || !after || old.getAttribute('viewBox') !== fresh.getAttribute('viewBox')) {
    box.replaceChildren(fresh);
    return null;
  }
  copyAttributes(before, after);
  return replaceMiddle(before, [...before.childNodes], [...after.childNodes]);
}

function onlySection(picture) {
  const sections = picture?.querySelectorAll(':scope > foreignObject > section') ?? [];
  return sections.length === 1 ? sections[0] : null;
}

function copyAttributes(to, from) {
  for (const { name } of [...to.attributes]) if (!from.hasAttribute(name)) to.removeAttribute(name);
  for (const { name, value } of from.attributes) if (to.getAttribute(name) !== value) to.setAttribute(name, value);
}

/** Replace the children that differ; where that is a single frame around others, only what differs inside it. */
function replaceMiddle(parent, old, fresh) {
  let start = 0;
  while (start < old.length && start < fresh.length && old[start].isEqualNode(fresh[start])) start += 1;
  let end = 0;
  const most = Math.min(old.length, fresh.length) - start;
  while (end < most && old[old.length - 1 - end].isEqualNode(fresh[fresh.length - 1 - end])) end += 1;
  const following = old[old.length - end] ?? null;
  const gone = old.slice(start, old.length - end);
  const placed = fresh.slice(start, fresh.length - end);
  if (gone.length === 1 && placed.length === 1 && isFrame(gone[0]) && isFrame(placed[0])) {
    copyAttributes(gone[0], placed[0]);
    return replaceMiddle(gone[0], [...gone[0].childNodes], [...placed[0].childNodes]);
  }
  for (const node of gone) node.remove();
  for (const node of placed) parent.insertBefore(node, following);
  return placed.filter((node) => node.nodeType === Node.ELEMENT_NODE);
}

/** Whether a node is a `div` with nothing but elements in it: it sets others in order. */
function isFrame(node) {
  const isElement = (child) => child.nodeType === Node.ELEMENT_NODE || !child.data.trim();
  return node.nodeName === 'DIV' && [...node.childNodes].every(isElement);
}
