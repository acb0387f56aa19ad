"""The classes of columns: one spelling everywhere (DESIGN §6)."""

from __future__ import annotations

COLUMN_KINDS: tuple[str, ...] = (
    "动态要闻", "通知公告", "政策文件", "规范性文件", "政策解读", "人事信息", "领导信息", "机构职能", "规划计划",
    "统计数据", "财政预决算", "行政事业性收费", "招标采购", "重大项目", "行政执法", "权责清单", "应急", "民生领域",
    "建议提案", "决策公开", "会议公开", "互动回应", "办事服务", "年度报告", "网站年度报表", "法治政府年报",
    "其他年报", "政府公报", "指南", "公开制度", "公开目录", "依申请公开", "标准规范", "五公开", "专题",
    "平台父栏目", "其他",
)  # fmt: skip

DUTY_KINDS: tuple[str, ...] = (
    "政府预算", "政府决算", "部门预算", "部门决算", "年度报告", "网站年度报表",
)  # fmt: skip
"""What an agency owes once a year."""
_LONGER = {"年度报告": "政府信息公开工作年度报告", "网站年度报表": "政府网站工作年度报表"}


def duty_name(agency: str, year: int, kind: str) -> str:
    """What findings call it: 示例区财政局2026年部门预算."""
    return f"{agency}{year}年{_LONGER.get(kind, kind)}"
