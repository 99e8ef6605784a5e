// What is done while the document is still being made.
'use strict'

const fs = require('node:fs')

const { load, options, watchRules } = require('./pages.cjs')
const { readMessage } = require('./pipe.cjs')

// One page with all that a page can have, so that what takes long to load is there.
const PAGE = '# A\n\n$$\\sum_{i=1}^n \\frac{x_i}{\\sqrt{n}}$$\n\n```python\nx = 1\n```\n'

const warmUp = () => {
  const { Marp } = load('@marp-team/marp-core')
  new Marp({ math: 'mathjax', script: false }).render(PAGE)
}

// Draw the formulas of a draft.
const drawAhead = (markdown) => {
  const { Marp } = load('@marp-team/marp-core')
  const marp = new Marp({ ...options, script: false })
  watchRules(marp)
  const formulas = markdown.match(/^\$\$\n[^]*?\n\$\$$|\$[^$\n]+\$/gm) ?? []
  marp.renderMarkdown(formulas.join('\n\n'))
}

// Perhaps a message that names a draft comes first, then one as soon as the document is there; null where none comes.
const awaitDocument = () => {
  const order = readMessage()
  if (!order?.draft) return order
  drawAhead(fs.readFileSync(order.draft, 'utf8'))
  return readMessage()
}

module.exports = { awaitDocument, warmUp }
