// What formdeck changes about the pages that Marp makes, in marp-cli and in the preview alike.
'use strict'

// The packages are those of the runtime, beside marp-cli; this file is not.
const load = (name) => require(require.resolve(name, { paths: [process.env.FORMDECK_PACKAGES] }))

const { mathjax } = load('mathjax-full/js/mathjax.js')
const { NoTags, TagsFactory } = load('mathjax-full/js/input/tex/Tags.js')

// MathJax writes titles and some attributes as they are, and a formula can reach into them: `\begin{<img onerror=…>}`.
const { LiteParser } = load('mathjax-full/js/adaptors/lite/Parser.js')
LiteParser.CDATA_ATTR = {}
delete LiteParser.PCDATA.title

const { unnest } = require('./unnest.cjs')

// Emoji stay text: Twemoji pictures would come from the network.
const options = { emoji: { shortcode: false, unicode: false } }

const escape = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const unescape = (text) =>
  text.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

const decode = (address) => {
  const plain = unescape(address)
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain
  }
}

const isInside = (address) => /^(data:|#|$)/i.test(address)

// A picture is replaced by its content. What is not among the deck's pictures is not looked for anywhere else.
const inlineTag = (tag, { pictures, missing }) =>
  tag.replace(/(\ssrc=")([^"]*)"/, (whole, before, address) => {
    if (isInside(address)) return whole
    const content = pictures[decode(address)]
    return content ? `${before}${content}"` : `${before}${missing}" data-missing="${address}"`
  })

const inlineCss = (css, { pictures }) =>
  css.replace(/url\(\s*(&quot;|"|'|)(.*?)\1\s*\)/g, (whole, quote, address) => {
    if (isInside(address)) return whole
    const content = pictures[decode(address)] ?? 'data:,'
    return `url(${quote}${content}${quote})`
  })

const inline = (html, assets) =>
  html.replace(/<[a-z](?:[^>"]|"[^"]*")*>/gi, (tag) => {
    if (/^<img\s/i.test(tag)) return inlineTag(tag, assets)
    return tag.includes('url(') ? inlineCss(tag, assets) : tag
  })

const endOfGroup = (latex, start) => {
  let depth = 1
  let at = start
  while (at < latex.length && depth > 0) {
    if (latex[at] === '\\') at += 1
    else depth += (latex[at] === '{') - (latex[at] === '}')
    at += 1
  }
  return at
}

// What stands for a formula where it is not seen: its LaTeX, but nothing of what an edition leaves out.
const box = /\\bbox\[#\w+\]\{\\rlap\{\\smash\{\\scriptsize (\d+)\}\}\\phantom\{|\\phantom\{/
const inWords = (latex) => {
  const found = box.exec(latex)
  if (!found) return latex.trim().replace(/\s+/g, ' ')
  const hidden = endOfGroup(latex, found.index + found[0].length)
  const [shown, end] = found[1] ? [`\\boxed{${found[1]}}`, endOfGroup(latex, hidden)] : ['', hidden]
  return inWords(latex.slice(0, found.index) + shown + latex.slice(end))
}

// MathJax reports a mistake only inside its drawing; beside it goes the source, so that it can be found.
const keepSource = (rules, name) => {
  const draw = rules[name]
  rules[name] = (tokens, index, ...rest) => {
    const { content } = tokens[index]
    const source = `data-tex="${escape(content.trim())}"`
    const made = draw(tokens, index, ...rest)
    // Where MathJax breaks down, Marp hands out the LaTeX as if it were HTML.
    if (made === content || made === `<p>${content}</p>`) {
      return `<mjx-container ${source} data-mjx-error="MathJax gave up">${escape(content)}</mjx-container>`
    }
    const drawn = made.replace(/(\s(?:xlink:)?href=")\s*(?!https?:|#)[^"]*"/gi, '$1#"')
    const isWrong = drawn.includes('data-mjx-error=') || drawn.includes('data-mml-node="mtext" fill="red" stroke="red"')
    const words = escape(inWords(content))
    const named = unnest(drawn).replace('role="img"', () => (words ? `role="img" aria-label="${words}"` : 'aria-hidden="true"'))
    return isWrong ? named.replace('<mjx-container', () => `<mjx-container ${source}`) : named
  }
}

// What a rule renders is the same wherever it stands: what comes again, or was drawn ahead, is rendered once.
const mostCharacters = 100e6
let characters = 0
const rendered = new Map()
const renderOnce = (rules, name) => {
  const render = rules[name]
  rules[name] = (tokens, index, ...rest) => {
    const key = `${name} ${tokens[index].content}`
    if (!rendered.has(key)) {
      const made = render(tokens, index, ...rest)
      characters += made.length
      if (characters > mostCharacters) rendered.clear()
      if (!rendered.size) characters = made.length
      rendered.set(key, made)
    }
    return rendered.get(key)
  }
}

// MathJax draws a formula in a few milliseconds, and Marp sets up a filter anew for each tag that it lets through.
const watchRules = (marp) => {
  const { rules } = marp.markdown.renderer
  for (const name of ['marp_math_inline', 'marp_math_block']) keepSource(rules, name)
  for (const name of ['marp_math_inline', 'marp_math_block', 'html_inline']) renderOnce(rules, name)
}

// Marp makes a MathJax of its own for each document, which registers handlers, and classes of tags under a new number each
// time, for good: 50 kB. These are what to take back afterwards.
const { add } = TagsFactory
const numbered = new Set()
TagsFactory.add = (name, tags) => {
  add(name, tags)
  if (/\d$/.test(name)) numbered.add(name)
}
const forgetPages = () => {
  for (const name of numbered) add(name, NoTags)
  numbered.clear()
  mathjax.handlers.items.length = 0
}

module.exports = { forgetPages, inline, inlineCss, load, options, watchRules }
