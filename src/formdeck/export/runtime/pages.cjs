// What formdeck changes about the pages that Marp makes, in marp-cli and in the preview alike.
'use strict'

// The packages are those of the runtime, beside marp-cli; this file is not.
const load = (name) => require(require.resolve(name, { paths: [process.env.FORMDECK_PACKAGES] }))

// MathJax writes titles and some attributes as they are, and a formula can reach into them: `\begin{<img onerror=…>}`.
const { LiteParser } = load('mathjax-full/js/adaptors/lite/Parser.js')
LiteParser.CDATA_ATTR = {}
delete LiteParser.PCDATA.title

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
    return isWrong ? drawn.replace('<mjx-container', `<mjx-container ${source}`) : drawn
  }
}

const watchMaths = (marp) => {
  const { rules } = marp.markdown.renderer
  keepSource(rules, 'marp_math_inline')
  keepSource(rules, 'marp_math_block')
}

// Emoji stay text: Twemoji pictures would come from the network.
const options = { emoji: { shortcode: false, unicode: false } }

module.exports = { inline, inlineCss, load, options, watchMaths }
