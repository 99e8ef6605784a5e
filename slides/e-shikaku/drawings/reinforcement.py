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
    picture = Picture(330, 84)
    agent, environment = Box(120, 4, 90, 28), Box(120, 52, 90, 28)
    block(picture, agent, "エージェント", BLUE_TINT)
    block(picture, environment, "環境", PANEL)
    picture.arrow([(agent.right, 18), (262, 18), (262, 66), (environment.right, 66)])
    picture.text((268, 42), "行動 $A_t$\n方策 " + r"$\pi(a\mid s)$", LABEL, "left")
    picture.arrow([(environment.x, 60), (92, 60), (92, 24), (agent.x, 24)])
    picture.arrow([(environment.x, 72), (76, 72), (76, 12), (agent.x, 12)])
    picture.text((70, 42), "報酬 $R_{t+1}$\n次の状態 $S_{t+1}$", LABEL, "right")
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
    top, middle, bottom = (98.0, 14.0), 62.0, 112.0
    actions = (40.0, 98.0, 156.0)
    for x in actions:
        chosen = greedy and x == actions[1]
        picture.arrow([(top[0] + (x - top[0]) * 0.14, 23), (x, middle - 5)], _CHOSEN if chosen else _THIN, bend=0)
        for next_x in (x - 18, x + 18):
            picture.arrow([(x, middle + 3), (next_x, bottom - 5)], _THIN, 3.6, 0)
            _state(picture, (next_x, bottom))
        _action(picture, (x, middle))
    _state(picture, top, "$s$", BLUE_TINT)
    picture.text((top[0] + 14, 13), root, BLUE_LABEL, "left")
    if greedy:
        picture.bent([(66, 39), (98, 50), (130, 39)], Stroke(ORANGE, 1.2), 30)
    picture.text((192, 38), r"$\max_a$" if greedy else r"$\pi(a\mid s)$", ORANGE_LABEL, "left")
    picture.text((192, middle), "行動 $a$", NOTE, "left")
    picture.text((192, 88), "報酬 $r$", NOTE, "left")
    picture.text((192, bottom), "次の状態 $s'$", NOTE, "left")
    return picture


def policy_backup() -> Picture:
    """Draw the backup of the Bellman equation."""
    return _backup(r"$V^{\pi}(s)$", greedy=False)


def optimal_backup() -> Picture:
    """Draw the backup of the Bellman optimality equation."""
    return _backup("$V^{*}(s)$", greedy=True)


def _sample(*, greedy: bool) -> Picture:
    """Draw one sampled transition, and the actions that an update may look at."""
    picture = Picture(345, 104)
    y = 50.0
    _state(picture, (24, y), "", BLUE_TINT)
    picture.text((24, y + 16), "$S_t$")
    picture.arrow([(30, y), (78, y)], _THIN)
    _action(picture, (82, y))
    picture.text((82, y + 16), "$A_t$")
    picture.arrow([(86, y), (150, y)], _THIN)
    picture.text((118, y - 9), "$R_{t+1}$", LABEL)
    _state(picture, (156, y), "", BLUE_TINT)
    picture.text((156, y + 16), "$S_{t+1}$")
    for number, target in enumerate((14.0, y, 86.0)):
        used = greedy or number == 1
        pen = Stroke(BLUE, 1.3) if used else Stroke("#8a949e", 0.7, "2 2")
        picture.arrow([(161, y + (target - y) * 0.06), (224, target)], pen, bend=0)
        _action(picture, (228, target), INK if used else PAPER)
    if greedy:
        picture.text((240, y), r"$\max_{a'}\,Q(S_{t+1},a')$", BLUE_LABEL, "left")
        picture.text((240, y + 18), "最大のものを使う", NOTE, "left")
    else:
        picture.text((240, y), "$Q(S_{t+1},A_{t+1})$", BLUE_LABEL, "left")
        picture.text((240, y + 18), "実際に選んだ行動", NOTE, "left")
    picture.text((82, y + 34), "$Q(S_t,A_t)$ を更新", LABEL)
    return picture


def q_learning() -> Picture:
    """Draw what Q-learning looks at."""
    return _sample(greedy=True)


def sarsa() -> Picture:
    """Draw what SARSA looks at."""
    return _sample(greedy=False)


def deep_q_network() -> Picture:
    """Draw the parts of DQN."""
    picture = Picture(FULL, 106)
    environment, buffer = Box(6, 10, 62, 32), Box(130, 10, 92, 32)
    online, target = Box(292, 10, 84, 32), Box(292, 66, 84, 32)
    block(picture, environment, "環境", PANEL)
    block(picture, buffer, "リプレイバッファ\n$D$", BLUE_TINT, SMALL)
    block(picture, online, "Qネットワーク\n" + r"$\theta$", ORANGE_TINT, SMALL)
    block(picture, target, "Target\nQ-Network " + r"$\theta^{-}$", PAPER, SMALL)
    picture.arrow([(environment.right, 26), (buffer.x, 26)])
    picture.text((99, 17), "$s,a,r,s'$", SMALL)
    picture.arrow([(buffer.right, 26), (online.x, 26)])
    picture.text((257, 17), "無作為に抽出", SMALL)
    picture.arrow([(176, buffer.bottom), (176, 82), (target.x, 82)])
    picture.text((234, 73), "同じ標本", SMALL)
    picture.arrow([(334, online.bottom), (334, target.y)], Stroke(INK, 0.9, "3 2"))
    picture.text((340, 54), r"一定周期で $\theta^{-}\leftarrow\theta$", SMALL, "left")
    loss = Box(434, 34, 60, 40)
    block(picture, loss, "差の2乗の\n平均 " + r"$L(\theta)$", PANEL, SMALL)
    picture.arrow([(online.right, 20), (464, 20), (464, loss.y)])
    picture.text((418, 11), r"$Q(s,a;\theta)$", SMALL)
    picture.arrow([(target.right, 86), (464, 86), (464, loss.bottom)])
    picture.text((436, 98), r"$r+\gamma\max_{a'}\,Q(s',a';\theta^{-})$", SMALL)
    return picture
