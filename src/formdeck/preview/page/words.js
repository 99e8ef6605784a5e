/** The words of the page: one table for each language. */

const en = {
  contents: 'Contents', title: 'Title page', symbols: 'Symbols', formulas: 'Formulas', page: 'Page',
  search: 'Search formulas', noResults: 'Nothing found', goTo: (page) => `Go to page ${page}`,
  pageOf: (page, count) => `${page} / ${count}`, pageLabel: (page, title) => `Page ${page} ${title}`.trim(),
  outline: 'Page list', toggleOutline: 'Show or hide the page list',
  expandAll: 'Open all chapters', collapseAll: 'Close all chapters',
  findings: 'Findings', closeFindings: 'Close findings', clean: 'Nothing to mend', wholeDeck: 'Whole deck',
  severities: { error: 'error', warning: 'warning', note: 'note' },
  counts: {
    error: (n) => (n === 1 ? '1 error' : `${n} errors`),
    warning: (n) => (n === 1 ? '1 warning' : `${n} warnings`),
    note: (n) => (n === 1 ? '1 note' : `${n} notes`),
  },
  more: (n) => `Show ${n} more`, hide: 'Fold', unfold: 'Show findings of this page',
  edition: 'Edition', full: 'Whole', blank: 'Blanks', key: 'Key', theme: 'Theme', ownTheme: 'As deck.yaml says', view: 'View', zoom: 'Zoom', zoomIn: 'Larger', zoomOut: 'Smaller',
  fitWidth: 'Fit width', fitPage: 'Whole page', actualSize: '100 %',
  surroundings: 'Surroundings', auto: 'Auto', light: 'Light', dark: 'Dark', dim: 'Dim the sheets a little',
  follow: 'Follow edits', followHint: 'Move to the page that was edited if it is out of sight',
  open: 'Open in the editor', copy: 'Copy the place',
  copied: (place) => `Copied ${place}`, notCopied: 'Copying is not allowed here',
  opening: (place) => `Opening ${place}`,
  lost: 'Connection lost, trying again …', waiting: 'Waiting for the first pages …',
  failure: 'The deck cannot be built. You see the last good pages.',
  following: { on: 'Following edits', off: 'Not following edits' },
  help: 'Keyboard', close: 'Close',
  keys: {
    next: 'Next page', previous: 'Previous page', ends: 'First, last page', search: 'Search', finding: 'Next finding',
    list: 'All findings', outline: 'Page list', follow: 'Follow edits', dark: 'Dark surroundings',
    zoom: 'Larger, smaller, fit width',
    open: 'Open this page in the editor', copy: 'Copy the place of this page', help: 'This help',
    click: 'Title or formula: open in the editor', copyClick: 'Title or formula: copy its place',
    clickName: 'Click', copyClickName: 'Shift / Alt + click',
  },
};

const ja = {
  contents: '目次', title: '表紙', symbols: '記号索引', formulas: '数式索引', page: 'ページ',
  search: '数式を検索（名前・よみ）', noResults: '見つかりません', goTo: (page) => `${page} ページへ移動`,
  pageOf: (page, count) => `${page} / ${count}`, pageLabel: (page, title) => `${page} ページ ${title}`.trim(),
  outline: 'ページ一覧', toggleOutline: 'ページ一覧の表示・非表示', expandAll: 'すべての章を開く', collapseAll: 'すべての章を閉じる',
  findings: '指摘', closeFindings: '指摘を閉じる', clean: '指摘はありません', wholeDeck: 'デッキ全体',
  severities: { error: 'エラー', warning: '警告', note: 'メモ' },
  counts: { error: (n) => `エラー ${n} 件`, warning: (n) => `警告 ${n} 件`, note: (n) => `メモ ${n} 件` },
  more: (n) => `さらに ${n} 件を表示`, hide: 'たたむ', unfold: 'このページの指摘を表示',
  edition: '版', full: '全体', blank: '穴埋め', key: '解答', theme: 'テーマ', ownTheme: 'deck.yamlのとおり', view: '表示', zoom: '拡大率', zoomIn: '拡大', zoomOut: '縮小', fitWidth: '幅に合わせる', fitPage: 'ページ全体',
  actualSize: '100 %',
  surroundings: '背景', auto: '自動', light: '明るい', dark: '暗い', dim: '紙面を少し暗くする',
  follow: '編集に追従', followHint: '編集したページが画面の外にあれば、そこへ移動します',
  open: 'エディターで開く', copy: '場所をコピー', copied: (place) => `${place} をコピーしました`, notCopied: 'コピーできませんでした',
  opening: (place) => `${place} を開いています`,
  lost: '接続が切れました。再接続しています…', waiting: '最初のページを待っています…',
  failure: 'ビルドできません。最後に成功したときのページを表示しています。',
  following: { on: '編集に追従します', off: '編集に追従しません' },
  help: 'キーボード操作', close: '閉じる',
  keys: {
    next: '次のページ', previous: '前のページ', ends: '最初・最後のページ', search: '検索', finding: '次の指摘',
    list: '指摘の一覧', outline: 'ページ一覧', follow: '編集への追従', dark: '暗い背景', zoom: '拡大・縮小・幅に合わせる',
    open: 'このページをエディターで開く', copy: 'このページの場所をコピー', help: 'この一覧',
    click: '見出し・数式をエディターで開く', copyClick: '見出し・数式の場所をコピー',
    clickName: 'クリック', copyClickName: 'Shift / Alt + クリック',
  },
};

export const languages = { en, ja };

export let words = navigator.language?.startsWith('ja') ? ja : en;

/** Speak the deck's language, and put its words into the fixed parts of the page. */
export function speak(language) {
  const code = language?.slice(0, 2) in languages ? language.slice(0, 2) : 'en';
  words = languages[code];
  document.documentElement.lang = code;
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = words[element.dataset.word];
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', words[element.dataset.label]);
    element.title = words[element.dataset.label];
  }
  for (const element of document.querySelectorAll('[data-hint]')) element.title = words[element.dataset.hint];
  for (const element of document.querySelectorAll('[data-placeholder]')) {
    element.placeholder = words[element.dataset.placeholder];
    element.setAttribute('aria-label', words[element.dataset.placeholder]);
  }
}
