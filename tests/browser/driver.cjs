// A headless browser that does what it is told: a JSON order a line on standard input, an answer a line on standard output.
'use strict'

const readline = require('node:readline')

const load = (name) => require(require.resolve(name, { paths: [process.env.FORMDECK_PACKAGES] }))
const puppeteer = load('puppeteer-core')

const TIMEOUT = 20_000
const tabs = []
let browser

// What must not happen (mistakes in scripts, violations of the policy, requests to elsewhere), and where clicks lead.
const listen = async (tab, log) => {
  tab.on('pageerror', (error) => log.wrong.push(String(error)))
  tab.on('console', (message) => message.type() === 'error' && log.wrong.push(message.text()))
  tab.on('request', (request) => log.requests.push(request.url()))
  const session = await tab.createCDPSession()
  await session.send('Page.enable')
  session.on('Page.frameRequestedNavigation', ({ url }) => log.navigations.push(url))
}

const tasks = {
  async launch({ program }) {
    browser = await puppeteer.launch({ executablePath: program, pipe: true, headless: true, timeout: TIMEOUT })
  },
  // A browser of its own for each: nobody finds another's settings.
  async open({ address, width, height, language }) {
    const context = await browser.createBrowserContext()
    await context.overridePermissions(new URL(address).origin, ['clipboard-read', 'clipboard-write'])
    const tab = await context.newPage()
    const log = { wrong: [], requests: [], navigations: [] }
    await listen(tab, log)
    await tab.setExtraHTTPHeaders({ 'Accept-Language': language })
    await tab.setViewport({ width, height })
    await tab.goto(address, { waitUntil: 'domcontentloaded', timeout: TIMEOUT })
    return tabs.push({ tab, log, context }) - 1
  },
  evaluate: ({ tab, code }) => tabs[tab].tab.evaluate(code),
  until: async ({ tab, code }) => {
    await tabs[tab].tab.waitForFunction(code, { polling: 30, timeout: TIMEOUT })
  },
  // Pages are drawn when they come near the window: a reader clicks on what has appeared.
  click: async ({ tab, selector }) => {
    await tabs[tab].tab.waitForSelector(selector, { timeout: TIMEOUT })
    await tabs[tab].tab.click(selector)
  },
  press: ({ tab, key }) => tabs[tab].tab.keyboard.press(key),
  type: ({ tab, text }) => tabs[tab].tab.keyboard.type(text),
  log: ({ tab }) => tabs[tab].log,
  front: ({ tab }) => tabs[tab].tab.bringToFront(),
  close: ({ tab }) => tabs[tab].context.close(),
}

const answer = async (line) => {
  const { task, ...order } = JSON.parse(line)
  try {
    return { value: (await tasks[task](order)) ?? null }
  } catch (error) {
    return { error: String(error?.stack ?? error) }
  }
}

const input = readline.createInterface({ input: process.stdin, crlfDelay: Infinity })
let last = Promise.resolve()
input.on('line', (line) => {
  last = last.then(() => answer(line)).then((said) => process.stdout.write(`${JSON.stringify(said)}\n`))
})
input.on('close', async () => {
  await last
  await browser?.close()
})
