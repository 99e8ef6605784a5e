"""Long Japanese titles break between words."""

import pytest

from formdeck.render.breaks import breakable


@pytest.mark.parametrize(
    ("title", "broken"),
    [
        ("ソフトマックス関数の入力についての偏微分", "ソフトマックス<wbr>関数の入力についての<wbr>偏微分"),
        ("温度付きソフトマックス関数", "温度付き<wbr>ソフトマックス<wbr>関数"),
        ("交差エントロピーに代入する値", "交差<wbr>エントロピーに代入する値"),
        ("Depthwise畳み込み", "Depthwise<wbr>畳み込み"),
        ("KLダイバージェンスを用いた形", "KL<wbr>ダイバージェンスを用いた形"),
    ],
)
def test_a_phrase_wider_than_the_column_breaks_where_scripts_meet(title: str, broken: str) -> None:
    assert breakable(title, 16) == broken


@pytest.mark.parametrize(
    "title", ["パラメータ更新式", "固有値と固有ベクトル", "Q値によらない多クラス分類", "Probability mass function"]
)
def test_what_fits_or_breaks_between_phrases_stays_as_it_is(title: str) -> None:
    assert breakable(title, 16) == title


def test_formulas_code_and_links_stay_as_they_are() -> None:
    title = r"$\text{損失関数ソフトマックス}$と`ソフトマックス関数`と[図](https://example.org/ソフトマックス関数)"
    assert breakable(title, 16) == title
