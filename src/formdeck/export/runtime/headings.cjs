// The headings of all pages, for the outline of a PDF; see formdeck/export/pdf.py for what is told of each.
'use strict'

// This function runs in the browser and must not use anything from around it.
const findHeadings = () => {
  const words = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data
    if (node.nodeType !== Node.ELEMENT_NODE || getComputedStyle(node).visibility !== 'visible') return ''
    const said = node.getAttribute('alt') ?? node.getAttribute('aria-label') // a formula's is its LaTeX
    return said ?? [...node.childNodes].map(words).join('')
  }
  const describe = (page, frame, heading) => {
    const box = heading.getBoundingClientRect()
    return {
      page,
      level: Number(heading.tagName[1]),
      title: words(heading).trim().replace(/\s+/g, ' '),
      left: (box.left - frame.left) / frame.width,
      top: (box.top - frame.top) / frame.height,
    }
  }
  return [...document.querySelectorAll('svg[data-marpit-svg] section')].flatMap((section, page) => {
    const frame = section.closest('foreignObject').getBoundingClientRect()
    return [...section.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => describe(page, frame, heading))
  })
}

module.exports = { findHeadings }
