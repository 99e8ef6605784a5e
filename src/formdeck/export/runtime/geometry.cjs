// Where everything stands on the pages, in millimetres; see formdeck/geometry.py for what is told of each.
'use strict'

// This function runs in the browser and must not use anything from around it. `ladder` are classes of pages, each denser
// than the one before, the first of them none; `safe` is the margin in millimetres that no printer reaches.
const measureInPage = async ({ ladder, safe }) => {
  const MM_PER_PX = 25.4 / 96
  const PT_PER_PX = 0.75
  const ABOVE_FOOT = 1.5 // millimetres that keep content and footer apart
  const round = (value) => Math.round(value * 100) / 100
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  const headings = ':scope > .label, :scope > .note-title, :scope > .continued, :scope > .page-title'
  const isContainer = /^(DIV|UL|OL|TABLE|TBODY|SECTION|ARTICLE|DL|DETAILS)$/
  // As the built-in template writes them: records, and their pieces but for the references, which stay with the last.
  const records = '.sheet'
  const pieces = '.formula, .part:not(.references)'
  // Bullets before which a page can be divided: those of a piece that has nothing but bullets.
  const items = '.part > .body > ul:first-child > li'
  // What is meant to be cut at the edge of the paper, so that a closed pile shows it.
  const bleeding = '.tab'

  // ---- boxes: [left, top, right, bottom] in pixels of the page ----

  // The page lies in an svg, which may be drawn at any size; inside it a pixel is a pixel of the page.
  const frameOf = (section) => {
    const page = section.closest('foreignObject')
    const { left, top, width: drawn } = page.getBoundingClientRect()
    const [width, height] = [page.width.baseVal.value, page.height.baseVal.value]
    return { left, top, scale: drawn / width, width, height }
  }
  const boxIn = (frame, rect) => [
    (rect.left - frame.left) / frame.scale,
    (rect.top - frame.top) / frame.scale,
    (rect.right - frame.left) / frame.scale,
    (rect.bottom - frame.top) / frame.scale,
  ]
  const hasArea = ([left, top, right, bottom]) => right - left > 0.5 && bottom - top > 0.5
  const union = (boxes) => [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ]
  const inMm = ([left, top, right, bottom]) => ({
    left: round(left * MM_PER_PX),
    top: round(top * MM_PER_PX),
    right: round(right * MM_PER_PX),
    bottom: round(bottom * MM_PER_PX),
  })

  // ---- what is painted ----

  const isPainted = (style) =>
    style.backgroundImage !== 'none' ||
    !/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor) ||
    ['Top', 'Right', 'Bottom', 'Left'].some((side) => parseFloat(style[`border${side}Width`]) > 0)

  // A displayed formula's svg is as wide as its panel; its ink is what is drawn. But of tall bars and braces MathJax
  // draws pieces that are too long, and cuts them off at the height of the formula.
  const inkOfMaths = (frame, node, drawn) => {
    const whole = boxIn(frame, drawn.getBoundingClientRect())
    const ink = node.hasAttribute('display') && drawn.querySelector('g')
    if (!ink) return whole
    const [left, top, right, bottom] = boxIn(frame, ink.getBoundingClientRect())
    return [left, Math.max(top, whole[1]), right, Math.min(bottom, whole[3])]
  }

  // Each thing that leaves ink, with the innermost element around it that is no part of a line.
  const inkOf = (frame, block) => {
    const found = []
    const ownerOf = (node) => {
      let element = node
      while (element !== block && getComputedStyle(element).display.startsWith('inline')) element = element.parentElement
      return element
    }
    const range = document.createRange()
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        if (!node.data.trim()) return
        range.selectNodeContents(node)
        const owner = ownerOf(node.parentElement)
        for (const rect of range.getClientRects()) {
          const box = boxIn(frame, rect)
          if (hasArea(box)) found.push({ box, owner, text: node })
        }
        return
      }
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(bleeding)) return
      const style = getComputedStyle(node)
      if (style.display === 'none' || style.visibility === 'hidden' || /^(STYLE|SCRIPT)$/.test(node.tagName)) return
      if (node.tagName === 'MJX-CONTAINER') {
        const drawn = node.querySelector('svg')
        if (drawn) found.push({ box: inkOfMaths(frame, node, drawn), owner: ownerOf(node), maths: node, drawn })
        return
      }
      if (/^(svg|IMG|CANVAS|VIDEO)$/.test(node.tagName)) {
        const box = boxIn(frame, node.getBoundingClientRect())
        if (hasArea(box)) found.push({ box, owner: ownerOf(node), picture: node })
        return
      }
      for (const child of node.childNodes) walk(child)
    }
    walk(block)
    return found
  }

  const shrinkOf = (frame, { maths, drawn }) => {
    const highest = maths.hasAttribute('display') ? parseFloat(getComputedStyle(drawn).maxHeight) : NaN
    const height = drawn.getBoundingClientRect().height / frame.scale
    return highest > 0 && height > 0 ? Math.min(1, height / highest) : 1
  }

  // Marp sets some elements smaller with a transformation, which computed sizes do not tell.
  const zoomOf = (frame, element) => {
    const scaled = element.closest('[is]') && element.offsetWidth
    return scaled ? element.getBoundingClientRect().width / frame.scale / element.offsetWidth : 1
  }
  const pointsOf = (frame, ink) => {
    const sizes = ink
      .filter(({ text }) => text && !text.parentElement.closest('sub, sup, rt, rp'))
      .map(({ text }) => text.parentElement)
      .map((element) => parseFloat(getComputedStyle(element).fontSize) * zoomOf(frame, element) * PT_PER_PX)
    return sizes.length ? round(Math.min(...sizes)) : null
  }

  const excessOf = (frame, ink) => {
    const over = ink
      .filter(({ maths }) => maths)
      .map(({ box, owner }) => {
        const around = boxIn(frame, owner.getBoundingClientRect())
        return Math.max(0, box[2] - around[2], around[0] - box[0])
      })
    return round(Math.max(0, ...over) * MM_PER_PX)
  }

  const hiddenIn = (block) => {
    const elements = [block, ...block.querySelectorAll('*:not(svg, svg *, mjx-container *)')]
    const hidden = elements
      .filter((element) => /hidden|clip|auto|scroll/.test(getComputedStyle(element).overflow))
      .map((element) => Math.max(element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight))
    return round(Math.max(0, ...hidden.filter((by) => by > 1)) * MM_PER_PX)
  }

  const pictureOf = (image, [left, , right]) => ({
    name: image.dataset.missing ?? (image.alt || ''),
    broken: image.complete && image.naturalWidth === 0,
    dpi: /^data:image\/svg/.test(image.src) || !image.naturalWidth ? null : round((image.naturalWidth * 96) / (right - left)),
  })

  // ---- blocks ----

  const partOf = (element) => {
    if (element.matches('.formula')) return 'formula'
    if (element.matches('tr') && element.closest('.glossary')) return 'symbol'
    if (element.matches('figure, img')) return 'figure'
    if (element.matches('pre')) return 'code'
    if (element.matches('h1, h2, h3, h4, h5, h6')) return 'heading'
    if (element.querySelector(headings) && !element.matches('li')) return 'heading'
    if (element.closest('.columns') && element.querySelector(':scope > .chapter-line')) return 'heading'
    return 'text'
  }

  // The elements that stand for themselves, in order; each with the piece it begins or goes on with.
  const elementsOf = (section) => {
    const found = []
    let record = -1
    let piece = -1
    let item = -1
    const descend = (element) => {
      if (element.matches(records)) [record, piece, item] = [record + 1, -1, -1]
      if (element.matches(pieces)) [piece, item] = [piece + 1, -1]
      const part = partOf(element)
      if (part === 'text' && isContainer.test(element.tagName)) {
        for (const child of element.children) descend(child)
        return
      }
      if (element.matches(items)) item += 1
      found.push({ element, part, record: Math.max(0, record), piece, item })
    }
    for (const child of section.children) if (!/^(HEADER|FOOTER|STYLE|SCRIPT|svg)$/.test(child.tagName)) descend(child)
    return found
  }

  const describe = (frame, { element, ...rest }) => {
    const ink = inkOf(frame, element)
    const boxes = ink.map(({ box }) => box).filter(hasArea)
    if (isPainted(getComputedStyle(element))) boxes.push(boxIn(frame, element.getBoundingClientRect()))
    if (boxes.length === 0) return null
    const pictures = ink.filter(({ picture }) => picture?.tagName === 'IMG')
    return {
      ink,
      pixels: union(boxes),
      block: {
        ...rest,
        box: inMm(union(boxes)),
        text: element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40),
        points: pointsOf(frame, ink),
        scale: round(Math.min(1, ...ink.filter(({ maths }) => maths).map((each) => shrinkOf(frame, each)))),
        excess: excessOf(frame, ink),
        hidden: hiddenIn(element),
        pictures: pictures.map(({ picture, box }) => pictureOf(picture, box)),
      },
    }
  }

  // The page's number is no element, but the browser tells where it puts it if it stands at a fixed place.
  const numberOf = (section) => {
    const style = getComputedStyle(section, '::after')
    if (style.position !== 'absolute' || style.display === 'none' || /^(none|normal|"")$/.test(style.content)) return null
    const [left, top, width, height] = [style.left, style.top, style.width, style.height].map(parseFloat)
    if (!(width > 0 && height > 0)) return null
    const box = inMm([left, top, left + width, top + height])
    const points = round(parseFloat(style.fontSize) * PT_PER_PX)
    return { ink: [], pixels: null, block: { part: 'number', box, text: section.dataset.marpitPagination ?? '', points } }
  }

  const describedFrame = (frame, section) =>
    ['header', 'footer'].map((part) => {
      const element = section.querySelector(`:scope > ${part}`)
      return element && describe(frame, { element, part, record: 0, piece: -1, item: -1 })
    })

  const index = (described) => {
    const counts = new Map()
    for (const { block } of described) {
      const kind = `${block.record} ${block.part}`
      block.index = counts.get(kind) ?? 0
      counts.set(kind, block.index + 1)
    }
  }

  // ---- what is printed over something else ----

  const overlapsOf = (described) => {
    const owners = new Map()
    described.forEach(({ ink }, at) => {
      for (const { box, owner } of ink) {
        if (!hasArea(box)) continue
        if (!owners.has(owner)) owners.set(owner, { at, owner, boxes: [] })
        owners.get(owner).boxes.push(box)
      }
    })
    const all = [...owners.values()].map((each) => ({ ...each, around: union(each.boxes) }))
    all.sort((one, other) => one.around[1] - other.around[1])
    const depth = (one, other) =>
      Math.min(Math.min(one[2], other[2]) - Math.max(one[0], other[0]), Math.min(one[3], other[3]) - Math.max(one[1], other[1]))
    const found = []
    all.forEach((one, position) => {
      for (const other of all.slice(position + 1)) {
        if (other.around[1] >= one.around[3]) break
        if (depth(one.around, other.around) <= 1 || one.owner.contains(other.owner) || other.owner.contains(one.owner)) continue
        const deepest = Math.max(...one.boxes.flatMap((box) => other.boxes.map((each) => depth(box, each))))
        if (deepest > 1) {
          const [first, second] = one.at <= other.at ? [one, other] : [other, one]
          const texts = [first, second].map(({ owner }) => owner.textContent.trim().replace(/\s+/g, ' ').slice(0, 40))
          found.push({ first: first.at, second: second.at, depth: round(deepest * MM_PER_PX), texts })
        }
      }
    })
    return found
  }

  // ---- pages ----

  // Sheets of paper are A4 or Letter, or folded from them; what is as wide as a screen is shown on one.
  const marginOf = ({ width, height }) => {
    const ratio = Math.max(width, height) / Math.min(width, height)
    return ratio < 1.3 || (ratio > 1.38 && ratio < 1.6) ? safe : 0
  }

  const footTop = (frames, height, margin) => {
    const feet = frames.filter(({ block }) => block.part !== 'header').map(({ block }) => block.box.top - ABOVE_FOOT)
    return Math.min(height - margin, ...feet)
  }

  const roomOf = (described, frames, height, margin) => {
    const lowest = Math.max(0, ...described.map(({ block }) => block.box.bottom))
    return round(footTop(frames, height, margin) - lowest)
  }

  const measure = (section) => {
    const frame = frameOf(section)
    const described = elementsOf(section).map((each) => describe(frame, each)).filter(Boolean)
    const around = [...describedFrame(frame, section), numberOf(section)].filter(Boolean)
    index(described)
    const height = round(frame.height * MM_PER_PX)
    const margin = marginOf(frame)
    return {
      width: round(frame.width * MM_PER_PX),
      height,
      room: roomOf(described, around, height, margin),
      blocks: [...described, ...around].map(({ block }) => block),
      overlaps: overlapsOf([...described, ...around]),
      margin,
    }
  }

  const put = (section, step) => {
    section.classList.remove(...ladder.filter(Boolean))
    if (ladder[step]) section.classList.add(ladder[step])
  }

  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
  await document.fonts.ready
  const sections = [...document.querySelectorAll('svg[data-marpit-svg] section')]
  if (ladder.length > 0) for (const section of sections) put(section, 0)
  await frames()
  const pages = sections.map((section) => ({ section, step: 0, geometry: measure(section), natural: null }))
  let over = pages.filter(({ geometry }) => geometry.room < 0)
  for (let step = 1; step < ladder.length && over.length > 0; step += 1) {
    for (const { section } of over) put(section, step)
    await frames()
    for (const page of over) {
      page.natural ??= page.geometry
      Object.assign(page, { step, geometry: measure(page.section) })
    }
    for (const page of over) if (page.geometry.room >= 0) page.natural = null
    over = over.filter(({ geometry }) => geometry.room < 0)
  }
  for (const page of over) page.natural ??= page.geometry
  return pages.map(({ step, geometry, natural }) => ({ step, geometry, natural }))
}

module.exports = { measureInPage }
