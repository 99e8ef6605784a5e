"""Reinforcement learning: the loop of agent and environment, and what an update looks at."""

from drawings.diagram import block
from drawings.picture import Box, Picture, Point
from drawings.style import (
    BLUE,
    BLUE_LABEL,
    BLUE_TINT,
    FULL,
    HALF,
    INK,
    LABEL,
    NOTE,
    ORANGE,
    ORANGE_LABEL,
    ORANGE_TINT,
    PANEL,
    PAPER,
    SMALL,
    Stroke,
)

_THIN = Stroke(INK, 0.8)
_CHOSEN = Stroke(BLUE, 1.8)


def loop() -> Picture:
    """Draw the loop of a Markov decision process."""
    picture = Picture(HALF, 104)
    agent, environment = Box(64, 16, 58, 24), Box(64, 66, 58, 24)
    block(picture, agent, "エージェント", BLUE_TINT)
    block(picture, environment, "環境", PANEL)
    picture.arrow([(agent.right, 28), (140, 28), (140, 78), (environment.right, 78)])
    picture.text((145, 53), "行動 $A_t$\n方策 " + r"$\pi(a\mid s)$", LABEL, "left")
    picture.arrow([(environment.x, 78), (49, 78), (49, 28), (agent.x, 28)])
    picture.text((44, 53), "報酬 $R_{t+1}$\n状態 $S_{t+1}$", LABEL, "right")
    return picture


def _state(picture: Picture, at: Point, name: str = "", fill: str = PAPER) -> None:
    picture.circle(at, 9 if name else 5, fill)
    if name:
        picture.text(at, name, LABEL)


def _action(picture: Picture, at: Point, fill: str = INK) -> None:
    picture.circle(at, 3.4, fill, Stroke(INK, 0.8))


def _backup(root: str, *, greedy: bool) -> Picture:
    """Draw a state, its actions, and the states that follow."""
    picture = Picture(HALF, 132)
    top, middle, bottom = (76.0, 14.0), 62.0, 112.0
    actions = (26.0, 76.0, 126.0)
    for x in actions:
        chosen = greedy and x == actions[1]
        picture.arrow([(top[0] + (x - top[0]) * 0.14, 23), (x, middle - 5)], _CHOSEN if chosen else _THIN, bend=0)
        for next_x in (x - 14, x + 14):
            picture.arrow([(x, middle + 3), (next_x, bottom - 5)], _THIN, 3.6, 0)
            _state(picture, (next_x, bottom))
        _action(picture, (x, middle))
    _state(picture, top, "$s$", BLUE_TINT)
    picture.text((top[0] + 14, 13), root, BLUE_LABEL, "left")
    if greedy:
        picture.bent([(50, 39), (76, 49), (102, 39)], Stroke(ORANGE, 1.2), 30)
    picture.text((150, 38), r"$\max_a$" if greedy else r"$\pi(a\mid s)$", ORANGE_LABEL, "left")
    picture.text((150, middle), "行動 $a$", NOTE, "left")
    picture.text((150, 88), "報酬 $r$", NOTE, "left")
    picture.text((150, bottom), "次の状態 $s'$", NOTE, "left")
    return picture


def policy_backup() -> Picture:
    """Draw the backup of the Bellman equation."""
    return _backup(r"$V^{\pi}(s)$", greedy=False)


def optimal_backup() -> Picture:
    """Draw the backup of the Bellman optimality equation."""
    return _backup("$V^{*}(s)$", greedy=True)


def _sample(target: str, note: str, *, greedy: bool) -> Picture:
    """Draw one sampled transition, and the actions that an update may look at."""
    picture = Picture(HALF, 104)
    y = 38.0
    picture.arrow([(19, y), (55, y)], _THIN)
    picture.arrow([(63, y), (111, y)], _THIN)
    for number, at in enumerate((10.0, y, 66.0)):
        used = greedy or number == 1
        pen = Stroke(BLUE, 1.3) if used else Stroke("#8a949e", 0.7, "2 2")
        picture.arrow([(121, y + (at - y) * 0.08), (176, at)], pen, bend=0)
        _action(picture, (181, at), INK if used else PAPER)
    for x, name in ((14.0, "S_t"), (116.0, "S_{t+1}")):
        _state(picture, (x, y), "", BLUE_TINT)
        picture.text((x, y + 16), f"${name}$")
    _action(picture, (59, y))
    picture.text((59, y + 16), "$A_t$")
    picture.text((87, y - 9), "$R_{t+1}$")
    picture.text((36, y + 42), "$Q(S_t,A_t)$", LABEL)
    picture.text((36, y + 55), "を更新", LABEL)
    picture.text((148, y + 42), target, BLUE_LABEL)
    picture.text((148, y + 58), note, NOTE)
    return picture


def q_learning() -> Picture:
    """Draw what Q-learning looks at."""
    return _sample(r"$\max_{a'}\,Q(S_{t+1},a')$", "最大のものを使う", greedy=True)


def sarsa() -> Picture:
    """Draw what SARSA looks at."""
    return _sample("$Q(S_{t+1},A_{t+1})$", "実際に選んだ行動", greedy=False)


def deep_q_network() -> Picture:
    """Draw the parts of DQN."""
    picture = Picture(FULL, 92)
    environment, buffer = Box(2, 8, 44, 28), Box(94, 8, 80, 28)
    online, target, loss = Box(228, 8, 74, 28), Box(228, 56, 74, 28), Box(350, 29, 56, 34)
    block(picture, environment, "環境", PANEL)
    block(picture, buffer, "リプレイバッファ\n$D$", BLUE_TINT, SMALL)
    block(picture, online, "Qネットワーク\n" + r"$\theta$", ORANGE_TINT, SMALL)
    block(picture, target, "Target\nQ-Network " + r"$\theta^{-}$", PAPER, SMALL)
    block(picture, loss, "差の2乗の\n平均 " + r"$L(\theta)$", PANEL, SMALL)
    picture.arrow([(environment.right, 22), (buffer.x, 22)])
    picture.text((70, 13), "$s,a,r,s'$", SMALL)
    picture.arrow([(buffer.right, 22), (online.x, 22)])
    picture.text((201, 13), "無作為抽出", SMALL)
    picture.arrow([(134, buffer.bottom), (134, 70), (target.x, 70)])
    picture.text((182, 61), "同じ標本", SMALL)
    picture.arrow([(265, online.bottom), (265, target.y)], Stroke(INK, 0.9, "3 2"))
    picture.text((270, 46), r"一定周期で $\theta^{-}\leftarrow\theta$", SMALL, "left")
    picture.arrow([(online.right, 18), (378, 18), (378, loss.y)])
    picture.text((340, 9), r"$Q(s,a;\theta)$", SMALL)
    picture.arrow([(target.right, 72), (378, 72), (378, loss.bottom)])
    picture.text((357, 82), r"$r+\gamma\max_{a'}\,Q(s',a';\theta^{-})$", SMALL)
    return picture
