"""Makes slips out of clean sentences, for the recall of wording: independent of the engine's own lists.

    python -m bench.wording_slips FILE_OR_FOLDER… --seed 1 --each 60 > slips.tsv

Needs `jieba` 0.42.1 (MIT) and `pypinyin` 0.55 (MIT); nothing of `reading/wording/data` is read. One slip a sentence:

word sound     a word for another of the same syllables: 权利 for 权力
char sound     one character of a word for a frequent one of the same syllable: 侯选 for 候选
char blurred   the same with zh/z, ch/c, sh/s, n/l, an/ang, en/eng, in/ing taken for each other
shape          one character of a word for a look-alike (`_SHAPES`, written for this)
missing        a character of a word left out
doubled        a character of a word, or the word, typed twice
exchanged      two characters of a word exchanged
name           a wrong form of a meeting, body, law or phrase (`_NAMES`, from knowledge of real mistakes)
repealed       a name that is no longer in use, in a text of today

A made slip that jieba knows as a word can still be right in its place: few, and they count as missed. The kinds are
even, so the sum says nothing about how often a slip of real pages is found.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.wording_blind import pages

_SHAPES = (
    "己已 未末 候侯 竟竞 拨拔 折拆 析折 治冶 洽恰 戌戍 辨辩 辩辫 壁璧 幸辛 徒徙 券卷 赢羸 祟崇 贷货 贫贪 蓝篮 梁粱 "
    "栽裁 载栽 毫亳 密蜜 措借 复夏 账胀 睛晴 情清 请清 梢稍 哨捎 稿搞 搞稿 敞敝 缀辍 冒胃 茶荼 遣遗 暑署 署暑 堤提 "
    "堵睹 赌睹 讯汛 迅讯 决诀 快块 坏环 坏怀 抬胎 待侍 持待 特持 技枝 按案 案按 抢枪 抢抡 抱报 拍柏 检捡 险检 俭检 "
    "验险 仓仑 巨臣 且旦 旦但 未来 夫失 失矢 午牛 力刀 办为 为办 农衣 归旧 电申 由田 甲申 干千 土士 日曰 人入 住往 "
    "往住 推准 淮准 准淮 难推 摊滩 偏编 编遍 遍偏 副幅 福幅 富副 部陪 倍部 培倍 陪赔 纪记 纲网 网纲 刚纲 组祖 姐组 "
    "经径 轻经 劲径 级极 极级 给绘 绘给 续绪 绪续 练炼 缴激 激缴 墩敦 燥躁 操躁 澡操 健建 键健 延廷 庭延 历厉 厉历 "
    "斥斤 斤斥 析拆 拟以 似以 代伐 伐代 优忧 扰优 忧扰 仅权 权汉 政攻 攻政 放故 败贩 板扳 扳板 泛乏 贬泛 卫卸 末本"
)
_BLURS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("ang", "an"), ("eng", "en"))
_BLURS_END = (("ing", "in"),)
_COMMON = 2_000
"""Characters that an input method offers early: those jieba counts so often alone or in words."""
_HAN = re.compile("^[一-鿿]+$")
_LONGEST = 120

_NAMES = """
市场监督管理局 市场管理监督局
市场监督管理局 市场监督管局
市场监督管理局 市场临督管理局
生态环境局 生态环镜局
人力资源和社会保障局 人力资源和社会保证局
人力资源和社会保障局 人力资源与社会保障局
住房和城乡建设局 住房和城乡建设部局
住房和城乡建设局 住房与城乡建设局
农业农村局 农村农业局
退役军人事务局 退伍军人事务局
退役军人事务局 退役军人事物局
应急管理局 应急管理理局
卫生健康委员会 卫生键康委员会
行政审批服务局 行政审批服局
政务服务中心 政务服各中心
政府信息公开 政府信息公形
街道办事处 街道办处事
全国人民代表大会 全国人民代表大全
人民代表大会常务委员会 人民代表大会常委委员会
人民代表大会常务委员会 人民代表大会常务委员
政治协商会议 政治协商会义
纪律检查委员会 纪律检察委员会
人民检察院 人民检查院
监察委员会 检察委员会监委
精神文明建设指导委员会 精神文明建设指导委会
公共资源交易中心 公共资源交意中心
习近平新时代中国特色社会主义思想 习近平新时代特色社会主义思想
习近平新时代中国特色社会主义思想 习近平新时代中国特色社会主意思想
中国特色社会主义 中国特色社会主主义
社会主义核心价值观 社会主义核心价直观
中华民族伟大复兴 中华民族伟大复习
党的二十大精神 党的二十大精种
党的二十届三中全会 党的二十界三中全会
中国共产党第二十次全国代表大会 中国共产党第二十届全国代表大会
党的十九大精神 党的十九大的精神精神
学习贯彻 学习惯彻
全面从严治党 全面从严自党
党风廉政建设 党风廉正建设
党风廉政建设 党风廉政建没
脱贫攻坚 脱贫功坚
脱贫攻坚 脱贫攻艰
乡村振兴战略 乡村震兴战略
乡村振兴 乡村振新
扫黑除恶专项斗争 扫黑除恶专项半争
两学一做 两学一作
三严三实 三严三时
不忘初心、牢记使命 不忘初心、劳记使命
两个维护 两个围护
四个意识 四个意思
高质量发展 高质量发盏
供给侧结构性改革 供给则结构性改革
放管服 放管府
优化营商环境 优化赢商环境
双随机、一公开 双随即、一公开
最多跑一次 最多跑一趟
行政复议 行政复义
行政处罚 行政外罚
规范性文件 规范行文件
法治政府建设 法制政府建设
河长制 河长治
新时代文明实践站 新时代文明实贱站
疫情防控 疫情防空
人居环境整治 人居环境整冶
一般公共预算 一般公共预箅
国有资本经营预算 国有资本经营预算算
政府性基金预算 政府性基金予算
居民人均可支配收入 居民人均可支付收入
规模以上工业 规模已上工业
安全生产 安全生严
防汛抗旱指挥部 防讯抗旱指挥部
食品安全 食品按全
基本医疗保险 基本医疗保检
最低生活保障 最低生活保章
残疾人联合会 残疾人连合会
中华人民共和国行政许可法 中华人民共和国行政许可证法
中华人民共和国政府信息公开条例 中华人民共和国政务信息公开条例
中华人民共和国安全生产法 中华人民共和安全生产法
中华人民共和国行政诉讼法 中华人民共和国行政诉颂法
中华人民共和国招标投标法 中华人民共和国招投标法
森林防火条例 森林防火条列
"""
_REPEALED = """
国土资源局 自然资源局
环境保护局 生态环境局
工商行政管理局 市场监督管理局
食品药品监督管理局 市场监督管理局
安全生产监督管理局 应急管理局
卫生和计划生育局 卫生健康局
国家卫生计生委 国家卫生健康委
国土资源部 自然资源部
环境保护部 生态环境部
农业部 农业农村部
中国银保监会 国家金融监督管理总局
国务院扶贫办 农业农村部
中国银监会 国家金融监督管理总局
地方税务局 税务局
质量技术监督局 市场监督管理局
《中华人民共和国合同法》 《民法典》
《中华人民共和国物权法》 《民法典》
《中华人民共和国婚姻法》 《民法典》
《中华人民共和国侵权责任法》 《民法典》
《中华人民共和国担保法》 《民法典》
《中华人民共和国环境噪声污染防治法》 《噪声污染防治法》
《信访条例》 《信访工作条例》
《城市房屋拆迁管理条例》 《国有土地上房屋征收与补偿条例》
《中华人民共和国行政监察法》 《监察法》
《中华人民共和国增值税暂行条例》 《增值税法》
《中华人民共和国企业法人登记管理条例》 《市场主体登记管理条例》
《中华人民共和国公司登记管理条例》 《市场主体登记管理条例》
《中华人民共和国营业税暂行条例》 《增值税法》
《企业信息公示暂行条例》 《企业信息公示暂行条例》
《中华人民共和国资源税暂行条例》 《资源税法》
"""
_CARRIERS = (
    "会议强调，各级各部门要结合{}工作实际，把责任落实到岗到人。",
    "近日，我县围绕{}开展专题培训，相关单位负责人参加。",
    "今年以来，{}有关工作扎实推进，取得阶段性成效。",
    "下一步，将继续做好{}各项任务，确保年度目标如期完成。",
    "根据工作安排，现将{}有关情况公布如下，请群众监督。",
)
_TODAY = (
    "根据{}的规定，自2026年起申请人可在政务服务大厅办理。",
    "有关事项请咨询{}窗口。",
    "请各单位按照{}要求，于2026年11月底前报送材料。",
)
_DAY = "2026-10-20"


@dataclass(frozen=True, slots=True)
class Made:
    """A sentence with a slip in it."""

    kind: str
    text: str
    start: int
    end: int
    right: str


class Maker:
    """Makes slips of words; deterministic for a seed."""

    def __init__(self, seed: int) -> None:
        jieba, pypinyin = importlib.import_module("jieba"), importlib.import_module("pypinyin")
        self._random = random.Random(seed)
        jieba.initialize()
        self._cut: Callable[[str], Iterator[str]] = jieba.cut
        self._counts: dict[str, int] = jieba.dt.FREQ
        self._sounds: Callable[[str], list[str]] = pypinyin.lazy_pinyin
        chars: dict[str, int] = defaultdict(int)
        words: dict[str, list[str]] = defaultdict(list)
        for word, count in self._counts.items():
            for char in word:
                chars[char] += count
            if len(word) == 2 and count > 200 and _HAN.match(word):
                words[" ".join(self._sounds(word))].append(word)
        self._words = words
        self._chars: dict[str, list[str]] = defaultdict(list)
        for char, count in chars.items():
            if count > _COMMON and _HAN.match(char):
                self._chars[self._sounds(char)[0]].append(char)
        self._alike: dict[str, list[str]] = defaultdict(list)
        for pair in _SHAPES.split(" "):
            self._alike[pair[0]].append(pair[1])
            self._alike[pair[1]].append(pair[0])

    def slip(self, kind: str, sentence: str) -> Made | None:
        """A slip of the kind in the sentence, if any word lets itself."""
        words = list(self._cut(sentence))
        starts = [sum(map(len, words[:at])) for at in range(len(words))]
        order = [at for at, word in enumerate(words) if len(word) > 1 and _HAN.match(word)]
        self._random.shuffle(order)
        for at in order:
            wrong = self._wrong(kind, words[at])
            if wrong and wrong != words[at]:
                start, size = starts[at], len(words[at])
                text = sentence[:start] + wrong + sentence[start + size :]
                return Made(kind, text, start, start + len(wrong), words[at])
        return None

    def _wrong(self, kind: str, word: str) -> str:
        at = self._random.randrange(len(word))
        if kind == "word sound":
            return self._one_of([o for o in self._words[" ".join(self._sounds(word))] if o != word])
        if kind == "missing":
            return word[:at] + word[at + 1 :] if len(word) > 2 or at else word[1:]
        if kind == "doubled":
            return word + word if self._random.random() < 0.4 else word[: at + 1] + word[at:]
        if kind == "exchanged":
            at = min(at, len(word) - 2)
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if kind == "shape":
            others = self._alike[word[at]]
        else:
            sound = self._sounds(word[at])[0]
            sounds = [sound] if kind == "char sound" else _blurred(sound)
            others = [o for one in sounds for o in self._chars[one] if o != word[at]]
        other = self._one_of(others)
        made = word[:at] + other + word[at + 1 :] if other else ""
        return "" if self._counts.get(made) else made

    def _one_of(self, choices: Sequence[str]) -> str:
        return self._random.choice(choices) if choices else ""


def _blurred(sound: str) -> list[str]:
    """Syllables that the syllable is blurred with, without itself."""
    found = []
    for one, other in _BLURS[:4]:
        for here, there in ((one, other), (other, one)):
            if sound.startswith(here) and not (here in {"z", "c", "s"} and sound[1:2] == "h"):
                found.append(there + sound[len(here) :])
    for one, other in (*_BLURS[4:], *_BLURS_END):
        if sound.endswith(one):
            found.append(sound[: -len(one)] + other)
        elif sound.endswith(other):
            found.append(sound[: -len(other)] + one)
    return found


def _listed(names: str) -> list[tuple[str, str]]:
    return [(one, other) for one, _, other in (line.partition(" ") for line in names.split("\n"))]


def _sentences(paths: Sequence[Path]) -> list[str]:
    found = []
    for path in paths:
        for page in pages(path):
            found += [
                one
                for one in re.split("(?<=[。！？；])|\n", page.text)
                if 12 <= len(one) <= _LONGEST
            ]
    return found


def _made(seed: int, each: int, clean: list[str]) -> Iterator[Made]:
    maker, choose = Maker(seed), random.Random(seed)
    for kind in (
        "word sound",
        "char sound",
        "char blurred",
        "shape",
        "missing",
        "doubled",
        "exchanged",
    ):
        made = 0
        for sentence in choose.sample(clean, len(clean)):
            slip = maker.slip(kind, sentence) if made < each else None
            if slip is not None:
                made += 1
                yield slip
    for number, (right, wrong) in enumerate(one for one in _listed(_NAMES) if one[0]):
        if number % 2 == seed % 2:
            yield _carried("name", choose.choice(_CARRIERS), wrong, right)
    for number, (wrong, right) in enumerate(one for one in _listed(_REPEALED) if one[0]):
        if number % 2 == seed % 2:
            yield _carried("repealed", choose.choice(_TODAY), wrong, right)


def _carried(kind: str, carrier: str, wrong: str, right: str) -> Made:
    start = carrier.index("{}")
    return Made(kind, carrier.format(wrong), start, start + len(wrong), right)


def main(args: Sequence[str] | None = None) -> int:
    """Writes the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--each", type=int, default=60, help="slips of each kind")
    given = parser.parse_args(args)
    table = csv.writer(
        sys.stdout, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
    )
    table.writerow(("kind", "day", "start", "end", "right", "text"))
    for one in _made(given.seed, given.each, _sentences(given.texts)):
        table.writerow((one.kind, _DAY, one.start, one.end, one.right, one.text.replace("\t", " ")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
