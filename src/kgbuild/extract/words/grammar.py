"""Function words: punctuation, particles, conjunctions, and what stands before a verb."""

from __future__ import annotations

from typing import Final

from kgbuild.extract.words.table import words as _set
from kgbuild.model import Modality

# --- punctuation -----------------------------------------------------------------

LIST_MARKS: Final = _set("、")
COMMAS: Final = _set("， ,")
STOPS: Final = _set("。 ！ ？ ； ： ! ? ; : …… … —— — ──")
BRACKETS: Final = {"（": "）", "(": ")", "［": "］", "[": "]", "【": "】", "〔": "〕"}
QUOTES: Final = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", "<": ">"}
TITLE_QUOTES: Final = _set("《 〈")

# --- particles, conjunctions ---------------------------------------------------------

ASPECTS: Final = _set("了 着 过 一下")
NOUN_COORDINATORS: Final = _set("和 与 及 以及 或 或者 暨 跟 同 兼")
VERB_COORDINATORS: Final = _set("和 与 及 以及 并 且 并且 或 而")
LINKS: Final = _set(
    "但 但是 可是 不过 然而 而 而且 并 并且 且 因此 因而 所以 于是 从而 同时 此外 另外 虽然 虽 "
    "尽管 如果 若 假如 即使 只要 只有 不仅 不但 不单 不只 以及 以便 以免 无论 不管 既然 那么 "
    "否则 甚至 特别是 尤其是 首先 其次 再次 第一 第二 第三 其中 总之 例如 比如 接着 随后 后来 起初 "
    "最终 最后 由此"
)
ON_SIDES: Final = _set("一方面 另一方面")  # behind a noun, of which both sides are told
ALWAYS_LINKS: Final = _set("特别是 尤其是 首先 其次 另 比如 例如 譬如")
ETC: Final = _set("等 等等 等人 之类")

DETERMINERS: Final = _set(
    "这 那 此 该 本 各 每 某 这些 那些 这个 那个 这种 那种 其 某些 各个 另 另一 任何 所有 全体 一些"
)
ACCOMPANYING: Final = _set("一起 一同 一道 一样 之间")

# --- words before the verb -------------------------------------------------------------

MODALS: Final[dict[str, Modality]] = {
    **dict.fromkeys(_set("将 将要 即将 拟 将会 预计 有望 原定 原拟 原计划"), "planned"),
    **dict.fromkeys(
        _set("可能 可以 能 能够 会 可 或许 也许 或 大概 才能 就能 足以 可望 不排除"),
        "possible",
    ),
    **dict.fromkeys(
        _set("必须 应 应该 应当 需 需要 要 还要 得 务必 须 必需 亟需 有待"), "required"
    ),
    **dict.fromkeys(_set("想 想要 愿 愿意 希望 期待 期望 力争 争取 渴望 盼望"), "desired"),
}
NEGATIONS: Final = _set(
    "不 没 没有 未 未能 无法 不会 不能 不可 不得 非 别 勿 并未 尚未 从未 不再 不必 不应 不该 "
    "不想 不愿 从不 决不 绝不 并不 并非 没能 未曾 毋须 无须 无需 不用 不可能 不允许 还没有 还没 "
    "不是 不曾 切勿 请勿 切莫 切忌 不宜 不许 不准 用不着 犯不着 "
    "不太 不怎么 不甚 不肯 拒不 不愿意 不予 未予"
)
#: What nearly happened did not (险些卖给甲).
NEARLY: Final = _set("险些 险些儿 差点 差点儿 差一点 差一点儿")
#: Behind 可 that stands for 但 (可她也坦言).
AFTER_BUT: Final = _set("也 却 又 还 偏偏 没 没有 不 未 谁 他 她 我 他们 我们")
NEGATIVE_MODALS: Final[dict[str, Modality]] = {
    **dict.fromkeys(_set("无法 不会 不能 不可 不可能"), "possible"),
    **dict.fromkeys(
        _set(
            "不得 不必 不应 不该 无需 无须 毋须 不用 用不着 犯不着 切勿 请勿 切莫 切忌 不宜 不许 "
            "不准"
        ),
        "required",
    ),
    **dict.fromkeys(_set("不想 不愿"), "desired"),
}
# Adverbs that tie clauses or point, rather than say how: outside the relation when
# something stands between them and the verb.
LINKING_ADVERBS: Final = ON_SIDES | _set(
    "也 还 又 再 就 才 便 则 却 都 均 亦 仍 仍然 更 已 已经 曾 曾经 正 正在 在 先 后来 随后 "
    "随即 立即 最终 终于 其后 此后 起初 初 本来 原来 其实 当然 甚至 尤其 特别 只 仅 仅仅 并 即 "
    "尚 一直 始终 同时"
)
# LAC glues these to what follows (还在, 也被, 并将); the first part is an adverb.
GLUED_ADVERBS: Final = _set(
    "也 还 并 又 都 就 曾 已 才 亦 便 则 更 仍 均 却 将 正 只 仅 且 而 但 后 皆 多 再"
)
GLUED_HEADS: Final = _set(
    "在 被 由 把 将 用 与 对 从 向 以 于 是 为 有 会 要 能 可 和 受 让 使 可以 需 需要"
)
# So it does with a meeting and what one does there (主持会议).
MEETING_VERBS: Final = _set("主持 出席 参加 召开 举行 举办 列席")
MEETINGS: Final = _set("会议 大会 仪式 活动 论坛 典礼")
UNGLUED: Final = _set(
    "正在 还是 并将 将要 才能 只有 只是 但是 而是 便是 于是 还有 更为 可以 都会 还要 只能 又是 "
    "则为 就是 后向 多为 再次 更是 才会 正是 已有 后有 只要 多用 将会 都有 再用 就要 将有 只会 "
    "就会 也有 便于 有些"
)
