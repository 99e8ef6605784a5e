// A browser that looks at the preview and says when a page has been painted anew: one JSON line for each.
'use strict'

const load = (name) => require(require.resolve(name, { paths: [process.env.FORMDECK_PACKAGES] }))
const puppeteer = load('puppeteer-core')

const watchPages = () => {
  const painted = (page) => requestAnimationFrame(() => requestAnimationFrame(() => window.told(page, Date.now())))
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) if (target.matches('article[data-page]')) painted(Number(target.dataset.page))
  })
  observer.observe(document.body, { attributes: true, attributeFilter: ['data-key'], subtree: true })
}

const main = async () => {
  const [address, program, page] = process.argv.slice(2)
  const browser = await puppeteer.launch({ executablePath: program, pipe: true, headless: true, timeout: 120_000 })
  const tab = await browser.newPage()
  await tab.exposeFunction('told', (page, time) => process.stdout.write(`${JSON.stringify({ page, time })}\n`))
  await tab.goto(address, { waitUntil: 'domcontentloaded', timeout: 120_000 })
  await tab.waitForFunction(() => document.documentElement.dataset.epoch, { timeout: 120_000 })
  await tab.evaluate(watchPages)
  await tab.evaluate((page) => { location.hash = page }, page)
  process.stdout.write('{"page": 0, "time": 0}\n')
  process.stdin.on('end', () => browser.close())
  process.stdin.resume()
}

main()
