/** Titles are Markdown with formulas in it: as plain text for lists, and folded for search. */

const LETTERS = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ',
  iota: 'ι', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ',
  varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π',
  Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', infty: '∞', to: '→', rightarrow: '→', times: '×', cdot: '·', le: '≤',
  leq: '≤', ge: '≥', geq: '≥', ne: '≠', neq: '≠', partial: '∂', nabla: '∇', sum: 'Σ', int: '∫', in: '∈', pm: '±',
  ell: 'ℓ', approx: '≈', sim: '~', top: '⊤', cup: '∪', cap: '∩',
};

const FACES = /^(math|text|bold|operatorname|bm$|left$|right$)/;

const plainFormula = (latex) =>
  latex
    .replace(/\\([A-Za-z]+)\s*/g, (_, name) => LETTERS[name] ?? (FACES.test(name) ? '' : name))
    .replace(/\\(.)/g, '$1')
    .replace(/[{}]/g, '');

/** A title without the signs of Markdown and LaTeX. */
export const plain = (title) =>
  title
    .replace(/(?<!\\)\$([^$]+)\$/g, (_, latex) => plainFormula(latex))
    .replace(/`([^`]*)`/g, '$1')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(?<!\\)(\*\*|__|\*|~~)(.+?)\1/g, '$2')
    .replace(/\\([\\$*_`~[\]])/g, '$1');

/** One form for width of letters, kana and case: ＡＢｃ, カタカナ and ひらがな are found by either. */
export const fold = (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
