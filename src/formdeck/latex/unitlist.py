"""The units of measurement that the reader knows, as printed."""

import re

from formdeck.latex.wordlist import words

_BASIC = words("m s g A K mol cd L l rad sr Hz N Pa J W C V F S Wb T H lm lx Bq Gy Sv eV bit B b t u cal atm bar h d Ω")
_OTHER = words(
    "min hour day year yen dB dBm dBV dBi ppm ppb rpm mmHg kgf sec hr inch ft mi bps fps deg px pt em MHz kbit Mbit "
    "USD JPY EUR bits nats var VA kVA kWh Wh mAh Np oct dec rev M pc kpc Mpc ly au AU "
    "円 年 月 日 時間 分 秒 個 人 回 点 枚 本 台 度 倍 件 "
    "歳 通り 万円 億円 冊 匹 組 % ℃ Å °C °F °"
)
_PREFIXES = ("", *words("Y Z E P T G M k h d c m n p f a z y"), "da", "μ", "Ki", "Mi", "Gi")
UNITS = frozenset(prefix + unit for prefix in _PREFIXES for unit in _BASIC) | frozenset(_OTHER)
_PARTS = re.compile(r"[/·.* (]|\)(?:\^-?[0-9]+)?")
_POWER = re.compile(r"\^?-?[0-9]+$")


def is_unit(text: str) -> bool:
    """Whether a text is a unit or made of units: ``kg``, ``m/s^2``, ``J/(kg·K)``."""
    parts = [part for part in _PARTS.split(text) if part]
    return bool(parts) and all(part == "1" or _POWER.sub("", part) in UNITS for part in parts) and parts != ["1"]
