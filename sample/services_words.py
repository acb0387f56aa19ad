"""What the corner of services writes: guides, letters, bulletins, pages on the office and the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Note:
    """A row with the text of its page; a line that begins with `<` is HTML."""

    title: str
    published: date
    lines: tuple[str, ...]


def _d(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


def _headed(*parts: tuple[str, str]) -> tuple[str, ...]:
    """Parts under numbered headings: 一、设定依据."""
    digits = "一二三四五六七八九"
    return tuple(
        line for at, (name, text) in enumerate(parts) for line in (f"{digits[at]}、{name}", text)
    )


def _tabled(*parts: tuple[str, str]) -> tuple[str, ...]:
    """Parts as a table of labels and values."""
    rows = "".join(f"<tr><td>{name}</td><td>{text}</td></tr>" for name, text in parts)
    return (f"<table>{rows}</table>",)


def _tabs(*parts: tuple[str, str]) -> tuple[str, ...]:
    """A row of tabs and what stands behind each."""
    heads = "".join(f"<li>{name}</li>" for name, _ in parts)
    bodies = "".join(f"<div><h4>{name}</h4><p>{text}</p></div>" for name, text in parts)
    return (f"<ul>{heads}</ul>{bodies}",)


GUIDES: dict[str, tuple[Note, ...]] = {
    "fwgy": (
        Note("公园内临时占用绿地办事指南", _d(11, 12), _headed(
            ("申请条件", "因建设确需临时占用公园绿地的单位。"), ("咨询热线", "请拨打园区服务台值班号码。"))),
        Note("公园举办大型活动办事指南", _d(9, 8), _tabled(
            ("事项名称", "公园举办大型活动"), ("服务对象", "企业、社会组织"), ("办结时限", "七日"))),
        Note("砍伐移植公园树木办事指南", _d(7, 3), _tabs(
            ("办理对象", "建设单位和个人。"), ("所需资料", "申请表一份、现场照片。"))),
        Note("公园游船经营办事指南", _d(5, 6), _headed(
            ("法定依据", "参照城市公园管理的有关规定。"), ("办事程序", "到科室登记后等候通知。"))),
        Note("公园停车月卡办事指南", _d(3, 17), _headed(
            ("适用范围", "公园周边居民。"), ("登记资料", "行驶证复印件。"))),
    ),
    "fwhd": (
        Note("河道采砂许可服务指南", _d(11, 10), _tabled(
            ("许可事项", "河道采砂"), ("许可条件", "符合采砂规划。"), ("许可程序", "受理、审查、决定。"))),
        Note("涉河建设方案服务指南", _d(8, 4), _headed(
            ("受理对象", "建设单位。"), ("申报材料", "方案文本和防洪评价报告。"))),
    ),
    "fwsq": (
        Note("新区人才公寓申请须知", _d(11, 11), _tabs(
            ("申请范围", "在新区就业的大学毕业生。"), ("申请步骤", "网上登记、单位盖章、现场选房。"))),
    ),
    "fwgx": (
        Note("企业研发补贴办事指南", _d(11, 13), _headed(
            ("事项名称", "企业研发补贴。"), ("设定依据", "《高新区企业研发扶持办法》第六条。"),
            ("受理条件", "注册在园区的企业。"), ("申报材料", "申报表、费用清单。"),
            ("受理地点", "政务服务中心三号窗口。"), ("承诺时限", "十日。"), ("咨询电话", "请拨打服务台。"),
            ("办理流程", "申报、审核、公示、拨付。"))),
    ),
    "fwdj": (
        Note("民宿经营备案办理指南", _d(11, 12), (
            "根据《度假区民宿管理办法》，在度假区经营民宿的，应当备案。",
            "办理对象：房屋产权人或者承租人。", "办理时提交以下资料：", "（一）备案表；（二）房屋安全证明。",
            "地　址：度假区便民服务中心一楼。", "受理时间：周一至周五。", "电　话：0990-8000731。")),
    ),
    "fwwl": (
        Note("货运车辆通行证办事指南", _d(11, 14), _tabled(
            ("实施依据", "《物流园区道路管理规定》"), ("办理条件", "在园区有固定业务的车辆。"),
            ("材料清单", "行驶证、驾驶证。"), ("办理窗口", "园区北门服务站。"), ("办公时间", "工作日上午9:00起。"),
            ("联系方式", "0990-8000741"), ("办理程序", "提交、核验、领证。"))),
    ),
}  # fmt: skip
"""The first three sites' guides lack four classes and more; the others lack none, or one."""


def _letter(sort: str, asked: date, replied: date | None, state: str, answer: str) -> Sequence[str]:
    rows = [("信件类型", sort), ("来信时间", str(asked))]
    rows += [("答复时间", str(replied))] if replied else [("办理状态", state)]
    return (*_tabled(*rows), "反映的情况见标题，希望能够了解有关安排。", answer)


def _sent(title: str, sort: str, asked: date, replied: date | None, state: str = "") -> Note:
    answer = (
        "答复内容：您好，来信收悉，有关情况已经核实，具体安排请留意公告，感谢关心。"
        if replied
        else ""
    )
    text = _letter(sort, asked, replied, state, answer)
    return Note(title, replied or asked, tuple(line for line in text if line))


