"""Wording: slips of every class, each beside a text that looks like it and is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sample.corner import Corner, Office, Planted, Scene, Spot
from sample.nouns import ColumnPlan, Item, SitePlan, Style
from sample.policy_words import newest_first

_KEY, _COLUMN = "wlxc", "xwdt"
_STEP = 3
"""Days between two posts."""
_DAY = date(2026, 11, 20)
"""The reference date of the county."""


@dataclass(frozen=True, slots=True)
class _Post:
    """A post with its text."""

    title: str
    lines: tuple[str, ...]
    day: date | None = None
    """Its date; else they follow each other."""


def _p(title: str, *lines: str, day: date | None = None) -> _Post:
    return _Post(title, lines, day)


_PAIRS = (
    ("severe_wording", "政府错为攻府",
     _p("镇村道路养护工作会召开", "会议由云溪区人民攻府分管负责人主持，听取了各镇道路养护情况的汇报。"),
     "更正说明引用错误写法",
     _p("关于更正一则信息的说明", "我单位10月8日发布的信息中，将“人民政府”误写为“人民攻府”，现予以更正。")),
    ("severe_wording", "国名错为共合国",
     _p("宪法宣传进校园", "活动中，学生们朗读了《中华人民共合国宪法》的有关章节，并参加了问答。"),
     "国名写法正确",
     _p("国家宪法日活动预告", "活动期间，将组织朗读《中华人民共和国宪法》的有关章节。")),
    ("severe_wording", "标题里的政府错为政俯",
     _p("云溪区人民政俯召开防汛会商会", "会议分析了近期雨情和水情，安排了值班值守工作。"),
     "标题写法正确",
     _p("云溪区人民政府召开防汛总结会", "会议总结了汛期工作，讨论了物资储备的安排。")),
    ("fixed_wording", "扫黑除恶错为扫黑险恶",
     _p("法治讲座走进社区", "讲座介绍了常态化扫黑险恶斗争的有关规定，解答了居民的提问。"),
     "通报所列的错误写法",
     _p("关于网站表述错误的通报", "检查发现，有的网站把“扫黑除恶”写成“扫黑险恶”，请各单位自查并更正。")),
    ("fixed_wording", "乡村振兴错为乡村震兴",
     _p("驻村工作队开展走访", "队员们围绕全面推进乡村震兴，与村民座谈，登记了八件实事。"),
     "乡村振兴写法正确",
     _p("驻村工作队交流经验", "队员们围绕全面推进乡村振兴，介绍了产业帮扶的做法。")),
    ("fixed_wording", "营商环境错为营商环竟",
     _p("窗口服务时间调整", "各窗口深化放管服改革，优化营商环竟，延长了午间受理的时间。"),
     "营商环境写法正确",
     _p("窗口服务评价公布", "各窗口持续优化营商环境，群众评价的渠道已经开通。")),
    ("old_name", "改革后仍称国土资源部",
     _p("矿产资源知识宣传", "活动材料采用国土资源部统一编印的读本，群众可到镇服务中心领取。"),
     "叙述历史写明原国土资源部",
     _p("测绘成果展览开幕", "展览收集了原国土资源部统一编印的旧图，介绍了测绘工作的变迁。")),
    ("old_name", "改革后仍称国家卫生和计划生育委员会",
     _p("健康知识讲座预告", "讲座采用国家卫生和计划生育委员会推荐的教材，居民可免费参加。"),
     "现行名称",
     _p("健康知识讲座小结", "讲座采用国家卫生健康委员会推荐的教材，共有六十位居民参加。")),
    ("old_name", "改革后仍称国家工商行政管理总局",
     _p("消费提示：谨慎预付", "消费者可查询国家工商行政管理总局公布的合同范本，并保存凭证。"),
     "改革以前发布的信息",
     _p("合同范本领取告知", "经营者可领取国家工商行政管理总局公布的合同范本，并按要求使用。", day=date(2017, 9, 12))),
    ("repealed_law", "民法典施行后仍依据合同法",
     _p("租房纠纷调解案例", "调解员依照合同法的规定，向双方讲解了违约责任。"),
     "说明合同法已经废止",
     _p("民法典知识问答", "自2021年1月1日起，合同法同时废止，合同纠纷适用民法典。")),
    ("repealed_law", "民法典施行后仍依据婚姻法",
     _p("家庭矛盾调解案例", "调解员依照婚姻法的规定，向双方讲解了抚养义务。"),
     "废止以前发布的信息",
     _p("婚姻家庭知识讲座", "讲师依照婚姻法的规定，向居民讲解了抚养义务。", day=date(2019, 6, 18))),
    ("repealed_law", "民法典施行后仍依据物权法",
     _p("小区停车位答疑", "律师依照物权法的规定，向业主讲解了车位的归属。"),
     "依据现行法律",
     _p("小区绿地使用答疑", "律师依照民法典的规定，向业主讲解了绿地的归属。")),
    ("misspelling", "竞争错为竟争",
     _p("招商推介会举行", "与会企业认为，公平竟争的市场环境是投资的前提。"),
     "究竟争取两词相连",
     _p("社区议事会召开", "居民们讨论了究竟争取哪一类健身设施。")),
    ("misspelling", "候选人错为侯选人",
     _p("道德模范评选启动", "各村（社区）可推荐侯选人一名，并附事迹材料。"),
     "姓侯的人",
     _p("文明家庭事迹展播", "展播介绍了侯先生一家帮助邻居的事迹。")),
    ("misspelling", "覆盖错为复盖",
     _p("文化设施修缮计划公布", "文化服务网点将复盖全部村（社区），工期两个月。"),
     "重复盖章两词相连",
     _p("民间艺人交流活动举行", "剪纸作品的登记表不必重复盖章，作者当场领回。")),
    ("wording_form", "不存在的日期",
     _p("秋季读书活动安排", "活动报名截至2026年9月31日，逾期不再受理。"),
     "存在的日期",
     _p("冬季读书活动安排", "活动报名截至2026年12月31日，逾期不再受理。")),
    ("wording_form", "书名号没有闭合",
     _p("图书捐赠活动举行", "捐赠者介绍了《家乡的河一书，并赠送了二十册。"),
     "书名号成对",
     _p("图书漂流活动举行", "参加者介绍了《家乡的桥》一书，并交换了二十册。")),
    ("wording_form", "模板残留",
     _p("志愿服务活动报道", "本次活动由XX街道承办，此处填写内容，共有六十人参加。"),
     "名称中的字母",
     _p("非遗展示活动报道", "本次活动展示了S形竹编，由柳塘社区承办。")),
)  # fmt: skip
"""Rule, the slip and its post, the innocent twin and its post."""


def _posts() -> Iterator[_Post]:
    for _, _, guilty, _, twin in _PAIRS:
        yield guilty
        yield twin


def _rows(site: SitePlan, column: ColumnPlan, rows: Sequence[Item], scene: Scene) -> Sequence[Item]:
    if site.key != _KEY or column.key != _COLUMN:
        return rows
    return newest_first([
        Item(
            number=number, title=one.title, published=_day(number, one, scene.as_of),
            made=_day(number, one, scene.as_of), source=site.agency.name, lines=one.lines, whole=True,
        )
        for number, one in enumerate(_posts())
    ])  # fmt: skip


def _day(number: int, post: _Post, as_of: date) -> date:
    return post.day or as_of - timedelta(days=2 + _STEP * number)


CORNER = Corner(
    offices=(
        Office(_KEY, "文明实践中心", Style.TRS, (
            ColumnPlan(_COLUMN, "工作动态", "动态要闻", folder=_COLUMN, on_home=True),
        )),
    ),
    planted=tuple(
        Planted(rule, Spot(_KEY, bad, _COLUMN, row=2 * at), Spot(_KEY, fine, _COLUMN, row=2 * at + 1))
        for at, (rule, bad, _, fine, _) in enumerate(_PAIRS)
    ),
    rows=_rows,
)  # fmt: skip
