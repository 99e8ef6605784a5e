"""How expectation, variance, covariance and probability are written."""

LETTERS = {
    r"\mathbb{E}": "E", r"\mathrm{E}": "E", r"\mathsf{E}": "E", r"\mathbb{V}": "Var", r"\mathrm{V}": "Var",
    r"\mathsf{V}": "Var", r"\mathbb{P}": "P", r"\mathrm{P}": "P", r"\mathsf{P}": "P",
}  # fmt: skip
WORDS = {
    "Var": "Var", "Cov": "Cov", "Corr": "Corr", "Std": "Std", "SD": "Std", "Cor": "Corr", "corr": "Corr", "cov": "Cov",
    "var": "Var",
}  # fmt: skip
DECLARED = {"E": "E", "V": "Var"}
NAMES = LETTERS.keys() | WORDS.keys()