LETTERS: dict[str, tuple[Note, ...]] = {
    "fwgx": (
        _sent("园区公交末班车时刻", "咨询", _d(10, 12), _d(10, 20)),
        _sent("孵化器空置工位怎样报名", "咨询", _d(10, 12), _d(10, 19)),
        _sent("高新路夜间施工扰民", "求助", _d(7, 1), None, "待办理"),
        _sent("建议延长图书角开放", "建议", _d(8, 20), None, "办理中"),
    ),
    "fwdj": (
        _sent("度假区观光车票价", "咨询", _d(9, 28), _d(10, 13)),
        _sent("湖滨步道封闭到何时", "咨询", _d(9, 28), _d(10, 10)),
        _sent("建议增设直饮水点", "建议", _d(3, 2), _d(7, 15)),
        _sent("营地垃圾清运不及时", "求助", _d(3, 2), _d(6, 2)),
    ),
    "fwwl": (
        _sent("货车限行时段调整", "咨询", _d(9, 14), _d(9, 30)),
        _sent("建议增加司机休息室", "建议", _d(9, 8), _d(10, 23)),
        _sent("园区西门路灯不亮", "投诉", _d(5, 10), None, "尚未答复"),
        _sent("反映仓库违规收费", "举报", _d(5, 6), None, "待处理"),
    ),
}  # fmt: skip
"""Of each site: a question answered late and one in time; a letter of more than three months and one that is none."""


def _bulletin(title: str, month: int, day: int, year: int = 2026) -> Note:
    return Note(f"关于{title}的通报", _d(month, day, year), (
        "按照常态化监管的要求，对所属站点的信息更新、链接可用和互动回应逐一核对，发现的问题已交责任科室整改，现将结果予以公布。",
    ))  # fmt: skip


CHECKS: dict[str, tuple[Note, ...]] = {
    "fwgy": (_bulletin("2025年第四季度网站检查情况", 1, 12),),
    "fwsq": (
        _bulletin("2026年第三季度政府网站检查情况", 10, 15), _bulletin("2026年第一季度政府网站检查情况", 4, 14),
        _bulletin("2025年第四季度政府网站检查情况", 1, 16)),
    "fwgx": (
        _bulletin("2026年二季度政府网站和政务新媒体抽查情况", 7, 10),
        _bulletin("2026年一季度政府网站和政务新媒体抽查情况", 4, 9)),
    "fwdj": (
        _bulletin("2026年9月网站自查结果", 10, 9), _bulletin("2025年下半年网站自查结果", 1, 20)),
    "fwwl": (
        _bulletin("2026年第3季度政府网站监测情况", 10, 21), _bulletin("2026年上半年政府网站监测情况", 7, 15),
        _bulletin("2025年度第四季度政府网站监测情况", 1, 14)),
}  # fmt: skip
SINGLES: dict[tuple[str, str], str] = {
    ("fwgy", "jgzn"): "本局负责公园绿地养护。局长：云望山。办公地址：云溪区云溪路三号。电　话：0990-8000701。",
    ("fwhd", "jgzn"): "本局负责河道巡查和水工程安全，内设三个科室。服务时间：周一至周五。联系电话：0990-8000711。",
    ("fwsq", "jgzn"): "管委会统筹新区建设和招商服务，主要负责人：石清禾，主持全面工作。通讯地址：云溪区石桥路一号。",
    ("fwgx", "jgzn"): "管委会负责企业服务。负责人：林朗。办公地点：创业大厦。工作时间：周一至周五。联系方式见服务台。",
    ("fwdj", "jgzn"): "管委会位于云溪区湖滨路九号，工作日上午9:00至下午5:00接待来访，主任：柳一舟，0990-8000732。",
    ("fwwl", "jgzn"): "管委会承担道路和仓储管理。地　址：物流大道一号。作息时间：全年无休。电话：0990-8000742。",
    ("fwwl", "ldxx"): "白望山，管委会主任，主持管委会全面工作，分管规划建设。",
    ("fwgy", "gk"): "云溪公园始建于1986年。截至2022年末，全园绿地率七成，周边常住人口4.1万人，全年门票收入0.3亿元。",
    ("fwhd", "gk"): "云溪河全长五十公里。2019年沿河地区生产总值12亿元，户籍人口8万人。到2030年人口将达到10万人。",
    ("fwsq", "gk"): "新区2012年设立。2023年，全区常住人口3万人，规模以上工业增加值增长6%，财政总收入2亿元。",
    ("fwgx", "gk"): "高新区2009年设立。2025年末常住人口5万人，全年生产总值88亿元，比2020年增长40%。",
    ("fwdj", "gk"): "度假区因古桥得名，2001年建成开放。2021年接待游客时人口不足万人，2025年户籍人口1.2万人。",
    ("fwwl", "gk"): "园区2015年启用，2016年获评示范园区。据2025年统计，从业人口2万人，增加值9亿元。",
}  # fmt: skip
"""Site and column → the text of a page that is a column of its own."""
